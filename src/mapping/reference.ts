import {distinctCodes} from '../metrics/distinct-codes.js';
import {labelAt} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';
import {jsonForm} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import {looseKey, type Reference, valuesOf} from './candidates.js';
import type {Mapping} from './mapping.js';
import {type Profile, profileOfRole} from './profile.js';
import {readingSteps} from './reading.js';
import {recentSteps} from './recent.js';

/** Enough rows to judge by; evenly spread, so that what changes part-way is seen. */
const judgedRows = 4000;

/** Indices of at most `judgedRows` of `length` entries, evenly spread. */
function spread(length: number): Int32Array {
	const count = Math.min(length, judgedRows);
	return Int32Array.from({length: count}, (_, index) => Math.floor((index * length) / count));
}

/** The ground truth that a mapping finds, to hold candidates for the prediction against. */
export function truthReference(dataset: Dataset, mapping: Mapping): Reference | undefined {
	return complete(truthReferenceSteps(dataset, mapping));
}

/** The same in steps; remembered by what ground truth depends on. */
export function truthReferenceSteps(dataset: Dataset, mapping: Mapping): Steps<Reference | undefined> {
	return recentSteps(dataset, 'truth reference', referenceKey(mapping), () => judging(dataset, mapping));
}

/** Mappings with the same key find the same ground truth in the same records. */
export function referenceKey({problemType, roles, join, labels}: Mapping): string {
	const {groundTruth, id, truthId} = roles;
	const {normalise, rename} = labels ?? {};
	return JSON.stringify([problemType, groundTruth, id, truthId, join, normalise, rename]);
}

function* judging(dataset: Dataset, mapping: Mapping): Steps<Reference | undefined> {
	const {outcomes, captureRow} = yield* readingSteps(dataset, mapping);
	const entries = spread(captureRow.length);
	if (entries.length === 0) return undefined;
	const rows = entries.map((entry) => captureRow[entry] as number);
	if (outcomes.kind === 'numbers') {
		const numbers = Float64Array.from(entries, (entry) => outcomes.actual[entry] as number);
		return {rows, values: [{kind: 'numbers', numbers}], places: [], labels: new Set(), forms: new Set()};
	}
	const codes = entries.map((entry) => outcomes.actual[entry] as number);
	const labels = new Set(distinctCodes(codes).map((code) => looseKey(labelAt(outcomes, code) ?? '')));
	if (labels.size === 0) return undefined;
	yield;
	return {rows, values: [{kind: 'labels', codes}], places: [], labels, forms: truthForms(dataset, mapping)};
}

function truthForms({captures, truths}: Dataset, {roles}: Mapping): ReadonlySet<string> {
	const profiles = [captures, truths].map((table) => profileOfRole(table, roles.groundTruth));
	return formsOf(profiles.filter((profile) => profile !== undefined));
}

function formsOf(profiles: readonly Profile[]): ReadonlySet<string> {
	return new Set(profiles.flatMap(({values}) => values.map(({scalar}) => jsonForm(scalar))));
}

/** Columns that are or could be predictions, to hold candidates for the ground truth against. */
export function predictionReference(dataset: Dataset, profiles: readonly Profile[]): Reference {
	const rows = spread(dataset.captures.rows);
	const judged = profiles.filter(({kind}) => ['label', 'probability', 'number'].includes(kind)).slice(0, 12);
	const ofLabels = judged.filter(({kind}) => kind === 'label');
	const labels = ofLabels.flatMap(({values}) => values.map(({scalar}) => looseKey(scalar.text)));
	return {
		rows,
		values: judged.map((profile) => valuesOf(dataset.captures, profile, rows)),
		places: judged.map(({place}) => place),
		labels: new Set(labels),
		forms: formsOf(ofLabels),
	};
}
