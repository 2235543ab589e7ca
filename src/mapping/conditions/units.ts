import type {ClassOutcomes, NumberOutcomes, Outcomes} from '../../metrics/outcomes.js';
import type {Dataset} from '../../records/dataset.js';
import {inSpans, type Steps} from '../../records/steps.js';
import {LabelSpace} from '../label-space.js';
import {madeLabelsSteps, predictionsSteps} from '../prediction.js';
import type {Reading} from '../reading.js';
import {numbersAtSteps} from '../role-values.js';
import {datasetSpellings} from '../spelling.js';

/**
 * What conditions are asked about: the pairs of a reading, and after them the records that are in no pair, which have a
 * prediction all the same.
 */
export type Units = {
	readonly reading: Reading;
	/** Capture rows that the reading was made of; the table may have grown since. */
	readonly rows: number;
	readonly pairs: number;
	readonly captureRow: Int32Array;
	/** -1 where the unit has no row of a ground-truth file. */
	readonly truthRow: Int32Array;
	readonly outcomes: Outcomes;
};

/** In steps. */
export function* unitsSteps(dataset: Dataset, reading: Reading): Steps<Units> {
	const {captureRow, truthRow, outcomes, funnel} = reading;
	const rows = funnel.parsed;
	const pairs = captureRow.length;
	const lone = yield* rowsWithoutPair(captureRow, rows);
	if (lone.length === 0) return {reading, rows, pairs, captureRow, truthRow, outcomes};
	return {
		reading,
		rows,
		pairs,
		captureRow: extended(captureRow, lone),
		truthRow: extended(truthRow, new Int32Array(lone.length).fill(-1)),
		outcomes:
			outcomes.kind === 'classes'
				? yield* withLoneClasses(dataset, reading, outcomes, lone)
				: yield* withLoneNumbers(dataset, reading, outcomes, lone),
	};
}

function* rowsWithoutPair(captureRow: Int32Array, rows: number): Steps<Int32Array> {
	const paired = new Uint8Array(rows);
	let count = rows;
	yield* inSpans(captureRow.length, (from, to) => {
		count -= markPaired(paired, captureRow, from, to);
	});
	const lone = new Int32Array(count);
	let at = 0;
	if (count > 0) {
		yield* inSpans(rows, (from, to) => {
			at = addLone(lone, at, paired, from, to);
		});
	}
	return lone;
}

/** Returns how many rows were not marked before. */
function markPaired(paired: Uint8Array, captureRow: Int32Array, from: number, to: number): number {
	let marked = 0;
	for (let pair = from; pair < to; pair++) {
		const row = captureRow[pair] as number;
		marked += 1 - (paired[row] as number);
		paired[row] = 1;
	}
	return marked;
}

/** Returns how many there are then. */
function addLone(lone: Int32Array, count: number, paired: Uint8Array, from: number, to: number): number {
	let at = count;
	for (let row = from; row < to; row++) if (paired[row] === 0) lone[at++] = row;
	return at;
}

function* withLoneClasses(
	dataset: Dataset,
	reading: Reading,
	outcomes: ClassOutcomes,
	lone: Int32Array,
): Steps<ClassOutcomes> {
	const {mapping} = reading;
	const space = new LabelSpace(mapping.labels);
	const found = yield* predictionsSteps(dataset.captures, mapping, space, reading);
	yield* madeLabelsSteps(found);
	const spellings = datasetSpellings(dataset, mapping);
	const labels = [...outcomes.labels];
	const codeOf = new Map(labels.map((label, code) => [label, code]));
	const translated = space.keys().map((key) => {
		const label = spellings.get(key) ?? key;
		const code = codeOf.get(label) ?? labels.push(label) - 1;
		codeOf.set(label, code);
		return code;
	});
	const isRead = readable(dataset, reading);
	const predicted = lone.map((row) => (isRead(row) ? (translated[found.predicted[row] as number] ?? -1) : -1));
	const score = new Float64Array(lone.length).fill(Number.NaN);
	for (let at = 0; at < lone.length; at++) {
		const row = lone[at] as number;
		if (isRead(row)) score[at] = found.score?.[row] ?? Number.NaN;
	}
	return {
		kind: 'classes',
		labels,
		actual: extended(outcomes.actual, new Int32Array(lone.length).fill(-1)),
		predicted: extended(outcomes.predicted, predicted),
		score: outcomes.score && extended(outcomes.score, score),
	};
}

function* withLoneNumbers(
	dataset: Dataset,
	reading: Reading,
	{actual, predicted}: NumberOutcomes,
	lone: Int32Array,
): Steps<NumberOutcomes> {
	const {prediction, probability} = reading.mapping.roles;
	const numbers = yield* numbersAtSteps(dataset.captures, prediction ?? probability);
	const isRead = readable(dataset, reading);
	const found = new Float64Array(lone.length).fill(Number.NaN);
	for (let at = 0; at < lone.length; at++) {
		const row = lone[at] as number;
		if (isRead(row)) found[at] = numbers[row] as number;
	}
	return {
		kind: 'numbers',
		actual: extended(actual, new Float64Array(lone.length).fill(Number.NaN)),
		predicted: extended(predicted, found),
	};
}

/** Whether a reading has the output of a row: it was decoded, and the monitor has no decoder for BASE64. */
function readable({captures}: Dataset, {literal}: Reading): (row: number) => boolean {
	return (row) => captures.isDecoded(row) && !(literal && captures.encodingOf(row) === 'BASE64');
}

function extended<T extends Int32Array | Float64Array>(values: T, more: T): T {
	const all = new (values.constructor as new (length: number) => T)(values.length + more.length);
	all.set(values);
	all.set(more, values.length);
	return all;
}
