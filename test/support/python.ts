import {spawnSync} from 'node:child_process';
import {join} from 'node:path';

/** The program itself: what `python3` names may be a script that takes long to find it. */
const found = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], {encoding: 'utf8'});
const python3 = found.status === 0 ? found.stdout.trim() : 'python3';

/** Whether generated Python can be run here; a test that is skipped for want of it says so in its name. */
export const hasPython = found.status === 0;
export const withPython = hasPython ? 'runs' : 'runs (skipped: there is no python3)';

/** What a Python program writes to standard output; throws what it writes to standard error when it fails. */
export function runPython(args: readonly string[], input = '', program = python3): string {
	const {status, stdout, stderr} = spawnSync(program, args, {input, encoding: 'utf8', maxBuffer: 1 << 28});
	if (status !== 0) throw new Error(stderr);
	return stdout;
}

/** Throws where a script is no Python 3.7. */
export function checkSyntax(script: string): void {
	runPython(['-c', 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 7))'], script);
}

export type Columns = {readonly [column: string]: string};

/** What a preprocessor returns for each merged record, run as the monitor runs it. */
export function runPreprocessor(path: string, records: readonly string[]): readonly (Columns | readonly Columns[])[] {
	const harness = join(import.meta.dirname, 'preprocessor_harness.py');
	const lines = runPython([harness, path], records.map((record) => `${record}\n`).join(''));
	return lines
		.split('\n')
		.slice(0, -1)
		.map((line) => JSON.parse(line) as Columns | readonly Columns[]);
}
