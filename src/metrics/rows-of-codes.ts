import {inSpans, type Steps} from '../records/steps.js';

/** How many rows each label code has, how many labels occur, and how many rows the most frequent one has. */
export type RowsOfCodes = {readonly rows: Int32Array; readonly occurring: number; readonly most: number};

/** `count`: how many labels there are; -1 is a missing one. */
export function* rowsOfCodesSteps(codes: Int32Array, count: number): Steps<RowsOfCodes> {
	const found = {rows: new Int32Array(count), occurring: 0, most: 0};
	yield* inSpans(codes.length, (start, end) => countRows(codes, start, end, found));
	return found;
}

function countRows(
	codes: Int32Array,
	start: number,
	end: number,
	found: {readonly rows: Int32Array; occurring: number; most: number},
): void {
	const {rows} = found;
	let {occurring, most} = found;
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		if (code === -1) continue;
		const count = (rows[code] as number) + 1;
		rows[code] = count;
		if (count === 1) occurring++;
		if (count > most) most = count;
	}
	found.occurring = occurring;
	found.most = most;
}
