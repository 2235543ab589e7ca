import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A WebAssembly module: its source, the file that its bytes are in, and the size of its memory, which never grows, in pages of 64 KiB. */
export type CompiledModule = {
	readonly entry: string;
	readonly file: string;
	readonly constant: string;
	readonly pages: number;
};

export const modules: readonly CompiledModule[] = [
	{
		entry: 'src/records/scan/assembly/matcher.ts',
		file: 'src/records/scan/matcher-bytes.ts',
		constant: 'matcherBytes',
		// `src/records/scan/memory.ts` says what lies where.
		pages: 40,
	},
	{
		entry: 'src/metrics/assembly/areas.ts',
		file: 'src/metrics/area-bytes.ts',
		constant: 'areaBytes',
		// `src/metrics/area-machine.ts` says what lies where.
		pages: 7,
	},
];

const options = [
	...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
	// Vectors pass between functions of the module alone.
	...['--disableWarning', '112'],
];

/** Where the compiler is; undefined where it is not installed. */
export function compiler(): string | undefined {
	try {
		return createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
	} catch {
		return undefined;
	}
}

/** The text of the file of a module as it follows from its source. */
export function compiledText({entry, constant, pages}: CompiledModule, compilerFile: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'module-'));
	const memory = ['--initialMemory', String(pages), '--maximumMemory', String(pages)];
	try {
		const outFile = join(folder, 'module.wasm');
		const args = [compilerFile, entry, ...options, ...memory, '--outFile', outFile];
		execFileSync(process.execPath, args, {stdio: 'inherit'});
		const bytes = readFileSync(outFile).toString('base64');
		const source = entry.slice(entry.indexOf('assembly/'));
		return `// Compiled from ${source} by \`npm run wasm\`. Not to be edited.\n\nexport const ${constant} =\n\t'${bytes}';\n`;
	} finally {
		rmSync(folder, {recursive: true});
	}
}
