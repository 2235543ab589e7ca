import type {Column} from '../records/column.js';
import {isMissing} from '../records/scalar.js';

/** 1 for each row that has a value in a column; null and blank text are none. */
export function presentRows(column: Column, rows: number): Uint8Array {
	const present = new Uint8Array(rows);
	const data = column.data(rows);
	if (data.kind === 'coded') {
		const isValue = Uint8Array.from([0, ...data.values.map((scalar) => Number(!isMissing(scalar)))]);
		for (let row = 0; row < rows; row++) present[row] = isValue[data.codes[row] as number] as number;
	} else {
		for (let row = 0; row < rows; row++) present[row] = Number(!isMissing(column.scalarAt(row)));
	}
	return present;
}
