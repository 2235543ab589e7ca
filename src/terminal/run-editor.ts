import {spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {printable} from '../records/printable.js';
import type {Problem} from '../records/result.js';
import {type EditTarget, editorCommand} from './editor-command.js';

/** Statuses of POSIX shells. */
const notExecutable = 126;
const notFound = 127;

/**
 * Shows a file in the user's editor, in the terminal, which nobody else may use meanwhile. Resolves when the editor has
 * ended. The shell takes the words apart, as git has it do: `EDITOR="emacsclient -nw"`.
 */
export async function runEditor(target: EditTarget, environment: NodeJS.ProcessEnv): Promise<Problem | undefined> {
	const {words, args} = editorCommand(environment, target);
	const keys = openTerminal();
	try {
		const {code, signal} = await ended(words, args, keys ?? 'inherit');
		return code === 0 ? undefined : problemOf(words, code, signal);
	} catch (error) {
		return {what: `no editor could be started: ${error instanceof Error ? error.message : String(error)}`};
	} finally {
		if (keys !== undefined) closeSync(keys);
	}
}

/** The keys of the terminal, when standard input is where the records come from. */
function openTerminal(): number | undefined {
	if (process.stdin.isTTY) return undefined;
	try {
		return openSync('/dev/tty', 'r');
	} catch {
		return undefined;
	}
}

type End = {readonly code: number | null; readonly signal: NodeJS.Signals | null};

function ended(words: string, args: readonly string[], stdin: number | 'inherit'): Promise<End> {
	// A Ctrl-C is for the editor: the shell between us would die of it afterwards.
	const script = `trap : INT QUIT; ${words} "$@"`;
	const child = spawn('sh', ['-c', script, 'sh', ...args], {stdio: [stdin, 'inherit', 'inherit']});
	const kill = () => void child.kill();
	process.once('exit', kill);
	return new Promise<End>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve({code, signal}));
	}).finally(() => process.off('exit', kill));
}

function problemOf(words: string, code: number | null, signal: NodeJS.Signals | null): Problem {
	const name = printable(words);
	const mend = 'Set VISUAL or EDITOR to an editor of yours';
	if (code === notFound) return {what: `there is no program "${name}" to edit with`, mend};
	if (code === notExecutable) return {what: `"${name}" cannot be run`, mend};
	return {what: `"${name}" ended with ${signal === null ? `status ${code}` : `signal ${signal}`}`};
}
