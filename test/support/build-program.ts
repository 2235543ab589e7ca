import {build} from 'esbuild';

const folder = 'out/test-programs';

/** Compiles a program of the tests; its packages stay outside, as in the published package. Returns the file to run. */
export async function buildProgram(name: string): Promise<string> {
	await build({
		entryPoints: [`test/e2e/programs/${name}.ts`],
		outdir: folder,
		outExtension: {'.js': '.mjs'},
		bundle: true,
		// What is loaded by import() stays a file of its own: in one file its packages would be loaded at the start.
		splitting: true,
		packages: 'external',
		platform: 'node',
		format: 'esm',
		jsx: 'automatic',
		logLevel: 'warning',
	});
	return `${folder}/${name}.mjs`;
}
