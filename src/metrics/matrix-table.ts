import {complete, type Steps} from '../records/steps.js';
import type {ConfusionMatrix} from './confusion-matrix.js';
import {naturalOrder, sortLabels} from './label-order.js';
import {type MatrixTable, missingLabel} from './outcomes.js';
import {rankingSteps} from './ranking.js';

/** Up to this many labels a table shows its empty cells too. */
const mostLabelsWithEmptyCells = 64;

/** So many cells are put in place, and so many objects made of them, in a few milliseconds. */
const cellsPerStep = 1 << 12;
const rowsPerStep = 1 << 9;

type Entry = [label: string, count: number];

/** The labels of one side in natural order, and for each cell of the matrix the place of its label among them. */
type Side = {readonly texts: readonly string[]; readonly place: Int32Array};

/**
 * The matrix as the monitor writes it. Rows are the labels that occur as ground truth; with at most 64 labels every row
 * has all the labels that occur as predictions, zero or not, with more only what occurs. Rows and columns are in natural
 * order, as far as JavaScript objects allow: keys such as `"2"` always come before keys such as `"1.5"`.
 */
export function matrixTable(matrix: ConfusionMatrix): MatrixTable {
	return complete(matrixTableSteps(matrix));
}

/** The same in steps. */
export function* matrixTableSteps(matrix: ConfusionMatrix): Steps<MatrixTable> {
	const down = sideOf(matrix, 'actual');
	yield;
	const across = sideOf(matrix, 'predicted');
	yield;
	const {order} = yield* rankingSteps(Float64Array.from(across.place, (column) => -column));
	yield;
	const full = hasFewLabels(down.texts, across.texts);
	const rows = down.texts.map(() => (full ? across.texts.map((label): Entry => [label, 0]) : []));
	for (let at = 0; at < order.length; at++) {
		if (at % cellsPerStep === cellsPerStep - 1) yield;
		const cell = order[at] as number;
		const column = across.place[cell] as number;
		const row = rows[down.place[cell] as number] ?? [];
		const entry = full ? row[column] : row.at(-1);
		const label = across.texts[column] ?? '';
		const count = matrix.counts[cell] as number;
		if (entry?.[0] === label) {
			entry[1] += count;
		} else if (count > 0) {
			row.push([label, count]);
		}
	}
	yield;
	// Thousands of keys go into an object without a prototype in half the time; it gets the usual one in the end.
	const table: {[actual: string]: MatrixTable[string]} = Object.create(null);
	for (const [row, label] of down.texts.entries()) {
		if (row % rowsPerStep === rowsPerStep - 1) yield;
		table[label] = Object.fromEntries(rows[row] ?? []);
	}
	return Object.setPrototypeOf(table, Object.prototype);
}

/** The matrix of a table, such as one that the monitor reported. */
export function matrixOfTable(table: MatrixTable): ConfusionMatrix {
	const cells = Object.entries(table).flatMap(([actual, row]) =>
		Object.entries(row).map(([predicted, count]) => ({actual, predicted, count})),
	);
	const texts = new Set(cells.flatMap(({actual, predicted}) => [actual, predicted]));
	texts.delete(missingLabel);
	const labels = sortLabels([...texts]);
	const codes = new Map(labels.map((label, code) => [label, code]));
	return {
		labels,
		actual: Int32Array.from(cells, ({actual}) => codes.get(actual) ?? -1),
		predicted: Int32Array.from(cells, ({predicted}) => codes.get(predicted) ?? -1),
		counts: Float64Array.from(cells, ({count}) => count),
		rows: cells.reduce((sum, {count}) => sum + count, 0),
	};
}

function hasFewLabels(down: readonly string[], across: readonly string[]): boolean {
	const longer = Math.max(down.length, across.length);
	return longer <= mostLabelsWithEmptyCells && new Set([...down, ...across]).size <= mostLabelsWithEmptyCells;
}

function sideOf(matrix: ConfusionMatrix, side: 'actual' | 'predicted'): Side {
	const codes = matrix[side];
	const texts: string[] = [];
	const placeOfText = new Map<string, number>();
	const placeOfCode = new Int32Array(matrix.labels.length + 1).fill(-1);
	const places = codes.map((code, cell) => {
		if (placeOfCode[code + 1] !== -1 || matrix.counts[cell] === 0) return placeOfCode[code + 1] as number;
		// Missing values and a label of the very text share a place, and so do labels that are put together.
		const text = nameOf(matrix, side, code);
		const place = placeOfText.get(text) ?? texts.push(text) - 1;
		placeOfText.set(text, place);
		placeOfCode[code + 1] = place;
		return place;
	});
	const order = naturalOrder(texts);
	const sorted = new Int32Array(texts.length);
	for (const [rank, index] of order.entries()) {
		sorted[index] = rank;
	}
	return {texts: order.map((index) => texts[index] as string), place: places.map((index) => sorted[index] as number)};
}

function nameOf({labels, together}: ConfusionMatrix, side: 'actual' | 'predicted', code: number): string {
	if (together !== undefined && code >= together.named) return together[side];
	return labels[code] ?? missingLabel;
}
