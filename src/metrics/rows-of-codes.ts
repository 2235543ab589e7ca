import {inSpans, type Steps} from '../records/steps.js';

export type RowsOfCodes = {
	/** How many rows each label code has. */
	readonly rows: Int32Array;
	/** How many labels occur, and how many rows the most frequent one has. */
	readonly occurring: number;
	readonly most: number;
	/** The codes that more than one row has; of very many labels they are mostly few. */
	readonly repeated: readonly number[];
};

/** `count`: how many labels there are; -1 is a missing one. */
export function* rowsOfCodesSteps(codes: Int32Array, count: number): Steps<RowsOfCodes> {
	const found = {rows: new Int32Array(count), occurring: 0, most: 0, repeated: []};
	yield* inSpans(codes.length, (start, end) => countRows(codes, start, end, found));
	return found;
}

function countRows(
	codes: Int32Array,
	start: number,
	end: number,
	found: {readonly rows: Int32Array; occurring: number; most: number; readonly repeated: number[]},
): void {
	const {rows, repeated} = found;
	let {occurring, most} = found;
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		if (code === -1) continue;
		const count = (rows[code] as number) + 1;
		rows[code] = count;
		if (count === 1) occurring++;
		else if (count === 2) repeated.push(code);
		if (count > most) most = count;
	}
	found.occurring = occurring;
	found.most = most;
}
