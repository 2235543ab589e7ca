import {printable} from '../records/printable.js';
import type {Line} from '../ui/line.js';

/** A part of what the debugger shows, as lines to read or to hear. */
export type Section = {
	readonly title: string;
	readonly lines: readonly string[];
	/** What can be done there; told once. */
	readonly hint?: string;
};

/** Ends the line that the cursor is on: what Enter applies, or gets a role. */
export const chosen = ', chosen';

/** A line of the screen as text: no styles, and drawing characters only where they say something. */
export function textOf(line: Line): string {
	const text = line.map((span) => span.text).join('');
	return text.replaceAll('│', '|').replaceAll('❯', '>').replaceAll(/─+ ?/g, '').trimEnd();
}

/** What is read out: whatever a capture holds, it stays on its line and drives no terminal. */
export function spoken(text: string): string {
	return printable(text.trimEnd());
}
