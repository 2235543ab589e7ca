import {inSpans, type Steps} from '../records/steps.js';

export type RowsOfCodes = {
	/** How many rows each label code has. */
	readonly rows: Int32Array;
	/** How many labels occur, and how many rows the most frequent one has. */
	readonly occurring: number;
	readonly most: number;
	/** The codes that more than one row has, ascending; of very many labels they are mostly few. */
	readonly repeated: Int32Array;
};

/** Where in the totals stands how many codes occur, how many of them more than once, and how often the most frequent one. */
const [occurringAt, severalAt, mostAt] = [0, 1, 2] as const;

/** `count`: how many labels there are; -1 is a missing one. */
export function* rowsOfCodesSteps(codes: Int32Array, count: number): Steps<RowsOfCodes> {
	const [rows, totals] = [new Int32Array(count), new Int32Array(3)];
	yield* inSpans(codes.length, (start, end) => countRows(rows, totals, codes, start, end));
	const [occurring = 0, several = 0, most = 0] = totals;
	const repeated = new Int32Array(several + 1);
	let found = 0;
	if (several > 0) {
		yield* inSpans(count, (start, end) => {
			found = addRepeated(repeated, found, rows, start, end);
		});
	}
	return {rows, occurring, most, repeated: repeated.subarray(0, several)};
}

/** Does the same for every row: what is done for the first time in a loop that is compiled already has it compiled anew. */
function countRows(rows: Int32Array, totals: Int32Array, codes: Int32Array, start: number, end: number): void {
	let occurring = totals[occurringAt] as number;
	let several = totals[severalAt] as number;
	let most = totals[mostAt] as number;
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		if (code === -1) continue;
		const count = (rows[code] as number) + 1;
		rows[code] = count;
		occurring += Number(count === 1);
		several += Number(count === 2);
		if (count > most) most = count;
	}
	totals[occurringAt] = occurring;
	totals[severalAt] = several;
	totals[mostAt] = most;
}

/** Returns how many codes are there then; behind them there is room for one that does not stay. */
function addRepeated(repeated: Int32Array, found: number, rows: Int32Array, start: number, end: number): number {
	let next = found;
	for (let code = start; code < end; code++) {
		repeated[next] = code;
		next += Number((rows[code] as number) > 1);
	}
	return next;
}
