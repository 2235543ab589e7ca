import type {InkOutput, InkOutputClass} from './ink-output.js';
import {joinedRow, type RowPart} from './joined-row.js';

/** A row with what tells it from all others. */
type KeyedRow = {readonly key: string; readonly parts: readonly RowPart[]};

/** More rows of Ink's own drawing than this are not kept. */
const mostKept = 4096;

/**
 * Ink takes every frame apart into characters and puts all of them together again, which is most of the time that a key
 * takes to the screen. Nearly all rows are texts side by side: these are only joined. The others Ink draws itself, each
 * once. Can go when Ink draws no more than what has changed.
 */
export function drawRowsOnce(Output: InkOutputClass): void {
	const drawAll = Output.prototype.get;
	const known = new Map<string, string>();
	Output.prototype.get = function get() {
		const {width, height} = this;
		const rows = rowsOf(this)?.map((parts) => joinedRow(parts, width) ?? {key: keyOf(width, parts), parts});
		if (rows === undefined) return drawAll.call(this);
		learn(
			rows.filter((row) => typeof row !== 'string'),
			width,
		);
		return {output: rows.map((row) => (typeof row === 'string' ? row : known.get(row.key))).join('\n'), height};
	};

	function learn(rows: readonly KeyedRow[], width: number): void {
		if (known.size > mostKept) known.clear();
		const unknown = new Map(rows.filter(({key}) => !known.has(key)).map(({key, parts}) => [key, parts]));
		const texts = draw([...unknown.values()], width);
		for (const [at, key] of [...unknown.keys()].entries()) known.set(key, texts[at] ?? '');
	}

	function draw(rows: readonly (readonly RowPart[])[], width: number): readonly string[] {
		if (rows.length === 0) return [];
		const output = new Output({width, height: rows.length});
		for (const [y, parts] of rows.entries()) {
			for (const {x, text} of parts) output.write(x, y, text, {transformers: []});
		}
		return drawAll.call(output).output.split('\n');
	}
}

/** What is written into each row, as far as it is not cut off; undefined where columns are cut off, which Ink does itself. */
function rowsOf({height, operations}: InkOutput): readonly (readonly RowPart[])[] | undefined {
	const rows = Array.from({length: height}, (): RowPart[] => []);
	const clips: {readonly y1: number; readonly y2: number}[] = [];
	for (const operation of operations) {
		if (operation.type === 'unclip') clips.pop();
		if (operation.type === 'clip') {
			const {x1, x2, y1 = Number.NEGATIVE_INFINITY, y2 = Number.POSITIVE_INFINITY} = operation.clip;
			if (x1 !== undefined || x2 !== undefined) return undefined;
			clips.push({y1, y2});
		}
		if (operation.type !== 'write') continue;
		const {x, y, text, transformers} = operation;
		const {y1, y2} = clips.at(-1) ?? {y1: y, y2: Number.POSITIVE_INFINITY};
		const lines = text.split('\n');
		const first = Math.max(0, y1 - y);
		for (const [index, line] of lines.slice(first, Math.max(0, y2 - y)).entries()) {
			const row = rows[y + first + index];
			// As Ink does: a text that begins above the frame is not drawn at all.
			if (row === undefined) break;
			row.push({x, text: transformers.reduce((changed, transform) => transform(changed, index), line)});
		}
	}
	return rows;
}

/** The lengths keep two texts from being taken for one. */
function keyOf(width: number, parts: readonly RowPart[]): string {
	return `${width}${parts.map(({x, text}) => ` ${x} ${text.length} ${text}`).join('')}`;
}
