import {expect} from 'vitest';
import {buildProgram} from './build-program.js';
import {type Program, type ProgramOptions, startProgram} from './pty.js';

/** test/e2e/programs/key-program.ts, compiled when first asked for. */
let file: Promise<string> | undefined;
const started: Program[] = [];

export function keyProgramFile(): Promise<string> {
	file ??= buildProgram('key-program');
	return file;
}

/** Starts it and waits for its first frame. */
export async function startKeyProgram(options: Partial<ProgramOptions> = {}): Promise<Program> {
	const program = startProgram({command: process.execPath, args: [await keyProgramFile()], ...options});
	started.push(program);
	await program.waitFor('0 keys');
	return program;
}

/** An interactive shell, or a shell that runs one command. */
export function startShell(command?: string): Program {
	const args = ['--norc', '--noprofile', ...(command === undefined ? ['-i'] : ['-c', command])];
	const program = startProgram({command: 'bash', args, env: {PS1: 'shell> '}});
	started.push(program);
	return program;
}

export async function endPrograms(): Promise<void> {
	for (const program of started.splice(0)) {
		program.kill('SIGKILL');
		await program.exit;
	}
}

/** Whether the frame of the key program fills the screen exactly, with nothing left of an earlier one. */
export function isOneFrame(lines: string[], columns: number, rows: number): boolean {
	const frame = lines.slice(0, rows - 1);
	return (
		frame[0] === `╭${'─'.repeat(columns - 2)}╮` &&
		frame[rows - 2] === `╰${'─'.repeat(columns - 2)}╯` &&
		frame.slice(1, -1).every((line) => line.startsWith('│') && line.endsWith('│')) &&
		frame[1]?.includes(`size ${columns}x${rows}`) === true &&
		lines[rows - 1] === ''
	);
}

/** The terminal is as the program found it, and the user's scrollback was never erased (ESC[3J). */
export function expectRestored(program: Program): void {
	expect(program.alternateScreen()).toBe(false);
	expect(program.cursorVisible()).toBe(true);
	expect(program.output()).not.toContain('\u001B[3J');
}
