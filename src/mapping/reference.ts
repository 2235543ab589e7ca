import type {Dataset} from '../records/dataset.js';
import {looseKey, type Reference, valuesOf} from './candidates.js';
import type {Mapping} from './mapping.js';
import type {Profile} from './profile.js';
import {read} from './reading.js';

/** Enough rows to judge by; evenly spread, so that what changes part-way is seen. */
const judgedRows = 4000;

/** Indices of at most `judgedRows` of `length` entries, evenly spread. */
function spread(length: number): Int32Array {
	const count = Math.min(length, judgedRows);
	return Int32Array.from({length: count}, (_, index) => Math.floor((index * length) / count));
}

/** The ground truth that a mapping finds, to hold candidates for the prediction against. */
export function truthReference(dataset: Dataset, mapping: Mapping): Reference | undefined {
	const {outcomes, captureRow} = read(dataset, mapping);
	const entries = spread(captureRow.length);
	if (entries.length === 0) return undefined;
	const rows = entries.map((entry) => captureRow[entry] ?? 0);
	if (outcomes.kind === 'numbers') {
		const numbers = Float64Array.from(entries, (entry) => outcomes.actual[entry] ?? Number.NaN);
		return {rows, values: [{kind: 'numbers', numbers}], places: [], labels: new Set()};
	}
	const codes = entries.map((entry) => outcomes.actual[entry] ?? -1);
	const labels = new Set(
		[...new Set(codes)].filter((code) => code >= 0).map((code) => looseKey(outcomes.labels[code] ?? '')),
	);
	return labels.size === 0 ? undefined : {rows, values: [{kind: 'labels', codes}], places: [], labels};
}

/** Columns that are or could be predictions, to hold candidates for the ground truth against. */
export function predictionReference(dataset: Dataset, profiles: readonly Profile[]): Reference {
	const rows = spread(dataset.captures.rows);
	const judged = profiles.filter(({kind}) => ['label', 'probability', 'number'].includes(kind)).slice(0, 12);
	const labels = judged
		.filter(({kind}) => kind === 'label')
		.flatMap(({values}) => values.map(({scalar}) => looseKey(scalar.text)));
	return {
		rows,
		values: judged.map((profile) => valuesOf(dataset.captures, profile, rows)),
		places: judged.map(({place}) => place),
		labels: new Set(labels),
	};
}
