import type {Column} from '../records/column.js';
import {numberOf} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import type {LabelSpace} from './label-space.js';
import type {Role} from './mapping.js';
import {placesOfRole} from './role.js';

/** The label codes of a role, row by row; of several paths the first that has a value counts. */
export function labelCodes(table: Table, role: Role | undefined, space: LabelSpace): Int32Array {
	const [first, ...others] = placesOfRole(role).map((place) =>
		space.codes(table.column(place)?.data(table.rows), table.rows),
	);
	const codes = first ?? new Int32Array(table.rows).fill(-1);
	for (const other of others) {
		for (let row = 0; row < codes.length; row++) if (codes[row] === -1) codes[row] = other[row] as number;
	}
	return codes;
}

/** The numbers of a role, row by row, NaN where there is none. */
export function numbersOf(table: Table, role: Role | undefined): Float64Array {
	const [first, ...others] = placesOfRole(role).map((place) => columnNumbers(table.column(place), table.rows));
	const numbers = first ?? new Float64Array(table.rows).fill(Number.NaN);
	for (const other of others) {
		for (let row = 0; row < numbers.length; row++) if (Number.isNaN(numbers[row])) numbers[row] = other[row] as number;
	}
	return numbers;
}

/** The numbers of a column, row by row, NaN where it has none. */
export function columnNumbers(column: Column | undefined, rows: number): Float64Array {
	const data = column?.data(rows);
	if (data?.kind === 'numbers') return data.numbers.slice(0, rows);
	const numbers = new Float64Array(rows).fill(Number.NaN);
	if (data?.kind === 'coded') {
		const ofValue = Float64Array.from([Number.NaN, ...data.values.map(numberOf)]);
		for (let row = 0; row < rows; row++) numbers[row] = ofValue[data.codes[row] as number] as number;
	} else if (column && data?.kind === 'texts') {
		for (let row = 0; row < rows; row++) {
			const scalar = column.scalarAt(row);
			if (scalar) numbers[row] = numberOf(scalar);
		}
	}
	return numbers;
}

/**
 * The elements of a list-valued role as one array of numbers for each element; empty where it is no list. Of several
 * paths the first at which a row has a number counts, with all its elements.
 */
export function vectorOf(table: Table, role: Role | undefined): readonly Float64Array[] {
	const [first = [], ...others] = placesOfRole(role).map((place) =>
		table.elements(place).map((column) => columnNumbers(column, table.rows)),
	);
	return others.reduce<readonly Float64Array[]>((vector, other) => withFallback(vector, other, table.rows), first);
}

function withFallback(
	vector: readonly Float64Array[],
	other: readonly Float64Array[],
	rows: number,
): readonly Float64Array[] {
	const nothing = () => new Float64Array(rows).fill(Number.NaN);
	const filled = Array.from({length: Math.max(vector.length, other.length)}, (_, index) => vector[index] ?? nothing());
	for (let row = 0; row < rows; row++) {
		if (vector.some((numbers) => !Number.isNaN(numbers[row]))) continue;
		for (const [index, numbers] of other.entries()) {
			const target = filled[index];
			if (target) target[row] = numbers[row] as number;
		}
	}
	return filled;
}

/** The index of the largest element of each row, -1 where the row has none. Ties: the first, as numpy does. */
export function argmax(vector: readonly Float64Array[], rows: number): Int32Array {
	const best = new Int32Array(rows).fill(-1);
	for (let row = 0; row < rows; row++) {
		let largest = Number.NEGATIVE_INFINITY;
		for (let index = 0; index < vector.length; index++) {
			const value = vector[index]?.[row] ?? Number.NaN;
			if (value > largest) {
				largest = value;
				best[row] = index;
			}
		}
	}
	return best;
}
