import {existsSync} from 'node:fs';
import {nearest} from '../records/nearest.js';
import type {Problem} from '../records/result.js';
import {liveOptionNames} from './live-options.js';

/** What is wrong with the command line, with the option that was probably meant; `help` tells which ones there are. */
export function usageProblem(error: unknown, help: string): {readonly problem: Problem} {
	const message = error instanceof Error ? error.message : String(error);
	const [, unknown] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
	if (unknown === undefined) return {problem: {what: inOneLine(message), mend: 'See mqm-debug --help'}};
	const live = unknown.split(', ').find((name) => liveOptionNames.includes(name));
	if (live !== undefined) {
		const what = `--${live} belongs to the debugger itself: what this command does has an end`;
		return {problem: {what, mend: `Leave it out, or start mqm-debug with --${live} and no command`}};
	}
	const options = [...help.matchAll(/^ +--([a-z][a-z-]*)/gm)].flatMap(([, name]) => name ?? []);
	const [first = ''] = unknown.split(', ');
	const meant = nearest(first, options);
	return {
		problem: {
			what: unknown.includes(', ') ? `these options are unknown: ${unknown}` : `${first} is no option or argument`,
			mend: meant === undefined ? 'See mqm-debug --help' : `Did you mean --${meant}?`,
		},
	};
}

/** `Not enough arguments following: monitor`, `Invalid values:` and a list below it. */
function inOneLine(message: string): string {
	return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** A first word that is nearly a command would be taken for a capture; where there is no such file, it is a slip. */
export function mistypedCommand(
	[word = '']: readonly string[],
	commands: readonly string[],
): {readonly problem: Problem} | undefined {
	if (!/^[a-z]+$/i.test(word) || commands.includes(word) || existsSync(word)) return undefined;
	const meant = nearest(word, commands);
	if (meant === undefined) return undefined;
	return {problem: {what: `${word} is no command and no file`, mend: `Did you mean mqm-debug ${meant}?`}};
}
