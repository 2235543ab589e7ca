import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Program, type ProgramOptions, startProgram} from './pty.js';

const started: Program[] = [];
const folders: string[] = [];

/** The program as `npm run build` makes it. */
export const builtProgram = join(import.meta.dirname, '../../dist/cli.js');

/** The real program in a terminal of its own. */
export function startDebugger(args: readonly string[], options: Partial<ProgramOptions> = {}): Program {
	if (!existsSync(builtProgram)) throw new Error('dist/cli.js is missing; run `npm run build` first');
	const program = startProgram({command: process.execPath, args: [builtProgram, ...args], ...options});
	started.push(program);
	return program;
}

/** An empty folder that goes away with the test. */
export function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'mqm-debug-'));
	folders.push(folder);
	return folder;
}

/** Ends what the test has started and removes its folders. */
export async function tidyUp(): Promise<void> {
	for (const program of started.splice(0)) {
		program.kill('SIGKILL');
		await program.exit;
	}
	for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
}
