import {numberOf, type Scalar} from '../../records/scalar.js';
import type {Operator} from './condition.js';
import type {Values} from './values.js';

/** What a value is compared with that is the same for all records. */
export type Literal =
	| {readonly kind: 'number'; readonly number: number}
	| {readonly kind: 'text'; readonly text: string};

const numberTests: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
	'=': (a, b) => a === b,
	// A value that is no number differs from every number.
	'!=': (a, b) => a !== b,
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b,
};

/** 1 for each unit that has a value. */
export function presence(values: Values, units: number): Uint8Array {
	return unitsWhere(values, units, () => true);
}

/** 1 for each unit whose value is exactly this JSON value. */
export function identity(values: Values, units: number, wanted: Scalar): Uint8Array {
	return unitsWhere(values, units, ({type, text}) => type === wanted.type && text === wanted.text);
}

/** 1 for each unit for which the comparison with a literal holds; a unit without a value fulfils none. */
export function compareWithLiteral(values: Values, units: number, operator: Operator, literal: Literal): Uint8Array {
	if (literal.kind === 'number') {
		const test = numberTests[operator];
		const {number} = literal;
		return values.kind === 'numbers'
			? numbersWhere(values.numbers, (value) => test(value, number))
			: unitsWhere(values, units, (scalar) => test(numberOf(scalar), number));
	}
	const isSame = sameAs(values, literal.text);
	return unitsWhere(values, units, (scalar) => isSame(scalar) === (operator === '='));
}

/** As it is written; else, for labels, in another spelling of the same label. Numbers are compared as numbers. */
function sameAs(values: Values, text: string): (scalar: Scalar) => boolean {
	if (values.kind === 'numbers') {
		const number = numberOf({type: 'text', text});
		return (scalar) => Number(scalar.text) === number;
	}
	const {keyOf, scalars} = values.kind === 'coded' ? values : {keyOf: undefined, scalars: []};
	if (keyOf === undefined || scalars.some((scalar) => scalar.text === text)) return (scalar) => scalar.text === text;
	const key = keyOf({text});
	return (scalar) => keyOf(scalar) === key;
}

/** 1 for each unit for which the comparison of two fields holds; where one of the two is missing it does not. */
export function compareFields(left: Values, operator: Operator, right: Values, units: number): Uint8Array {
	if (left.kind === 'coded' && right.kind === 'coded' && isEquality(operator) && haveSameCodes(left, right))
		return compareCodes(left.codes, right.codes, operator);
	const [a, b] = [reader(left), reader(right)];
	const test = numberTests[operator];
	const holds = new Uint8Array(units);
	for (let unit = 0; unit < units; unit++) {
		const [one, other] = [a(unit), b(unit)];
		if (one === undefined || other === undefined) continue;
		const same = isEquality(operator) && one.text === other.text;
		holds[unit] = (same ? operator === '=' : test(numberOf(one), numberOf(other))) ? 1 : 0;
	}
	return holds;
}

type Coded = Extract<Values, {kind: 'coded'}>;

/** Whether both are sides of one matrix: their codes stand for the same labels. */
function haveSameCodes(a: Coded, b: Coded): boolean {
	return a.keyOf !== undefined && b.keyOf !== undefined && a.scalars.length === b.scalars.length;
}

function compareCodes(left: Int32Array, right: Int32Array, operator: Operator): Uint8Array {
	const holds = new Uint8Array(left.length);
	for (let unit = 0; unit < left.length; unit++) {
		const [a, b] = [left[unit] as number, right[unit] as number];
		if (a >= 0 && b >= 0) holds[unit] = (a === b) === (operator === '=') ? 1 : 0;
	}
	return holds;
}

function isEquality(operator: Operator): boolean {
	return operator === '=' || operator === '!=';
}

function reader(values: Values): (unit: number) => Scalar | undefined {
	if (values.kind === 'single') return values.scalarAt;
	if (values.kind === 'coded') return (unit) => values.scalars[values.codes[unit] as number];
	return (unit) => {
		const number = values.numbers[unit] as number;
		return Number.isNaN(number) ? undefined : {type: values.type, text: String(number)};
	};
}

/** 1 for each unit whose value passes; of coded values each is tested once. */
function unitsWhere(values: Values, units: number, passes: (scalar: Scalar) => boolean): Uint8Array {
	if (values.kind === 'coded') {
		const ofCode = Uint8Array.from([0, ...values.scalars.map((scalar) => (passes(scalar) ? 1 : 0))]);
		const holds = new Uint8Array(units);
		for (let unit = 0; unit < units; unit++) holds[unit] = ofCode[(values.codes[unit] as number) + 1] as number;
		return holds;
	}
	const at = reader(values);
	const holds = new Uint8Array(units);
	for (let unit = 0; unit < units; unit++) {
		const scalar = at(unit);
		if (scalar !== undefined && passes(scalar)) holds[unit] = 1;
	}
	return holds;
}

function numbersWhere(numbers: Float64Array, passes: (number: number) => boolean): Uint8Array {
	const holds = new Uint8Array(numbers.length);
	for (let unit = 0; unit < numbers.length; unit++) {
		const number = numbers[unit] as number;
		if (!Number.isNaN(number) && passes(number)) holds[unit] = 1;
	}
	return holds;
}
