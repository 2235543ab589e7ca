import {nearest} from '../records/nearest.js';
import type {Problem} from '../records/result.js';

/** What is wrong with the command line, with the option that was probably meant; `help` tells which ones there are. */
export function usageProblem(error: unknown, help: string): {readonly problem: Problem} {
	const message = error instanceof Error ? error.message : String(error);
	const [, unknown] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
	if (unknown === undefined) return {problem: {what: inOneLine(message), mend: 'See mqm-debug --help'}};
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
