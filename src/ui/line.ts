import stringWidth from 'string-width';
import {printable} from '../records/printable.js';
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

/** A span whose text may come from a capture: control characters are shown, never sent to the terminal. */
export function span(text: string, tone: Tone = 'plain', style: Omit<Span, 'text' | 'tone'> = {}): Span {
	return {text: printable(text), tone, ...style};
}

export function bold(text: string, tone: Tone = 'plain'): Span {
	return span(text, tone, {bold: true});
}

export const blank: Line = [];

export function widthOf(line: Line): number {
	return line.reduce((sum, {text}) => sum + stringWidth(text), 0);
}

/** The line cut to a width, `…` where something is missing. */
export function cut(line: Line, width: number): Line {
	if (widthOf(line) <= width) return line;
	const kept: Span[] = [];
	let left = Math.max(0, width - 1);
	for (const piece of line) {
		const text = firstColumns(piece.text, left);
		left -= stringWidth(text);
		kept.push({...piece, text});
		if (text !== piece.text) return width > 0 ? [...kept, {...piece, text: '…'}] : [];
	}
	return kept;
}

/** The line cut or filled with blanks to exactly a width. */
export function padded(line: Line, width: number): Line {
	const short = cut(line, width);
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
	let current = '';
	for (const word of printable(text).split(' ')) {
		let rest = word;
		if (current !== '' && stringWidth(current) + 1 + stringWidth(rest) <= width) {
			current += ` ${rest}`;
			continue;
		}
		if (current !== '') lines.push(current);
		while (stringWidth(rest) > width && width > 0) {
			const piece = firstColumns(rest, width) || firstCharacter(rest);
			lines.push(piece);
			rest = rest.slice(piece.length);
		}
		current = rest;
	}
	if (current !== '') lines.push(current);
	return lines.map((line) => [{text: line, tone}]);
}

/** At most so many lines, the last one ending in `…` where something is missing. */
export function atMost(lines: readonly Line[], height: number): readonly Line[] {
	if (lines.length <= height) return lines;
	const kept = lines.slice(0, Math.max(0, height - 1));
	const last = lines[height - 1];
	return last === undefined ? kept : [...kept, [...last, {text: ' …'}]];
}

function firstColumns(text: string, columns: number): string {
	let [kept, width] = ['', 0];
	for (const {segment} of segmenter.segment(text)) {
		width += stringWidth(segment);
		if (width > columns) break;
		kept += segment;
	}
	return kept;
}

function firstCharacter(text: string): string {
	for (const {segment} of segmenter.segment(text)) return segment;
	return '';
}

const segmenter = new Intl.Segmenter();
