import {Column} from '../records/column.js';
import type {Place} from '../records/place.js';
import {isMissing, numberOf} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import type {Role} from './mapping.js';
import {placesOfRole} from './role.js';
import {columnNumbers} from './role-values.js';
import {type CountedValue, countedValues} from './value-counts.js';

/**
 * What the values of a column look like, whatever its name says.
 * `label`: few distinct values; `probability`: numbers within 0 to 1 that are not all whole; `number`: other numbers;
 * `id`: (nearly) every row another value; `text`: anything else.
 */
export type ValueKind = 'nothing' | 'constant' | 'label' | 'probability' | 'number' | 'id' | 'text';

export type Profile = {
	readonly place: Place;
	readonly column: Column;
	readonly kind: ValueKind;
	/** Rows that have a value (null and empty text are none). */
	readonly present: number;
	/** Infinity for columns too wide for a dictionary. */
	readonly distinct: number;
	/** Most frequent first; empty for wide columns. */
	readonly values: readonly CountedValue[];
	/** Of the numeric values; NaN where there are none, and for many different texts that are not all numbers. */
	readonly min: number;
	readonly max: number;
};

/** The profile of the column at a place; undefined where no record has a value there. */
export function profileAt(table: Table, place: Place): Profile | undefined {
	const column = table.column(place);
	return column && {place, column, ...factsOf(column, table.rows)};
}

/** The profile of what a role reads, over all its paths; its place is the first that has a value. */
export function profileOfRole(table: Table, role: Role | undefined): Profile | undefined {
	return complete(profileOfRoleSteps(table, role));
}

/** The same in steps. */
export function* profileOfRoleSteps(table: Table, role: Role | undefined): Steps<Profile | undefined> {
	const [first, ...others] = placesOfRole(role).filter((place) => (table.column(place)?.present ?? 0) > 0);
	if (first === undefined || others.length === 0) return first && profileAt(table, first);
	const columns = [first, ...others].flatMap((place) => table.column(place) ?? []);
	const column = yield* joinedColumnSteps(columns, table.rows);
	return {place: first, column, ...factsOf(column, table.rows)};
}

const rowsPerStep = 1 << 16;

/** For each row the first of the columns' values. */
function* joinedColumnSteps(columns: readonly Column[], rows: number): Steps<Column> {
	const joined = new Column();
	for (let row = 0; row < rows; row++) {
		const scalar = columns.map((column) => column.scalarAt(row)).find((value) => !isMissing(value));
		if (scalar !== undefined) joined.set(row, scalar);
		if (row % rowsPerStep === 0) yield;
	}
	return joined;
}

/** What a profile says of the column alone. */
type ColumnFacts = Omit<Profile, 'place' | 'column'>;

const known = new WeakMap<Column, {readonly rows: number; readonly facts: ColumnFacts}>();

/** Remembered until the column grows. */
function factsOf(column: Column, rows: number): ColumnFacts {
	const found = known.get(column);
	if (found?.rows === rows) return found.facts;
	const facts = lookAt(column, rows);
	known.set(column, {rows, facts});
	return facts;
}

function lookAt(column: Column, rows: number): ColumnFacts {
	const values = countedValues(column, rows).filter(({scalar}) => !isMissing(scalar));
	const data = column.data(rows);
	const {numbers, min, max, whole} = numericFacts(column, rows, values);
	const present = data.kind === 'coded' ? values.reduce((sum, {count}) => sum + count, 0) : column.present;
	const distinct = data.kind === 'coded' ? values.length : Number.POSITIVE_INFINITY;
	const isFree = data.kind === 'texts' && data.texts.leftOut * 2 > column.present;
	const kind = kindOf({present, distinct, allNumeric: numbers === present, whole, min, max, isFree});
	return {kind, present, distinct, values, min, max};
}

type NumericFacts = {numbers: number; min: number; max: number; whole: boolean};

function numericFacts(column: Column, rows: number, values: readonly CountedValue[]): NumericFacts {
	const data = column.data(rows);
	if (data.kind === 'coded') {
		const numbers = Float64Array.from(values, ({scalar}) => numberOf(scalar));
		return factsOfNumbers(
			numbers,
			Uint32Array.from(values, ({count}) => count),
		);
	}
	const numbers = data.kind === 'texts' && !areNumbers(column, rows) ? new Float64Array() : columnNumbers(column, rows);
	return factsOfNumbers(numbers);
}

/** Whether all of many different texts are numbers; mostly the first one is none. */
function areNumbers(column: Column, rows: number): boolean {
	for (let row = 0; row < rows; row++) {
		const scalar = column.scalarAt(row);
		if (!isMissing(scalar) && Number.isNaN(numberOf(scalar))) return false;
	}
	return true;
}

/** `counts`: how often each number occurs; once where they are left out. */
function factsOfNumbers(all: Float64Array, counts?: Uint32Array): NumericFacts {
	let [numbers, min, max, whole] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
	for (let at = 0; at < all.length; at++) {
		const number = all[at] as number;
		if (Number.isNaN(number)) continue;
		numbers += counts === undefined ? 1 : (counts[at] as number);
		if (number < min) min = number;
		if (number > max) max = number;
		whole &&= Number.isInteger(number);
	}
	return numbers === 0 ? {numbers, min: Number.NaN, max: Number.NaN, whole} : {numbers, min, max, whole};
}

type Facts = {
	present: number;
	distinct: number;
	allNumeric: boolean;
	whole: boolean;
	min: number;
	max: number;
	/** Mostly long texts, which are not kept. */
	isFree: boolean;
};

function kindOf({present, distinct, allNumeric, whole, min, max, isFree}: Facts): ValueKind {
	if (present === 0) return 'nothing';
	if (isFree) return 'text';
	if (distinct === 1) return 'constant';
	const few = distinct <= 20 ? distinct < present || present <= 10 : distinct <= 200 && distinct <= present / 5;
	if (allNumeric && !whole) return min >= 0 && max <= 1 ? 'probability' : 'number';
	if (few) return 'label';
	if (allNumeric) return 'number';
	return distinct >= present * 0.9 ? 'id' : 'text';
}
