import type {Column} from '../records/column.js';
import type {Codes} from '../records/column-data.js';
import type {Scalar} from '../records/scalar.js';
import {complete, inSpans, type Steps} from '../records/steps.js';

export type CountedValue = {readonly scalar: Scalar; readonly count: number; readonly firstRow: number};

const known = new WeakMap<Column, {readonly rows: number; readonly values: readonly CountedValue[]}>();

/**
 * The distinct values of a column with their counts, most frequent first; empty for columns too wide for labels.
 * Remembered until the column grows.
 */
export function countedValues(column: Column, rows: number): readonly CountedValue[] {
	return complete(countedValuesSteps(column, rows));
}

/** The same in steps. */
export function* countedValuesSteps(column: Column, rows: number): Steps<readonly CountedValue[]> {
	const counted = known.get(column);
	if (counted?.rows === rows) return counted.values;
	const values = yield* countSteps(column, rows);
	known.set(column, {rows, values});
	return values;
}

function* countSteps(column: Column, rows: number): Steps<readonly CountedValue[]> {
	const data = column.data(rows);
	if (data.kind !== 'coded') return [];
	// Rows that come between two steps may bring further values.
	const values = data.values.slice();
	const counts = new Uint32Array(values.length + 1);
	const first = new Int32Array(values.length + 1).fill(-1);
	yield* inSpans(rows, (from, to) => countCodes(data.codes, from, to, counts, first));
	return values
		.map((scalar, index) => ({scalar, count: counts[index + 1] as number, firstRow: first[index + 1] as number}))
		.sort((a, b) => b.count - a.count);
}

function countCodes(codes: Codes, from: number, to: number, counts: Uint32Array, first: Int32Array): void {
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		if (counts[code] === 0) first[code] = row;
		counts[code] = (counts[code] as number) + 1;
	}
}
