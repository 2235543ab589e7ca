import type {Prompt} from './model.js';
import {promptOf} from './prompt-line.js';

/** What the matches of a prompt are matches of: what was typed before Tab began to go through them. */
export function stemOf({text, completing}: Prompt): string {
	return completing ?? text;
}

/**
 * What Tab makes of a line: the only match, else what all matches begin with, and where that is typed already one
 * match after the other. `by` is -1 for Shift-Tab.
 */
export function completed(prompt: Prompt, matches: readonly string[], by: 1 | -1): Prompt {
	const [first] = matches;
	if (first === undefined) return prompt;
	const withText = (text: string, completing: string | undefined): Prompt => ({
		...promptOf(prompt.kind, text),
		completing,
	});
	if (matches.length === 1) return withText(first, undefined);
	const common = commonBeginning(matches);
	if (prompt.completing === undefined && common.length > prompt.text.length) return withText(common, undefined);
	const at = prompt.completing === undefined ? -1 : matches.indexOf(prompt.text);
	const next = at === -1 ? (by === 1 ? 0 : matches.length - 1) : (at + by + matches.length) % matches.length;
	return withText(matches[next] ?? first, stemOf(prompt));
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
	let length = first.length;
	for (const other of others) {
		while (!other.startsWith(first.slice(0, length))) length--;
	}
	return first.slice(0, length);
}
