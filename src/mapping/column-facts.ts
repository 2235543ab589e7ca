import type {Column} from '../records/column.js';
import {isMissing, numberOf} from '../records/scalar.js';
import {inSpans, type Steps} from '../records/steps.js';
import {columnNumbers} from './role-values.js';
import {type CountedValue, countedValuesSteps} from './value-counts.js';

/**
 * What the values of a column look like, whatever its name says.
 * `label`: few distinct values; `probability`: numbers within 0 to 1 that are not all whole; `number`: other numbers;
 * `id`: (nearly) every row another value; `text`: anything else.
 */
export type ValueKind = 'nothing' | 'constant' | 'label' | 'probability' | 'number' | 'id' | 'text';

export type ColumnFacts = {
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

const known = new WeakMap<Column, {readonly rows: number; readonly facts: ColumnFacts}>();

/** What the first rows of a column look like, in steps. Remembered until it grows. */
export function* factsSteps(column: Column, rows: number): Steps<ColumnFacts> {
	const found = known.get(column);
	if (found?.rows === rows) return found.facts;
	const facts = yield* lookSteps(column, rows);
	known.set(column, {rows, facts});
	return facts;
}

function* lookSteps(column: Column, rows: number): Steps<ColumnFacts> {
	const data = column.data(rows);
	const all = column.present;
	const values = (yield* countedValuesSteps(column, rows)).filter(({scalar}) => !isMissing(scalar));
	const isCoded = data.kind === 'coded';
	const {numbers, min, max, whole} = isCoded ? numericValues(values) : yield* numericSteps(column, rows);
	const present = isCoded ? values.reduce((sum, {count}) => sum + count, 0) : all;
	const distinct = isCoded ? values.length : Number.POSITIVE_INFINITY;
	const isFree = data.kind === 'texts' && data.texts.leftOut * 2 > all;
	const kind = kindOf({present, distinct, allNumeric: numbers === present, whole, min, max, isFree});
	return {kind, present, distinct, values, min, max};
}

type NumericFacts = {numbers: number; min: number; max: number; whole: boolean};

function noneYet(): NumericFacts {
	return {numbers: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, whole: true};
}

function numericValues(values: readonly CountedValue[]): NumericFacts {
	const facts = noneYet();
	for (const {scalar, count} of values) {
		const number = numberOf(scalar);
		if (!Number.isNaN(number)) takeIn(facts, number, number, count, Number.isInteger(number));
	}
	return ended(facts);
}

function* numericSteps(column: Column, rows: number): Steps<NumericFacts> {
	const isOther = column.data(rows).kind === 'texts' && !areNumbers(column, rows);
	const facts = noneYet();
	if (isOther) return ended(facts);
	const numbers = columnNumbers(column, rows);
	yield* inSpans(numbers.length, (from, to) => lookAt(numbers, from, to, facts));
	return ended(facts);
}

/** Whether all of many different texts are numbers; mostly the first one is none. */
function areNumbers(column: Column, rows: number): boolean {
	for (let row = 0; row < rows; row++) {
		const scalar = column.scalarAt(row);
		if (!isMissing(scalar) && Number.isNaN(numberOf(scalar))) return false;
	}
	return true;
}

/** Adds some of the numbers of a column to what is known of it. */
function lookAt(all: Float64Array, from: number, to: number, facts: NumericFacts): void {
	let [numbers, min, max, whole] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
	for (let at = from; at < to; at++) {
		const number = all[at] as number;
		if (Number.isNaN(number)) continue;
		numbers++;
		if (number < min) min = number;
		if (number > max) max = number;
		whole &&= Number.isInteger(number);
	}
	takeIn(facts, min, max, numbers, whole);
}

function takeIn(facts: NumericFacts, min: number, max: number, numbers: number, whole: boolean): void {
	facts.numbers += numbers;
	facts.min = Math.min(facts.min, min);
	facts.max = Math.max(facts.max, max);
	facts.whole &&= whole;
}

function ended(facts: NumericFacts): NumericFacts {
	return facts.numbers === 0 ? {...facts, min: Number.NaN, max: Number.NaN} : facts;
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
