import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export const matcherFile = 'src/records/scan/matcher-bytes.ts';
const entry = 'src/records/scan/assembly/matcher.ts';

/** 2.5 MiB of memory that never grows: `src/records/scan/memory.ts` says what lies where. */
const pages = '40';
const options = [
	...['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd'],
	...['--initialMemory', pages, '--maximumMemory', pages],
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

/** The text of `matcher-bytes.ts` as it follows from the source of the matcher. */
export function compiledMatcher(compilerFile: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'matcher-'));
	try {
		const outFile = join(folder, 'matcher.wasm');
		execFileSync(process.execPath, [compilerFile, entry, ...options, '--outFile', outFile], {stdio: 'inherit'});
		const bytes = readFileSync(outFile).toString('base64');
		return `// Compiled from assembly/matcher.ts by \`npm run wasm\`. Not to be edited.\n\nexport const matcherBytes =\n\t'${bytes}';\n`;
	} finally {
		rmSync(folder, {recursive: true});
	}
}
