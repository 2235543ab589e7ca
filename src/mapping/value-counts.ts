import type {Column} from '../records/column.js';
import type {Scalar} from '../records/scalar.js';

export type CountedValue = {readonly scalar: Scalar; readonly count: number; readonly firstRow: number};

const known = new WeakMap<Column, {readonly rows: number; readonly values: readonly CountedValue[]}>();

/**
 * The distinct values of a column with their counts, most frequent first; empty for columns too wide for labels.
 * Remembered until the column grows.
 */
export function countedValues(column: Column, rows: number): readonly CountedValue[] {
	const counted = known.get(column);
	if (counted?.rows === rows) return counted.values;
	const values = countValues(column, rows);
	known.set(column, {rows, values});
	return values;
}

function countValues(column: Column, rows: number): readonly CountedValue[] {
	const data = column.data(rows);
	if (data.kind !== 'coded') return [];
	const counts = new Uint32Array(data.values.length + 1);
	const first = new Int32Array(data.values.length + 1).fill(-1);
	for (let row = 0; row < rows; row++) {
		const code = data.codes[row] as number;
		if (counts[code] === 0) first[code] = row;
		counts[code] = (counts[code] as number) + 1;
	}
	return data.values
		.map((scalar, index) => ({scalar, count: counts[index + 1] as number, firstRow: first[index + 1] as number}))
		.sort((a, b) => b.count - a.count);
}
