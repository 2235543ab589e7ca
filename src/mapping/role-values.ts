import type {Column} from '../records/column.js';
import type {Coded} from '../records/column-data.js';
import {numberOf} from '../records/scalar.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import type {LabelSpace} from './label-space.js';
import type {Role} from './mapping.js';
import {placesOfRole} from './role.js';

/**
 * The label codes of a role at the given rows of a table (all rows where none are given; a row of -1 has no value). Of
 * several paths the first that has a value counts. In steps; not to be changed.
 */
export function* labelsSteps(
	table: Table,
	role: Role | undefined,
	space: LabelSpace,
	rows?: Int32Array,
): Steps<Int32Array> {
	const columns = placesOfRole(role).flatMap((place) => table.column(place)?.data(table.rows) ?? []);
	const [only, ...others] = columns;
	if (only !== undefined && only.kind !== 'coded' && others.length === 0 && rows === undefined) {
		return yield* space.codesSteps(only, table.rows);
	}
	const labels = new Int32Array(rows?.length ?? table.rows);
	yield* inSpans(labels.length, (from, to) => labels.fill(-1, from, to));
	for (const data of columns) {
		const isCoded = data.kind === 'coded';
		const codes = isCoded ? data.codes : yield* space.codesSteps(data, table.rows);
		const labelOf = isCoded ? space.ofValues(data.values) : undefined;
		yield* inSpans(labels.length, (from, to) => fillLabels(labels, from, to, rows, codes, labelOf));
	}
	return labels;
}

/**
 * Fills in labels, by the rows of a table that they are of, where there are none yet. `codes` are those of all rows of the
 * table; `labelOf` says what label each of them is.
 */
function fillLabels(
	labels: Int32Array,
	from: number,
	to: number,
	rows: Int32Array | undefined,
	codes: Uint8Array | Uint16Array | Int32Array,
	labelOf: Int32Array | undefined,
): void {
	for (let at = from; at < to; at++) {
		const row = rows === undefined ? at : (rows[at] as number);
		if (row < 0 || labels[at] !== -1) continue;
		const code = codes[row] as number;
		labels[at] = labelOf === undefined ? code : (labelOf[code] as number);
	}
}

/**
 * Which values of a role get which codes, as text; undefined where its values are too many to tell. Roles and rules that
 * agree in it give the same labels, row by row.
 */
export function codesText(table: Table, role: Role | undefined, space: LabelSpace): string | undefined {
	const texts: string[] = [];
	for (const place of placesOfRole(role)) {
		const data = table.column(place)?.data(table.rows);
		if (data !== undefined && data.kind !== 'coded') return undefined;
		texts.push(data === undefined ? '' : space.ofValues(data.values).join());
	}
	return texts.join(' ');
}

/** The numbers of a role at the given rows, NaN where there is none. Not to be changed: they may be a column itself. */
export function numbersAt(table: Table, role: Role | undefined, rows?: Int32Array): Float64Array {
	return complete(numbersAtSteps(table, role, rows));
}

/** The same in steps. */
export function* numbersAtSteps(table: Table, role: Role | undefined, rows?: Int32Array): Steps<Float64Array> {
	const [first, ...others] = placesOfRole(role).flatMap((place) => table.column(place) ?? []);
	const data = first?.data(table.rows);
	if (data?.kind === 'coded' && others.length === 0) return yield* codedNumbersSteps(data, table.rows, rows);
	const numbers = first === undefined ? noNumbers(table.rows) : columnNumbers(first, table.rows);
	const merged = others.reduce((merged, other) => merged.map(orElse(columnNumbers(other, table.rows))), numbers);
	return rows === undefined ? merged : gathered(merged, rows);
}

/** A number for each of few values, without one for each row of the table in between. */
function* codedNumbersSteps({codes, values}: Coded, count: number, rows?: Int32Array): Steps<Float64Array> {
	const ofValue = Float64Array.from([Number.NaN, ...values.map(numberOf)]);
	const numbers = new Float64Array(rows?.length ?? count);
	yield* inSpans(numbers.length, (from, to) => {
		if (rows === undefined) fillNumbers(numbers, from, to, codes, ofValue);
		else fillNumbersAt(numbers, from, to, rows, codes, ofValue);
	});
	return numbers;
}

function fillNumbers(
	numbers: Float64Array,
	from: number,
	to: number,
	codes: Coded['codes'],
	ofValue: Float64Array,
): void {
	for (let row = from; row < to; row++) numbers[row] = ofValue[codes[row] as number] as number;
}

function fillNumbersAt(
	numbers: Float64Array,
	from: number,
	to: number,
	rows: Int32Array,
	codes: Coded['codes'],
	ofValue: Float64Array,
): void {
	for (let at = from; at < to; at++) {
		const row = rows[at] as number;
		numbers[at] = row < 0 ? Number.NaN : (ofValue[codes[row] as number] as number);
	}
}

function noNumbers(length: number): Float64Array {
	return new Float64Array(length).fill(Number.NaN);
}

function orElse(other: Float64Array): (number: number, row: number) => number {
	return (number, row) => (Number.isNaN(number) ? (other[row] as number) : number);
}

function gathered(numbers: Float64Array, rows: Int32Array): Float64Array {
	const values = new Float64Array(rows.length);
	for (let at = 0; at < rows.length; at++) {
		const row = rows[at] as number;
		values[at] = row < 0 ? Number.NaN : (numbers[row] as number);
	}
	return values;
}

/** The numbers of a column, row by row, NaN where it has none. Not to be changed: they may be the column itself. */
export function columnNumbers(column: Column | undefined, rows: number): Float64Array {
	const data = column?.data(rows);
	if (data?.kind === 'numbers') return data.numbers.subarray(0, rows);
	if (data?.kind === 'coded') return complete(codedNumbersSteps(data, rows));
	const numbers = noNumbers(rows);
	if (data?.kind === 'texts') {
		for (let row = 0; row < rows; row++) {
			const scalar = data.texts.scalarAt(row);
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
	const filled = Array.from(
		{length: Math.max(vector.length, other.length)},
		(_, index) => vector[index]?.slice() ?? noNumbers(rows),
	);
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
	const largest = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
	for (const [index, values] of vector.entries()) {
		for (let row = 0; row < rows; row++) {
			if ((values[row] as number) > (largest[row] as number)) {
				largest[row] = values[row] as number;
				best[row] = index;
			}
		}
	}
	return best;
}
