import {graphemes} from '../graphemes.js';
/** A text of several lines that is being edited. The cursor is an offset between two characters, as a reader sees them. */
export type TextField = {readonly text: string; readonly cursor: number};

export type TextTarget =
	| 'left'
	| 'right'
	| 'word-left'
	| 'word-right'
	| 'line-start'
	| 'line-end'
	| 'text-start'
	| 'text-end';

/** The text with line breaks as `\n` alone, the cursor at its beginning. */
export function textField(text: string): TextField {
	return {text: withPlainBreaks(text), cursor: 0};
}

/** The text put in at the cursor, which stands behind it then. */
export function inserted({text, cursor}: TextField, piece: string): TextField {
	const before = text.slice(0, cursor) + withPlainBreaks(piece);
	return atBoundary(before + text.slice(cursor), before.length);
}

/** What lies between the cursor and where a move would take it is gone. */
export function erased(field: TextField, towards: TextTarget): TextField {
	const end = moved(field, towards).cursor;
	const [from, to] = [Math.min(field.cursor, end), Math.max(field.cursor, end)];
	return atBoundary(field.text.slice(0, from) + field.text.slice(to), from);
}

export function moved({text, cursor}: TextField, target: TextTarget): TextField {
	return {text, cursor: targets[target](text, cursor)};
}

/** The cursor at an offset, or right before the character that the offset lies in. */
export function movedTo({text}: TextField, offset: number): TextField {
	const at = Math.max(0, Math.min(offset, text.length));
	return {text, cursor: isBoundary(text, at) ? at : previous(text, at)};
}

const targets: Readonly<Record<TextTarget, (text: string, cursor: number) => number>> = {
	left: previous,
	right: next,
	'word-left': wordBefore,
	'word-right': wordAfter,
	'line-start': lineStart,
	'line-end': lineEnd,
	'text-start': () => 0,
	'text-end': (text) => text.length,
};

/** What was put in may have joined the character that follows it. */
function atBoundary(text: string, cursor: number): TextField {
	return {text, cursor: isBoundary(text, cursor) ? cursor : next(text, cursor)};
}

function withPlainBreaks(text: string): string {
	return text.replaceAll(/\r\n?/g, '\n');
}

export function lineStart(text: string, cursor: number): number {
	return cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1;
}

function lineEnd(text: string, cursor: number): number {
	const end = text.indexOf('\n', cursor);
	return end === -1 ? text.length : end;
}

function next(text: string, cursor: number): number {
	if (cursor >= text.length) return text.length;
	const {from, index, segment} = characterAt(text, cursor);
	return from + index + segment.length;
}

function previous(text: string, cursor: number): number {
	if (cursor === 0) return 0;
	const {from, index} = characterAt(text, cursor - 1);
	return from + index;
}

function isBoundary(text: string, offset: number): boolean {
	if (offset === 0 || offset >= text.length) return true;
	const {from, index} = characterAt(text, offset);
	return from + index === offset;
}

/** The character that an offset lies in. Only a piece around it is taken apart: lines may be long. */
function characterAt(text: string, offset: number): {from: number; index: number; segment: string} {
	if (text[offset] === '\n') return {from: offset, index: 0, segment: '\n'};
	const from = certainStart(text, offset);
	const found = graphemes(text.slice(from, certainEnd(text, offset))).containing(offset - from);
	return {from, index: found?.index ?? 0, segment: found?.segment ?? ''};
}

/** Two ASCII characters never join, so a boundary surely lies between them. */
function certainStart(text: string, offset: number): number {
	for (let at = offset; at > 0; at--) if (isPlain(text, at) && isPlain(text, at - 1)) return at;
	return 0;
}

function certainEnd(text: string, offset: number): number {
	for (let at = offset + 1; at < text.length; at++) if (isPlain(text, at) && isPlain(text, at - 1)) return at;
	return text.length;
}

/** A printable ASCII character, or a line break, which joins nothing either. */
function isPlain(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 0x20 && code < 0x7f) || code === 0x0a;
}

const wordCharacter = /[\p{L}\p{M}\p{N}_]/u;

function wordBefore(text: string, cursor: number): number {
	let at = cursor;
	while (at > 0 && !isWord(text, previous(text, at))) at = previous(text, at);
	while (at > 0 && isWord(text, previous(text, at))) at = previous(text, at);
	return at;
}

function wordAfter(text: string, cursor: number): number {
	let at = cursor;
	while (at < text.length && !isWord(text, at)) at = next(text, at);
	while (at < text.length && isWord(text, at)) at = next(text, at);
	return at;
}

function isWord(text: string, at: number): boolean {
	return wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
