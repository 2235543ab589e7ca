import {type Profile, profileAt} from '../../mapping/profile.js';
import {truthReference} from '../../mapping/reference.js';
import {roleAt} from '../../mapping/role.js';
import {vectorOf} from '../../mapping/role-values.js';
import {sortLabels} from '../../metrics/label-order.js';
import {labelAt} from '../../metrics/outcomes.js';
import {formatPath, parsePath} from '../../records/path.js';
import type {Place} from '../../records/place.js';
import type {Table} from '../../records/table.js';
import type {Scene} from '../scene.js';
import {argmaxAt, pairIndices} from './classes.js';
import {truthLabels} from './threshold-fix.js';

const numeric: readonly Profile['kind'][] = ['probability', 'number', 'label', 'constant'];

/** The list of numbers at a place, or the one that is the only element there; undefined where there is none. */
export function vectorAt(table: Table, place: Place): Place | undefined {
	const elements = elementProfiles(table, place);
	if (elements.length > 1) return elements.every(isNumeric) ? place : undefined;
	const inner: Place = {from: place.from, path: `${place.path}[0]`};
	const isOnly = table.elements({from: place.from, path: `${place.path}[1]`}).length === 0;
	return isOnly && elements.length === 0 && table.elements(inner).length > 1 ? vectorAt(table, inner) : undefined;
}

/** The list of numbers that a place is an element of. */
export function vectorAround(table: Table, place: Place): Place | undefined {
	const segments = parsePath(place.path) ?? [];
	if (typeof segments.at(-1) !== 'number') return undefined;
	return vectorAt(table, {from: place.from, path: formatPath(segments.slice(0, -1))});
}

export function elementProfiles(table: Table, place: Place): readonly Profile[] {
	return table.elements(place).flatMap((_, index) => {
		return profileAt(table, {from: place.from, path: `${place.path}[${index}]`}) ?? [];
	});
}

function isNumeric({kind, min}: Profile): boolean {
	return numeric.includes(kind) && !Number.isNaN(min);
}

/** Whether the numbers of a list sum to 1 in nearly every record, as probabilities do. */
export function sumsToOne(table: Table, place: Place): boolean {
	const vector = vectorOf(table, roleAt(place));
	if (vector.length < 2) return false;
	let [fits, seen] = [0, 0];
	for (let row = 0; row < Math.min(table.rows, 200); row++) {
		const sum = vector.reduce((total, element) => total + (element[row] as number), 0);
		if (Number.isNaN(sum)) continue;
		seen++;
		if (Math.abs(sum - 1) < 0.01) fits++;
	}
	return seen > 0 && fits > 0.95 * seen;
}

/** Which class each element of a list stands for: as configured, else as the ground truth suggests. */
export function classesOfVector(scene: Scene, place: Place): readonly string[] {
	const {dataset, mapping, expectation, reading} = scene;
	const vector = vectorOf(dataset.captures, roleAt(place));
	if (expectation.labels?.length === vector.length) return expectation.labels;
	const reference = truthReference(dataset, mapping);
	const [truth] = reference?.values ?? [];
	const {outcomes} = reading;
	if (reference === undefined || truth?.kind !== 'labels' || outcomes.kind !== 'classes') {
		const sorted = sortLabels(truthLabels(scene));
		return vector.map((_, index) => sorted[index] ?? String(index));
	}
	const occurring = [...new Set(truth.codes)].filter((code) => code >= 0).sort((a, b) => a - b);
	const labels = truth.codes.map((code) => occurring.indexOf(code));
	const names = occurring.map((code) => labelAt(outcomes, code) ?? '');
	return pairIndices(argmaxAt(vector, reference.rows, dataset.captures.rows), labels, vector.length, names);
}
