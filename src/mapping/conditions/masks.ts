import type {Reading} from '../reading.js';
import {compareFields, compareWithLiteral, identity, type Literal, presence} from './compare.js';
import type {Condition, Field, Operand} from './condition.js';
import {factBits} from './facts.js';
import type {Units} from './units.js';
import type {View} from './view.js';

/** 1 for each unit that fulfils a condition. */
function unitMask(view: View, condition: Condition): Uint8Array {
	const {units} = view;
	const count = units.captureRow.length;
	switch (condition.kind) {
		case 'all':
			return condition.of.map((part) => unitMask(view, part)).reduce((a, b) => merged(a, b, 2));
		case 'any':
			return condition.of.map((part) => unitMask(view, part)).reduce((a, b) => merged(a, b, 1));
		case 'not':
			return opposite(unitMask(view, condition.of));
		case 'monitor':
			return ofRows(units, rowMask(view.other(), condition.of), 1);
		case 'fact':
			return condition.name === 'disagrees'
				? ofRows(units, view.disagreeing(), 1)
				: ofRows(units, view.stages(), factBits[condition.name]);
		case 'missing': {
			const present = presence(view.values(condition.field), count);
			return condition.missing ? opposite(present) : present;
		}
		case 'is':
			return identity(view.values({kind: 'place', place: condition.place}), count, condition.value);
		case 'compare':
			return comparisonMask(view, condition);
		default:
			return condition satisfies never;
	}
}

function comparisonMask(view: View, {left, operator, right}: Extract<Condition, {kind: 'compare'}>): Uint8Array {
	const count = view.units.captureRow.length;
	const values = view.values(left);
	if (right.kind === 'field' || right.kind === 'place')
		return compareFields(values, operator, view.values(right), count);
	const literal = literalOf(right, view.units.reading);
	return literal === undefined ? new Uint8Array(count) : compareWithLiteral(values, count, operator, literal);
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
function ofRows({captureRow}: Units, rows: Uint8Array, bit: number): Uint8Array {
	const mask = new Uint8Array(captureRow.length);
	for (let unit = 0; unit < mask.length; unit++)
		mask[unit] = ((rows[captureRow[unit] as number] as number) & bit) === 0 ? 0 : 1;
	return mask;
}

/** 1 for each capture row that has a unit which fulfils the condition. */
export function rowMask(view: View, condition: Condition): Uint8Array {
	const {captureRow, rows} = view.units;
	const units = unitMask(view, condition);
	const mask = new Uint8Array(rows);
	for (let unit = 0; unit < units.length; unit++) if (units[unit] === 1) mask[captureRow[unit] as number] = 1;
	return mask;
}
