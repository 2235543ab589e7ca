import type {Dataset} from '../../records/dataset.js';
import type {Reading} from '../reading.js';
import {compareFields, compareWithLiteral, identity, type Literal, presence} from './compare.js';
import type {Condition, Field, Operand} from './condition.js';
import {disagreeingRows} from './disagreement.js';
import {factBits, stageBits} from './facts.js';
import {formatCondition} from './format-condition.js';
import {type Units, unitsOf} from './units.js';
import {type Values, valuesOf} from './values.js';

/** The records as the mapping reads them, and as the monitor does. */
export type Readings = {readonly dataset: Dataset; readonly mapping: Reading; readonly monitor: Reading};

/** The capture rows that fulfil a condition, in order. Remembered while the readings stay what they are. */
export function rowsWhere(readings: Readings, condition: Condition): Int32Array {
	const known = knownAbout(readings);
	const text = formatCondition(condition);
	const rows = known.rows.get(text) ?? rowsThat(rowMask(known.mapping, condition));
	known.rows.set(text, rows);
	return rows;
}

/** The same, where it has been found out already. */
export function knownRowsWhere(readings: Readings, condition: Condition): Int32Array | undefined {
	return recent.find((known) => isAbout(known, readings))?.rows.get(formatCondition(condition));
}

/** What has been found out for one pair of readings. */
type Known = {readonly of: Readings; readonly mapping: View; readonly rows: Map<string, Int32Array>};

/** Enough to go to and fro between two drafts; each holds some bytes for every record. */
const mostKnown = 2;
let recent: readonly Known[] = [];

function knownAbout(of: Readings): Known {
	const found = recent.find((known) => isAbout(known, of)) ?? {
		of,
		mapping: viewOf(of.dataset, of.mapping, of.monitor),
		rows: new Map(),
	};
	if (recent[0] !== found) recent = [found, ...recent.filter((known) => known !== found)].slice(0, mostKnown);
	return found;
}

function isAbout({of}: Known, {mapping, monitor}: Readings): boolean {
	return of.mapping === mapping && of.monitor === monitor;
}

/** One reading, with what conditions need of it, made when it is first asked for. */
type View = {
	readonly dataset: Dataset;
	readonly units: Units;
	readonly other: () => View;
	readonly stages: () => Uint8Array;
	readonly disagreeing: () => Uint8Array;
	readonly values: (field: Field) => Values;
};

function viewOf(dataset: Dataset, reading: Reading, monitor: Reading): View {
	const units = unitsOf(dataset, reading);
	const other = once(() => (reading === monitor ? view : viewOf(dataset, monitor, monitor)));
	const values = new Map<string, Values>();
	const view: View = {
		dataset,
		units,
		other,
		stages: once(() => stageBits(dataset, units)),
		disagreeing: once(() => disagreeingRows(units, other().units)),
		values(field) {
			const key = JSON.stringify(field);
			const found = values.get(key) ?? valuesOf(dataset, units, field);
			values.set(key, found);
			return found;
		},
	};
	return view;
}

function once<T>(make: () => T): () => T {
	let made: {readonly value: T} | undefined;
	return () => {
		made ??= {value: make()};
		return made.value;
	};
}

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
		mask[unit] = ((rows[captureRow[unit] as number] ?? 0) & bit) === 0 ? 0 : 1;
	return mask;
}

/** 1 for each capture row that has a unit which fulfils the condition. */
function rowMask(view: View, condition: Condition): Uint8Array {
	const {captureRow, rows} = view.units;
	const units = unitMask(view, condition);
	const mask = new Uint8Array(rows);
	for (let unit = 0; unit < units.length; unit++) if (units[unit] === 1) mask[captureRow[unit] as number] = 1;
	return mask;
}

function rowsThat(mask: Uint8Array): Int32Array {
	let count = 0;
	for (let row = 0; row < mask.length; row++) count += mask[row] as number;
	const rows = new Int32Array(count);
	for (let row = mask.length - 1; row >= 0; row--) if (mask[row] === 1) rows[--count] = row;
	return rows;
}
