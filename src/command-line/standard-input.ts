import {fstatSync} from 'node:fs';

/**
 * yargs takes a lone `-` for the beginning of an option: as a positional it becomes empty text, after an option that needs
 * a value it is refused. Hidden behind a character that no argument can hold, it passes.
 */
const hiddenDash = '\0';

export function hideStandardInput(argv: readonly string[]): readonly string[] {
	return argv.map((argument) => (argument === '-' ? hiddenDash : argument));
}

/** An argument as it was typed. */
export function standardInput(argument: string): string {
	return argument === hiddenDash ? '-' : argument;
}

/** Whether somebody sends us data: a pipe or a file, not a terminal and not the empty device of a background job. */
export function stdinHasData(): boolean {
	try {
		const stdin = fstatSync(0);
		return stdin.isFIFO() || stdin.isFile() || stdin.isSocket();
	} catch {
		return false;
	}
}
