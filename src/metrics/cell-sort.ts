import {inSpans, type Steps} from '../records/steps.js';
import {type NumberRange, numberRangeSteps} from './number-range.js';

/** Rows, and the score of each of them at the same place. */
export type ScoredInOrder = {readonly rows: Int32Array; readonly scores: Float64Array};

/** Without rows the score of each row is at its own place. */
export type Unsorted = {readonly rows: Int32Array | undefined; readonly scores: Float64Array};

/**
 * The same rows by falling score, rows with equal scores in the order that they have. Each row goes to one of many cells,
 * which hold a few rows each where scores are spread at all evenly; insertion puts those of one cell in order, and a cell
 * with many rows is sorted in the same way once more, on a scale of its own.
 */
export function* sortByCellsSteps(unsorted: Unsorted): Steps<ScoredInOrder> {
	const {length} = unsorted.scores;
	const sorted = {rows: new Int32Array(length), scores: new Float64Array(length)};
	// Rows go all over it, and memory that is used for the first time takes long: so that is done in order before.
	yield* inSpans(length, (from, to) => {
		sorted.rows.fill(0, from, to);
		sorted.scores.fill(0, from, to);
	});
	yield* sortInto(sorted, unsorted, 'even');
	return sorted;
}

const rowsPerCell = 4;
/** More rows than this in one cell are sorted by cells once more; with fewer insertion is faster. */
const fewRows = 48;

function* sortInto(sorted: ScoredInOrder, unsorted: Unsorted, spread: Spread): Steps<void> {
	const range = yield* numberRangeSteps(unsorted.scores);
	const cells = yield* cellsSteps(unsorted.scores, range, spread);
	const ends = yield* distributeSteps(sorted, unsorted, cells);
	for (const cell of longCells(ends)) {
		const [start, end] = [cell === 0 ? 0 : (ends[cell - 1] as number), ends[cell] as number];
		const isCrowded = end - start > sorted.rows.length / fewestCells;
		yield* sortCell(sorted, start, end, isCrowded ? 'crowded' : 'even');
	}
	yield* inSpans(sorted.rows.length, (from, to) => insertInOrder(sorted.rows, sorted.scores, from, to));
}

function longCells(ends: Int32Array): readonly number[] {
	const cells: number[] = [];
	let start = 0;
	for (let cell = 0; cell < ends.length; cell++) {
		const end = ends[cell] as number;
		if (end - start > fewRows) cells.push(cell);
		start = end;
	}
	return cells;
}

function* sortCell({rows, scores}: ScoredInOrder, start: number, end: number, spread: Spread): Steps<void> {
	if (isTied(scores, start, end)) return;
	const unsorted = {rows: rows.slice(start, end), scores: scores.slice(start, end)};
	yield* sortInto({rows: rows.subarray(start, end), scores: scores.subarray(start, end)}, unsorted, spread);
}

function isTied(scores: Float64Array, start: number, end: number): boolean {
	for (let at = start + 1; at < end; at++) if (scores[at] !== scores[start]) return false;
	return true;
}

/** The cell of each row, and how many rows there are in each of the cells. */
type Cells = {readonly ofRow: Int32Array; readonly counts: Int32Array};

/** How scores seem to be spread; an even scale leaves too many of them in one cell where they crowd somewhere. */
type Spread = 'even' | 'crowded';
/** Where a cell has a larger part of the rows than one in so many, they crowd there. */
const fewestCells = 8;

/**
 * Neither a difference nor a product with a positive number ever turns the order of two numbers round, nor does the
 * cutting off of decimals. Each cell that is sorted once more either has few of the rows, or is sorted by its bits, which
 * come to an end: so the depth has a bound, however scores are spread.
 */
function* cellsSteps(scores: Float64Array, {lowest, highest}: NumberRange, spread: Spread): Steps<Cells> {
	const last = Math.ceil(scores.length / rowsPerCell);
	const [ofRow, counts] = [new Int32Array(scores.length), new Int32Array(last + 1)];
	yield;
	const scale = last / (highest - lowest);
	if (spread === 'even' && Number.isFinite(scale) && scale > 0) {
		yield* inSpans(scores.length, (from, to) => fillByScore(ofRow, counts, scores, highest, scale, from, to));
		return {ofRow, counts};
	}
	const half = upperHalf(lowest) === upperHalf(highest) ? lowerHalf : upperHalf;
	const [first, perCell] = [half(highest), last / (half(highest) - half(lowest))];
	yield* inSpans(scores.length, (from, to) => fillByHalf(ofRow, counts, scores, half, first, perCell, from, to));
	return {ofRow, counts};
}

function fillByScore(
	ofRow: Int32Array,
	counts: Int32Array,
	scores: Float64Array,
	highest: number,
	scale: number,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const cell = ((highest - (scores[at] as number)) * scale) | 0;
		ofRow[at] = cell;
		counts[cell] = (counts[cell] as number) + 1;
	}
}

function fillByHalf(
	ofRow: Int32Array,
	counts: Int32Array,
	scores: Float64Array,
	half: (score: number) => number,
	highest: number,
	scale: number,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const cell = ((highest - half(scores[at] as number)) * scale) | 0;
		ofRow[at] = cell;
		counts[cell] = (counts[cell] as number) + 1;
	}
}

const bytes = new DataView(new ArrayBuffer(8));

/** Rises with the scores. A float is a sign and a magnitude: the magnitudes of negative numbers are turned round. */
function upperHalf(score: number): number {
	// The sum turns -0 into 0: the two are one score.
	bytes.setFloat64(0, score + 0);
	const half = bytes.getInt32(0);
	return half < 0 ? half ^ 0x7fff_ffff : half;
}

/** Rises with scores that have the same upper half. */
function lowerHalf(score: number): number {
	bytes.setFloat64(0, score + 0);
	const half = bytes.getUint32(4);
	return score < 0 ? -half : half;
}

/** Where each cell ends. */
function* distributeSteps(sorted: ScoredInOrder, unsorted: Unsorted, {ofRow, counts}: Cells): Steps<Int32Array> {
	let start = 0;
	for (let cell = 0; cell < counts.length; cell++) {
		const count = counts[cell] as number;
		counts[cell] = start;
		start += count;
	}
	yield;
	yield* inSpans(ofRow.length, (from, to) => {
		distribute(sorted.rows, sorted.scores, unsorted.rows, unsorted.scores, ofRow, counts, from, to);
	});
	return counts;
}

/** `next` holds for each cell where its next row goes. */
function distribute(
	toRows: Int32Array,
	toScores: Float64Array,
	rows: Int32Array | undefined,
	scores: Float64Array,
	ofRow: Int32Array,
	next: Int32Array,
	from: number,
	to: number,
): void {
	for (let at = from; at < to; at++) {
		const cell = ofRow[at] as number;
		const place = next[cell] as number;
		next[cell] = place + 1;
		toRows[place] = rows === undefined ? at : (rows[at] as number);
		toScores[place] = scores[at] as number;
	}
}

/** Rows before `from` are in order. */
function insertInOrder(rows: Int32Array, scores: Float64Array, from: number, to: number): void {
	for (let at = Math.max(1, from); at < to; at++) {
		const score = scores[at] as number;
		if ((scores[at - 1] as number) >= score) continue;
		const row = rows[at] as number;
		let place = at;
		for (; place > 0 && (scores[place - 1] as number) < score; place--) {
			rows[place] = rows[place - 1] as number;
			scores[place] = scores[place - 1] as number;
		}
		rows[place] = row;
		scores[place] = score;
	}
}
