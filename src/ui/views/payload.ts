import {graphemes} from '../../session/graphemes.js';
import type {Model} from '../../session/model.js';
import {type Examined, examined} from '../../session/payload/examine.js';
import type {TestPayload} from '../../session/payload/payload.js';
import {blank, type Line, span} from '../line.js';
import {rowOfCursor, type TextRow, textRows} from '../text-rows.js';
import {pipelineLines} from './payload-pipeline.js';
import {windowOf} from './window.js';

/** Line numbers, and a blank. */
const gutter = 4;

/** How many columns a row of the text has. */
export function textWidth(columns: number): number {
	return columns - gutter;
}

export function payloadTitle({payload, data}: Model): string {
	const {origin} = payload;
	if (origin === undefined) return 'Test payload';
	if (origin.row >= data.dataset.captures.rows) return 'Test payload';
	const changed = payload.field.text === origin.text ? '' : ', changed';
	return `Test payload: record ${origin.row + 1}${changed}`;
}

/** The text above, what becomes of it below; exactly as high as there is room. */
export function payloadLines(model: Model, width: number, height: number): readonly Line[] {
	const result = examined(model.payload.field.text, model);
	const rows = textRows(model.payload.field.text, textWidth(width));
	const least = Math.min(rows.length, Math.max(2, Math.floor(height * 0.45)));
	const below = pipelineLines(result, width, height - least);
	const editor = height - below.length;
	const shown = windowOf(rows, rowOfCursor(rows, model.payload.field.cursor), editor);
	const lines = shown.map((row) => rowLine(model.payload, result, row, rows));
	const filling = Array.from({length: Math.max(0, editor - lines.length)}, () => blank);
	return [...lines, ...filling, ...below];
}

function rowLine({field}: TestPayload, result: Examined, row: TextRow, rows: readonly TextRow[]): Line {
	const isHere = rows[rowOfCursor(rows, field.cursor)] === row;
	const fault = result.kind === 'broken' ? result.offset : -1;
	const number = row.line === undefined ? '' : String(row.line);
	return [
		span(`${number.padStart(gutter - 1)} `, 'muted'),
		...pieces(field.text, row, isHere ? field.cursor : undefined, fault),
	];
}

/** The row cut around the cursor and the fault, each one character. */
function pieces(text: string, {start, end}: TextRow, cursor: number | undefined, fault: number): Line {
	const marks = [cursor, fault].filter((at) => at !== undefined && at >= start && at <= end) as number[];
	const line = [];
	let from = start;
	for (const at of [...new Set(marks)].sort((a, b) => a - b)) {
		if (at < from) continue;
		const character = at < end ? (graphemes(text.slice(at, end)).containing(0)?.segment ?? '') : '';
		const tone = at === fault ? 'bad' : 'plain';
		line.push(span(text.slice(from, at)));
		line.push(span(character || ' ', tone, at === cursor ? {inverse: true} : {bold: true}));
		from = at + character.length;
	}
	return [...line, span(text.slice(from, end))];
}
