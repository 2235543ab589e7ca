import type {ClassOutcomes, NumberOutcomes, Outcomes} from '../../metrics/outcomes.js';
import type {Dataset} from '../../records/dataset.js';
import {LabelSpace} from '../label-space.js';
import {predictionsOf} from '../prediction.js';
import type {Reading} from '../reading.js';
import {numbersAt} from '../role-values.js';
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

export function unitsOf(dataset: Dataset, reading: Reading): Units {
	const {captureRow, truthRow, outcomes, funnel} = reading;
	const rows = funnel.parsed;
	const pairs = captureRow.length;
	const lone = rowsWithoutPair(captureRow, rows);
	if (lone.length === 0) return {reading, rows, pairs, captureRow, truthRow, outcomes};
	return {
		reading,
		rows,
		pairs,
		captureRow: extended(captureRow, lone),
		truthRow: extended(truthRow, new Int32Array(lone.length).fill(-1)),
		outcomes:
			outcomes.kind === 'classes'
				? withLoneClasses(dataset, reading, outcomes, lone)
				: withLoneNumbers(dataset, reading, outcomes, lone),
	};
}

function rowsWithoutPair(captureRow: Int32Array, rows: number): Int32Array {
	const paired = new Uint8Array(rows);
	for (let pair = 0; pair < captureRow.length; pair++) paired[captureRow[pair] as number] = 1;
	let count = 0;
	for (let row = 0; row < rows; row++) if (paired[row] === 0) count++;
	const lone = new Int32Array(count);
	for (let row = rows - 1; row >= 0; row--) if (paired[row] === 0) lone[--count] = row;
	return lone;
}

function withLoneClasses(dataset: Dataset, reading: Reading, outcomes: ClassOutcomes, lone: Int32Array): ClassOutcomes {
	const {mapping} = reading;
	const space = new LabelSpace(mapping.labels);
	const found = predictionsOf(dataset.captures, mapping, space, reading);
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

function withLoneNumbers(
	dataset: Dataset,
	reading: Reading,
	{actual, predicted}: NumberOutcomes,
	lone: Int32Array,
): NumberOutcomes {
	const {prediction, probability} = reading.mapping.roles;
	const numbers = numbersAt(dataset.captures, prediction ?? probability);
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
