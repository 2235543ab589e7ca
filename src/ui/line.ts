import {printable} from '../records/printable.js';
import {graphemes} from '../session/graphemes.js';
import {isOneColumnEach, textWidth} from '../terminal/text-width.js';
import type {Tone} from './theme.js';

/** A piece of text in one style. */
export type Span = {
	readonly text: string;
	readonly tone?: Tone;
	readonly bold?: boolean;
	readonly inverse?: boolean;
};

/** One line of the screen. Views are functions from the model to lines; only the last step draws them. */
export type Line = readonly Span[];

/** In characters; more than any terminal shows on a line. A value of a capture may be many megabytes. */
const longestText = 1000;

/** A span whose text may come from a capture: control characters are shown, never sent to the terminal. */
export function span(text: string, tone: Tone = 'plain', style: Omit<Span, 'text' | 'tone'> = {}): Span {
	const short = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
	return {text: printable(short), tone, ...style};
}

export function bold(text: string, tone: Tone = 'plain'): Span {
	return span(text, tone, {bold: true});
}

export const blank: Line = [];

export function widthOf(line: Line): number {
	return line.reduce((sum, {text}) => sum + textWidth(text), 0);
}

export function isSameLine(a: Line, b: Line): boolean {
	return (
		a.length === b.length &&
		a.every(({text, tone, bold, inverse}, at) => {
			const other = b[at] as Span;
			return text === other.text && tone === other.tone && bold === other.bold && inverse === other.inverse;
		})
	);
}

/** The line cut to a width, `…` where something is missing. */
export function cut(line: Line, width: number): Line {
	return widthUpTo(line, width) <= width ? line : shortened(line, width);
}

function shortened(line: Line, width: number): Line {
	const kept: Span[] = [];
	let left = Math.max(0, width - 1);
	for (const piece of line) {
		const text = firstColumns(piece.text, left);
		left -= textWidth(text);
		kept.push({...piece, text});
		if (text !== piece.text) return width > 0 ? [...kept, {...piece, text: '…'}] : [];
	}
	return kept;
}

/** A text cut to a width at its beginning, where its end is what one looks at; `…` where something is missing. */
export function cutStart(text: string, width: number): string {
	const shown = printable(text);
	if (widthUpTo([{text: shown}], width) <= width) return shown;
	let [end, left] = ['', width - 1];
	for (const character of [...characters(shown)].reverse()) {
		left -= textWidth(character);
		if (left < 0) break;
		end = character + end;
	}
	return width > 0 ? `…${end}` : '';
}

/** The line cut or filled with blanks to exactly a width. */
export function padded(line: Line, width: number): Line {
	const columns = widthUpTo(line, width);
	if (columns === width) return line;
	if (columns < width) return [...line, {text: ' '.repeat(width - columns)}];
	const short = shortened(line, width);
	const missing = width - widthOf(short);
	return missing > 0 ? [...short, {text: ' '.repeat(missing)}] : short;
}

/** Two halves on one line, the second against the right edge; the first gives way. */
export function spreadOut(left: Line, right: Line, width: number): Line {
	const end = cut(right, width);
	const room = width - widthOf(end);
	return [...padded(left, Math.max(0, room)), ...end];
}

/** Text broken at blanks into lines of at most a width; words longer than that are broken where they must. */
export function wrap(text: string, width: number, tone: Tone = 'plain'): readonly Line[] {
	const lines: string[] = [];
	let [current, used] = ['', 0];
	for (const word of printable(text).split(' ')) {
		for (const [at, piece] of pieces(word, width).entries()) {
			const columns = textWidth(piece);
			const follows = at === 0 && current !== '' && used + 1 + columns <= width;
			if (!follows && current !== '') lines.push(current);
			[current, used] = follows ? [`${current} ${piece}`, used + 1 + columns] : [piece, columns];
		}
	}
	if (current !== '') lines.push(current);
	return lines.map((line) => [{text: line, tone}]);
}

/** A word in pieces of at most a width, or of one character where that is wider. */
function pieces(word: string, width: number): readonly string[] {
	if (word.length <= width && isOneColumnEach(word)) return word === '' ? [] : [word];
	const found: string[] = [];
	for (let from = 0; from < word.length; from += found.at(-1)?.length ?? 0) {
		const rest = word.slice(from);
		const [character = ''] = characters(rest);
		found.push(firstColumns(rest, width) || character);
	}
	return found;
}

/** At most so many lines, the last one ending in `…` where something is missing. */
export function atMost(lines: readonly Line[], height: number): readonly Line[] {
	if (lines.length <= height) return lines;
	const kept = lines.slice(0, Math.max(0, height - 1));
	const last = lines[height - 1];
	return last === undefined ? kept : [...kept, [...last, {text: ' …'}]];
}

/** The width of a line; where it is more than so many columns, only that it is more. */
function widthUpTo(line: Line, columns: number): number {
	let width = 0;
	for (const {text} of line) {
		const start = isOneColumnEach(text) ? text : firstColumns(text, columns - width);
		if (start.length < text.length) return columns + 1;
		width += textWidth(start);
		if (width > columns) return width;
	}
	return width;
}

/** The longest beginning of a text that fits. Nothing beyond it is looked at. */
function firstColumns(text: string, columns: number): string {
	const start = text.slice(0, columns + 1);
	if (isOneColumnEach(start)) return start.slice(0, columns);
	let [end, width] = [0, 0];
	for (const character of characters(text)) {
		width += textWidth(character);
		if (width > columns) break;
		end += character.length;
	}
	return text.slice(0, end);
}

const chunk = 256;

/** What a reader takes for characters, chunk by chunk: the time that V8 needs grows with the square of the text. */
export function* characters(text: string): Generator<string> {
	let from = 0;
	while (from < text.length) {
		const part = text.slice(from, from + chunk);
		const goesOn = from + chunk < text.length;
		for (const {segment, index} of graphemes(part)) {
			// The last one may go on in the next chunk.
			if (goesOn && index > 0 && index + segment.length === part.length) break;
			yield segment;
			from += segment.length;
		}
	}
}
