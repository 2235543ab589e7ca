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

type Counted = {readonly rows: Int32Array; occurring: number; several: number; most: number};

/** `count`: how many labels there are; -1 is a missing one. */
export function* rowsOfCodesSteps(codes: Int32Array, count: number): Steps<RowsOfCodes> {
	const counted: Counted = {rows: new Int32Array(count), occurring: 0, several: 0, most: 0};
	yield* inSpans(codes.length, (start, end) => countRows(codes, start, end, counted));
	const {rows, occurring, several, most} = counted;
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
function countRows(codes: Int32Array, start: number, end: number, counted: Counted): void {
	const {rows} = counted;
	let {occurring, several, most} = counted;
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		if (code === -1) continue;
		const count = (rows[code] as number) + 1;
		rows[code] = count;
		occurring += Number(count === 1);
		several += Number(count === 2);
		if (count > most) most = count;
	}
	counted.occurring = occurring;
	counted.several = several;
	counted.most = most;
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
