import {complete, inSpans, type Steps} from '../records/steps.js';

/** The cell of each pair of a reading as a number, and the capture row of the pair, ascending. */
export type PairsInCells = {readonly captureRow: Int32Array; readonly cells: Uint8Array};

/** How many records went from one cell to another, and the first of them, by `from * cellCount + to`. */
export type MoveCounts = {readonly counts: Uint32Array; readonly firsts: Uint32Array};

const single = new WeakMap<Int32Array, boolean>();

/** Whether no record is in several pairs. Remembered with the rows. */
export function areSinglePairs(captureRow: Int32Array): boolean {
	return complete(singlePairsSteps(captureRow));
}

/** The same in steps. */
export function* singlePairsSteps(captureRow: Int32Array): Steps<boolean> {
	const found = single.get(captureRow);
	if (found !== undefined) return found;
	let areSingle = true;
	yield* inSpans(captureRow.length, (from, to) => {
		areSingle &&= haveNoNeighbours(captureRow, Math.max(1, from), to);
	});
	single.set(captureRow, areSingle);
	return areSingle;
}

function haveNoNeighbours(captureRow: Int32Array, from: number, to: number): boolean {
	for (let pair = from; pair < to; pair++) if (captureRow[pair] === captureRow[pair - 1]) return false;
	return true;
}

export function areSamePairs(before: Int32Array, after: Int32Array): boolean {
	if (before.length !== after.length) return false;
	if (before === after) return true;
	for (let pair = 0; pair < before.length; pair++) if (before[pair] !== after[pair]) return false;
	return true;
}

type Numbering = {readonly cellCount: number; readonly outside: number};

/** For pairs that are single; a record without a pair counts as `outside`. In steps. */
export function* countMovesSteps(before: PairsInCells, after: PairsInCells, numbering: Numbering): Steps<MoveCounts> {
	const {cellCount} = numbering;
	const [counts, firsts] = [new Uint32Array(cellCount * cellCount), new Uint32Array(cellCount * cellCount)];
	const areSame = areSamePairs(before.captureRow, after.captureRow);
	yield;
	if (!areSame) {
		countByRow(before, after, numbering, {counts, firsts});
		return {counts, firsts};
	}
	const [pairs, rows] = [before.cells.length, before.captureRow];
	// From the last pair to the first, so that the first of each move stays.
	yield* inSpans(pairs, (from, to) => {
		countInPlace(counts, firsts, before.cells, after.cells, rows, cellCount, pairs - to, pairs - from);
	});
	return {counts, firsts};
}

function countInPlace(
	counts: Uint32Array,
	firsts: Uint32Array,
	from: Uint8Array,
	to: Uint8Array,
	rows: Int32Array,
	cellCount: number,
	start: number,
	end: number,
): void {
	for (let pair = end - 1; pair >= start; pair--) {
		const move = (from[pair] as number) * cellCount + (to[pair] as number);
		counts[move] = (counts[move] as number) + 1;
		firsts[move] = rows[pair] as number;
	}
}

function countByRow(
	before: PairsInCells,
	after: PairsInCells,
	{cellCount, outside}: Numbering,
	{counts, firsts}: MoveCounts,
): void {
	const [rowsBefore, rowsAfter] = [before.captureRow, after.captureRow];
	let [from, to] = [0, 0];
	while (from < rowsBefore.length || to < rowsAfter.length) {
		const left = from < rowsBefore.length ? (rowsBefore[from] as number) : noRow;
		const right = to < rowsAfter.length ? (rowsAfter[to] as number) : noRow;
		const row = Math.min(left, right);
		const was = left === row ? (before.cells[from++] as number) : outside;
		const is = right === row ? (after.cells[to++] as number) : outside;
		const move = was * cellCount + is;
		if (counts[move] === 0) firsts[move] = row;
		counts[move] = (counts[move] as number) + 1;
	}
}

/** After all rows. */
const noRow = 0x7fffffff;
