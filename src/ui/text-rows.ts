import {printable} from '../records/printable.js';
import type {TextField} from '../session/payload/text-field.js';
import {isOneColumnEach, textWidth} from '../terminal/text-width.js';
import {characters} from './line.js';

/** What one row of the screen shows of a text, as offsets; `line` is counted from 1 and stands where a line begins. */
export type TextRow = {readonly start: number; readonly end: number; readonly line: number | undefined};

let last: {text: string; width: number; rows: readonly TextRow[]} | undefined;

/** A text broken into rows, at every line break and wherever a row is full. One column stays free for the cursor. */
export function textRows(text: string, width: number): readonly TextRow[] {
	if (last?.text === text && last.width === width) return last.rows;
	const rows: TextRow[] = [];
	let start = 0;
	for (const [at, line] of text.split('\n').entries()) {
		for (const [part, end] of breaks(line, Math.max(1, width - 1)).entries()) {
			const begin = part === 0 ? start : (rows.at(-1)?.end ?? start);
			rows.push({start: begin, end: start + end, line: part === 0 ? at + 1 : undefined});
		}
		start += line.length + 1;
	}
	last = {text, width, rows};
	return rows;
}

/** Where the rows of a line end. */
function breaks(line: string, width: number): readonly number[] {
	if (isOneColumnEach(line)) {
		const count = Math.max(1, Math.ceil(line.length / width));
		return Array.from({length: count}, (_, at) => Math.min(line.length, (at + 1) * width));
	}
	const ends: number[] = [];
	let [used, offset] = [0, 0];
	for (const character of characters(line)) {
		const columns = columnsOf(character);
		if (offset > (ends.at(-1) ?? 0) && used + columns > width) {
			ends.push(offset);
			used = 0;
		}
		used += columns;
		offset += character.length;
	}
	return [...ends, line.length];
}

/** What is hidden or steers a terminal is shown by its number, and takes more columns then. */
function columnsOf(character: string): number {
	return textWidth(printable(character));
}

/** The row that the cursor is in: where a full row ends, the next one begins. */
export function rowOfCursor(rows: readonly TextRow[], cursor: number): number {
	return Math.max(
		0,
		rows.findLastIndex(({start}) => start <= cursor),
	);
}

/** Where the cursor comes to so many rows down, as near to the column as it goes that it came from. */
export function movedByRows(
	{text, cursor}: TextField,
	wanted: number | undefined,
	width: number,
	by: number,
): {readonly cursor: number; readonly wanted: number} {
	const rows = textRows(text, width);
	const at = rowOfCursor(rows, cursor);
	const column = wanted ?? columnsOf(text.slice(rows[at]?.start ?? 0, cursor));
	const to = Math.max(0, Math.min(at + by, rows.length - 1));
	const row = rows[to];
	if (row === undefined || to === at) return {cursor, wanted: column};
	return {cursor: offsetAt(text, row, rows[to + 1], column), wanted: column};
}

function offsetAt(text: string, {start, end}: TextRow, next: TextRow | undefined, column: number): number {
	const goesOn = next !== undefined && next.line === undefined;
	let [offset, used, before] = [start, 0, start];
	for (const character of characters(text.slice(start, end))) {
		if (used + columnsOf(character) > column) return offset;
		used += columnsOf(character);
		before = offset;
		offset += character.length;
	}
	// The end of a full row is the beginning of the next one.
	return goesOn ? before : offset;
}
