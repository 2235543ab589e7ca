import type {ManyLabels} from '../../metrics/outcomes.js';
import {numberOf, type Scalar} from '../../records/scalar.js';
import type {Operator} from './condition.js';
import type {Values} from './values.js';

/** What a value is compared with that is the same for all records. */
export type Literal =
	| {readonly kind: 'number'; readonly number: number}
	| {readonly kind: 'text'; readonly text: string};

/** Judges the units from one to before another: 1 for each that passes, in an array of the caller's own. */
export type UnitTest = (from: number, to: number) => Uint8Array;

const numberTests: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
	'=': (a, b) => a === b,
	// A value that is no number differs from every number.
	'!=': (a, b) => a !== b,
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b,
};

/** Whether a unit has a value. */
export function presence(values: Values): UnitTest {
	if (values.kind !== 'single' || values.held === undefined) return unitsWhere(values, () => true);
	const {texts, rows} = values.held;
	return unitsThat((unit) => texts.has(rows[unit] as number));
}

/** Whether its value is exactly this JSON value. */
export function identity(values: Values, wanted: Scalar): UnitTest {
	return unitsWhere(values, ({type, text}) => type === wanted.type && text === wanted.text);
}

/** Whether the comparison with a literal holds; a unit without a value fulfils none. */
export function compareWithLiteral(values: Values, operator: Operator, literal: Literal): UnitTest {
	if (literal.kind === 'number') {
		const test = numberTests[operator];
		const {number} = literal;
		return values.kind === 'numbers'
			? numbersWhere(values.numbers, (value) => test(value, number))
			: unitsWhere(values, (scalar) => test(numberOf(scalar), number));
	}
	if (values.kind === 'single' && values.held !== undefined) return heldTexts(values.held, operator, literal.text);
	const isSame = sameAs(values, literal.text);
	return unitsWhere(values, (scalar) => isSame(scalar) === (operator === '='));
}

type Held = NonNullable<Extract<Values, {kind: 'single'}>['held']>;

/** A million ids are compared as they are held: to make a text of each would take fifty times as long. */
function heldTexts({texts, rows}: Held, operator: Operator, text: string): UnitTest {
	const isSame = texts.matcher(text);
	if (operator === '=') return unitsThat((unit) => isSame(rows[unit] as number));
	return unitsThat((unit) => texts.has(rows[unit] as number) && !isSame(rows[unit] as number));
}

/** As it is written; else, for labels, in another spelling of the same label. Numbers are compared as numbers. */
function sameAs(values: Values, text: string): (scalar: Scalar) => boolean {
	if (values.kind === 'numbers') {
		const number = numberOf({type: 'text', text});
		return (scalar) => Number(scalar.text) === number;
	}
	if (values.kind !== 'coded' || values.keyOf === undefined || isAmong(values, text))
		return (scalar) => scalar.text === text;
	const {keyOf} = values;
	const key = keyOf({text});
	return (scalar) => keyOf(scalar) === key;
}

function isAmong({scalars, many}: Coded, text: string): boolean {
	return many === undefined ? scalars.some((scalar) => scalar.text === text) : many.codeOf(text) !== undefined;
}

/** Whether the comparison of two fields holds; where one of the two is missing it does not. */
export function compareFields(left: Values, operator: Operator, right: Values): UnitTest {
	if (left.kind === 'coded' && right.kind === 'coded' && isEquality(operator) && haveSameCodes(left, right))
		return compareCodes(left.codes, right.codes, operator);
	const [a, b] = [reader(left), reader(right)];
	const test = numberTests[operator];
	return unitsThat((unit) => {
		const [one, other] = [a(unit), b(unit)];
		if (one === undefined || other === undefined) return false;
		const same = isEquality(operator) && one.text === other.text;
		return same ? operator === '=' : test(numberOf(one), numberOf(other));
	});
}

type Coded = Extract<Values, {kind: 'coded'}>;

/** Whether both are sides of one matrix: their codes stand for the same labels. */
function haveSameCodes(a: Coded, b: Coded): boolean {
	return a.keyOf !== undefined && b.keyOf !== undefined && a.scalars.length === b.scalars.length && a.many === b.many;
}

function compareCodes(left: Int32Array, right: Int32Array, operator: Operator): UnitTest {
	return unitsThat((unit) => {
		const [a, b] = [left[unit] as number, right[unit] as number];
		return a >= 0 && b >= 0 && (a === b) === (operator === '=');
	});
}

function isEquality(operator: Operator): boolean {
	return operator === '=' || operator === '!=';
}

function reader(values: Values): (unit: number) => Scalar | undefined {
	if (values.kind === 'single') return values.scalarAt;
	if (values.kind === 'coded') return (unit) => scalarOf(values, values.codes[unit] as number);
	return (unit) => {
		const number = values.numbers[unit] as number;
		return Number.isNaN(number) ? undefined : {type: values.type, text: String(number)};
	};
}

/** Whether the value passes; of coded values each is tested once. */
function unitsWhere(values: Values, passes: (scalar: Scalar) => boolean): UnitTest {
	if (values.kind === 'coded' && values.many !== undefined) return manyWhere(values, values.many, passes);
	if (values.kind === 'coded') {
		const {codes, scalars} = values;
		const ofCode = Uint8Array.from([0, ...scalars.map((scalar) => (passes(scalar) ? 1 : 0))]);
		return (from, to) => {
			const holds = new Uint8Array(to - from);
			for (let unit = from; unit < to; unit++) holds[unit - from] = ofCode[(codes[unit] as number) + 1] as number;
			return holds;
		};
	}
	const at = reader(values);
	return unitsThat((unit) => {
		const scalar = at(unit);
		return scalar !== undefined && passes(scalar);
	});
}

/** Of very many coded values each is tested when it is first met. */
function manyWhere({codes}: Coded, many: ManyLabels, passes: (scalar: Scalar) => boolean): UnitTest {
	const [no, yes] = [1, 2];
	const known = new Uint8Array(many.count);
	return unitsThat((unit) => {
		const code = codes[unit] as number;
		if (code < 0) return false;
		if (known[code] === 0) known[code] = passes({type: 'text', text: many.at(code)}) ? yes : no;
		return known[code] === yes;
	});
}

function scalarOf({scalars, many}: Coded, code: number): Scalar | undefined {
	if (many === undefined || code < 0) return scalars[code];
	return {type: 'text', text: many.at(code)};
}

function numbersWhere(numbers: Float64Array, passes: (number: number) => boolean): UnitTest {
	return unitsThat((unit) => {
		const number = numbers[unit] as number;
		return !Number.isNaN(number) && passes(number);
	});
}

function unitsThat(passes: (unit: number) => boolean): UnitTest {
	return (from, to) => {
		const holds = new Uint8Array(to - from);
		for (let unit = from; unit < to; unit++) if (passes(unit)) holds[unit - from] = 1;
		return holds;
	};
}
