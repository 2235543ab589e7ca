import {graphemes} from './graphemes.js';

/** A line that is being typed. The cursor stands before the character at this index, or at the end. */
export type TextLine = {readonly text: string; readonly cursor: number};

/** What a key does to the line, besides typing. `erase` is Backspace. */
export type TextEdit =
	| 'left'
	| 'right'
	| 'start'
	| 'end'
	| 'erase'
	| 'erase-after'
	| 'erase-word'
	| 'erase-to-start'
	| 'erase-to-end';

/** A line with the cursor at its end. */
export function textLine(text: string): TextLine {
	return {text, cursor: text.length};
}

export function withTyped({text, cursor}: TextLine, typed: string): TextLine {
	return {text: text.slice(0, cursor) + typed + text.slice(cursor), cursor: cursor + typed.length};
}

export function edited(line: TextLine, edit: TextEdit): TextLine {
	const {text, cursor} = line;
	switch (edit) {
		case 'left':
			return {text, cursor: before(line)};
		case 'right':
			return {text, cursor: after(line)};
		case 'start':
			return {text, cursor: 0};
		case 'end':
			return textLine(text);
		case 'erase':
			return without(line, before(line), cursor);
		case 'erase-after':
			return without(line, cursor, after(line));
		case 'erase-word':
			return without(line, wordBefore(line), cursor);
		case 'erase-to-start':
			return without(line, 0, cursor);
		case 'erase-to-end':
			return without(line, cursor, text.length);
		default:
			return edit satisfies never;
	}
}

function without({text}: TextLine, from: number, to: number): TextLine {
	return {text: text.slice(0, from) + text.slice(to), cursor: from};
}

/** Where the character before the cursor begins; what looks like one character is one. */
function before({text, cursor}: TextLine): number {
	return [...graphemes(text.slice(0, cursor))].at(-1)?.index ?? 0;
}

function after({text, cursor}: TextLine): number {
	for (const {segment} of graphemes(text.slice(cursor))) return cursor + segment.length;
	return cursor;
}

/** Where the word before the cursor begins; a word ends at a blank, as in a shell. */
function wordBefore({text, cursor}: TextLine): number {
	return text.slice(0, cursor).trimEnd().lastIndexOf(' ') + 1;
}
