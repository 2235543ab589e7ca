import {type Steps, spanCount} from '../../records/steps.js';
import type {Reading} from '../reading.js';
import {compareFields, compareWithLiteral, identity, type Literal, presence, type UnitTest} from './compare.js';
import type {Condition, Field, Operand} from './condition.js';
import {factBits} from './facts.js';
import type {Units} from './units.js';
import type {View} from './view.js';

/** So many units are judged in one step. */
const unitsPerStep = 1 << 13;

/** 1 for each capture row that has a unit which fulfils the condition. */
export function* rowMaskSteps(view: View, condition: Condition): Steps<Uint8Array> {
	const test = yield* testSteps(view, condition);
	const {captureRow, rows} = view.units;
	const mask = new Uint8Array(rows);
	for (let from = 0; from < captureRow.length; from += unitsPerStep) {
		yield;
		const to = Math.min(from + unitsPerStep, captureRow.length);
		const holds = test(from, to);
		for (let unit = from; unit < to; unit++) if (holds[unit - from] === 1) mask[captureRow[unit] as number] = 1;
	}
	return mask;
}

/** How many steps it is to a mask, to tell how far one is. */
export function stepsToMask(condition: Condition, units: number): number {
	return 1 + Math.ceil(units / unitsPerStep) + preparations(condition, units);
}

/** How often all units are looked at. */
const passesTo = {disagreement: 7, stages: 3} as const;

function preparations(condition: Condition, units: number): number {
	if (condition.kind === 'all' || condition.kind === 'any')
		return condition.of.reduce((sum, part) => sum + preparations(part, units), 0);
	if (condition.kind === 'not') return preparations(condition.of, units);
	if (condition.kind === 'fact')
		return 1 + passesTo[condition.name === 'disagrees' ? 'disagreement' : 'stages'] * spanCount(units);
	return condition.kind === 'monitor' ? 1 + spanCount(units) + stepsToMask(condition.of, units) : 1;
}

/** The test of a condition. What it needs of the reading is made step by step. */
function* testSteps(view: View, condition: Condition): Steps<UnitTest> {
	switch (condition.kind) {
		case 'all':
		case 'any': {
			const tests: UnitTest[] = [];
			for (const part of condition.of) tests.push(yield* testSteps(view, part));
			const needed = condition.kind === 'all' ? 2 : 1;
			return (from, to) => tests.map((test) => test(from, to)).reduce((a, b) => merged(a, b, needed));
		}
		case 'not': {
			const test = yield* testSteps(view, condition.of);
			return (from, to) => opposite(test(from, to));
		}
		case 'monitor':
			yield;
			return rowTest(view.units, yield* rowMaskSteps(yield* view.otherSteps(), condition.of), 1);
		case 'fact': {
			yield;
			const {name} = condition;
			if (name === 'disagrees') return rowTest(view.units, yield* view.disagreeingSteps(), 1);
			return rowTest(view.units, yield* view.stagesSteps(), factBits[name]);
		}
		default:
			yield;
			return yield* valueTestSteps(view, condition);
	}
}

type ValueCondition = Extract<Condition, {kind: 'missing' | 'is' | 'compare'}>;

function* valueTestSteps(view: View, condition: ValueCondition): Steps<UnitTest> {
	if (condition.kind === 'is') {
		const {place, value} = condition;
		return identity(yield* view.valuesSteps({kind: 'place', place}), value);
	}
	if (condition.kind === 'missing') {
		const present = presence(yield* view.valuesSteps(condition.field));
		return condition.missing ? (from, to) => opposite(present(from, to)) : present;
	}
	const {left, operator, right} = condition;
	const values = yield* view.valuesSteps(left);
	if (right.kind === 'field' || right.kind === 'place')
		return compareFields(values, operator, yield* view.valuesSteps(right));
	const literal = literalOf(right, view.units.reading);
	if (literal === undefined) return (from, to) => new Uint8Array(to - from);
	return compareWithLiteral(values, operator, literal);
}

/** Undefined where the mapping has no such value: then nothing compares with it. */
function literalOf(operand: Exclude<Operand, Field>, {mapping, positive, negative}: Reading): Literal | undefined {
	if (operand.kind !== 'constant') return operand;
	if (operand.name === 'threshold') {
		const threshold = mapping.decision?.threshold;
		return threshold === undefined ? undefined : {kind: 'number', number: threshold};
	}
	const text = operand.name === 'positive' ? positive : negative;
	return text === undefined ? undefined : {kind: 'text', text};
}

/** 1 where at least `needed` of the two masks say 1. */
function merged(a: Uint8Array, b: Uint8Array, needed: 1 | 2): Uint8Array {
	for (let unit = 0; unit < a.length; unit++) a[unit] = (a[unit] as number) + (b[unit] as number) >= needed ? 1 : 0;
	return a;
}

function opposite(mask: Uint8Array): Uint8Array {
	for (let unit = 0; unit < mask.length; unit++) mask[unit] = 1 - (mask[unit] as number);
	return mask;
}

/** What holds for rows, for the units of these rows. */
function rowTest({captureRow}: Units, rows: Uint8Array, bit: number): UnitTest {
	return (from, to) => {
		const mask = new Uint8Array(to - from);
		for (let unit = from; unit < to; unit++)
			mask[unit - from] = ((rows[captureRow[unit] as number] as number) & bit) === 0 ? 0 : 1;
		return mask;
	};
}
