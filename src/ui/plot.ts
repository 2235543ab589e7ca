import {brailleCharacter} from './braille.js';
import {type Line, type Span, span} from './line.js';
import type {Tone} from './theme.js';

/** What is drawn on characters: dots in a tone, given as `brailleCells`; or in a tone for each character. */
export type Layer = {readonly cells: Uint8Array; readonly tone: Tone | ((column: number, row: number) => Tone)};

/** A character in the place of the dots; rows count from the top. */
export type Mark = {readonly column: number; readonly row: number; readonly glyph: string; readonly tone: Tone};

/** Layers one over the other, and marks over them, as lines of exactly so many columns. */
export function plotLines(
	columns: number,
	rows: number,
	layers: readonly Layer[],
	marks: readonly Mark[] = [],
): readonly Line[] {
	return Array.from({length: rows}, (_, row) => {
		const cells = Array.from({length: columns}, (__, column) => dotsAt(layers, row * columns + column, column, row));
		for (const {column, row: at, glyph, tone} of marks) {
			if (at === row && column >= 0 && column < columns) cells[column] = span(glyph, tone, {bold: true});
		}
		return joined(cells);
	});
}

/** The dots of all layers in one character; the topmost that has any gives the tone. */
function dotsAt(layers: readonly Layer[], at: number, column: number, row: number): Span {
	let [dots, tone]: [number, Tone] = [0, 'plain'];
	for (const layer of layers) {
		const own = layer.cells[at] ?? 0;
		if (own === 0) continue;
		dots |= own;
		tone = typeof layer.tone === 'function' ? layer.tone(column, row) : layer.tone;
	}
	return {text: brailleCharacter(dots), tone};
}

/** Neighbours in the same style as one span. */
function joined(cells: readonly Span[]): Line {
	const line: Span[] = [];
	for (const cell of cells) {
		const last = line.at(-1);
		if (last !== undefined && last.tone === cell.tone && last.bold === cell.bold)
			line[line.length - 1] = {...last, text: last.text + cell.text};
		else line.push(cell);
	}
	return line;
}
