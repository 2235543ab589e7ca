/** The cell of each pair of a reading as a number, and the capture row of the pair, ascending. */
export type PairsInCells = {readonly captureRow: Int32Array; readonly cells: Uint8Array};

/** How many records went from one cell to another, and the first of them, by `from * cellCount + to`. */
export type MoveCounts = {readonly counts: Uint32Array; readonly firsts: Uint32Array};

/** Whether no record is in several pairs. */
export function areSinglePairs(captureRow: Int32Array): boolean {
	for (let pair = 1; pair < captureRow.length; pair++) if (captureRow[pair] === captureRow[pair - 1]) return false;
	return true;
}

export function areSamePairs(before: Int32Array, after: Int32Array): boolean {
	if (before.length !== after.length) return false;
	if (before === after) return true;
	for (let pair = 0; pair < before.length; pair++) if (before[pair] !== after[pair]) return false;
	return true;
}

/** For pairs that are single; a record without a pair counts as `outside`. */
export function countMoves(
	before: PairsInCells,
	after: PairsInCells,
	{cellCount, outside}: {readonly cellCount: number; readonly outside: number},
): MoveCounts {
	const counts = new Uint32Array(cellCount * cellCount);
	const firsts = new Uint32Array(cellCount * cellCount);
	const add = (from: number, to: number, row: number) => {
		const move = from * cellCount + to;
		if (counts[move] === 0) firsts[move] = row;
		counts[move] = (counts[move] as number) + 1;
	};
	let [from, to] = [0, 0];
	while (from < before.cells.length || to < after.cells.length) {
		const [left, right] = [before.captureRow[from] ?? noRow, after.captureRow[to] ?? noRow];
		const row = Math.min(left, right);
		const was = left === row ? (before.cells[from++] as number) : outside;
		const is = right === row ? (after.cells[to++] as number) : outside;
		add(was, is, row);
	}
	return {counts, firsts};
}

const noRow = Number.POSITIVE_INFINITY;
