import type {Dataset} from '../records/dataset.js';
import type {Place} from '../records/place.js';
import {samePlace} from '../records/place.js';
import type {Side} from '../records/record.js';
import {looseKey, profilesOn, type Reference, valuesOf} from './candidates.js';
import type {Mapping} from './mapping.js';
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
		return {rows, values: [{kind: 'numbers', numbers}], labels: new Set()};
	}
	const codes = entries.map((entry) => outcomes.actual[entry] ?? -1);
	const labels = new Set([...new Set(codes)].filter((code) => code >= 0).map((code) => looseKey(outcomes.labels[code] ?? '')));
	return labels.size === 0 ? undefined : {rows, values: [{kind: 'labels', codes}], labels};
}

/** Everything in the output that could be a prediction, to hold candidates for the ground truth against. */
export function predictionReference(dataset: Dataset, from: Side, except: readonly (Place | undefined)[]): Reference {
	const rows = spread(dataset.captures.rows);
	const profiles = profilesOn(dataset, [from]).filter(
		({kind, place}) =>
			['label', 'probability', 'number'].includes(kind) && !except.some((other) => samePlace(other, place)),
	);
	const labels = profiles.filter(({kind}) => kind === 'label').flatMap(({values}) => values.map(({scalar}) => looseKey(scalar.text)));
	return {
		rows,
		values: profiles.slice(0, 12).map((profile) => valuesOf(dataset.captures, profile, rows)),
		labels: new Set(labels),
	};
}
