import type {MappingPatch} from '../../mapping/mapping.js';
import {type Profile, profileAt} from '../../mapping/profile.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {vectorOf} from '../../mapping/role-values.js';
import {formatPath, parsePath} from '../../records/path.js';
import {type Place, placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {argmaxAt, pairIndices} from './classes.js';
import {labelColumn, labelFix} from './probability-as-label.js';
import {thresholdChanges, truthLabels} from './threshold-fix.js';

/** The label slot holds a list of probabilities, one-hot, or logits. */
export const vectorAsLabel: Detector = {
	code: 'prediction/vector-as-label',
	detect: (scene) => {
		const {mapping, dataset, total} = scene;
		const place = mapping.problemType === 'Regression' ? undefined : vectorPlace(scene);
		if (place === undefined) return undefined;
		const size = dataset.captures.elements(place).length;
		const count = Math.max(...dataset.captures.elements(place).map(({present}) => present));
		const label = labelColumn(scene);
		return {
			severity: 'error',
			count,
			total,
			message: `The label slot (${placeText(place, dataset.mainDialect)}) holds a list of ${size} numbers in ${countText(count, total)}: probabilities, not a class. The monitor takes a class label there.`,
			evidence: evidenceAt(dataset, place),
			fixes: [...(label === undefined ? [] : [labelFix(scene, label)]), ...vectorFixes(scene, place)],
		};
	},
};

/** The list at the label slot; for CSV also the whole row, where the slot is one of several probabilities that sum to 1. */
function vectorPlace(scene: Scene): Place | undefined {
	const {dataset, mapping, prediction} = scene;
	const [slot] = placesOfRole(mapping.roles.prediction ?? mapping.roles.probability);
	if (slot === undefined || mapping.decision?.argmax === true) return undefined;
	if (dataset.captures.elements(slot).length > 1) return slot;
	const segments = parsePath(slot.path) ?? [];
	if (prediction?.kind !== 'probability' || typeof segments.at(-1) !== 'number') return undefined;
	const parent: Place = {from: slot.from, path: formatPath(segments.slice(0, -1))};
	return sumsToOne(scene, parent) ? parent : undefined;
}

function sumsToOne({dataset}: Scene, place: Place): boolean {
	const {captures} = dataset;
	const vector = vectorOf(captures, roleAt(place));
	if (vector.length < 2) return false;
	const rows = Math.min(captures.rows, 200);
	let [fits, seen] = [0, 0];
	for (let row = 0; row < rows; row++) {
		const sum = vector.reduce((total, element) => total + (element[row] ?? Number.NaN), 0);
		if (Number.isNaN(sum)) continue;
		seen++;
		if (Math.abs(sum - 1) < 0.01) fits++;
	}
	return seen > 0 && fits > 0.95 * seen;
}

function vectorFixes(scene: Scene, place: Place): readonly UnratedFix[] {
	const classes = classesOf(scene, place);
	const largest: UnratedFix = {
		id: 'argmax',
		title: `Take the class with the largest probability: ${classes.join(', ')}`,
		certainty: 'safe',
		changes: {
			roles: {prediction: null, probability: roleAt(place)},
			decision: {argmax: true, classes: [...classes], threshold: null, rule: null},
			labels: classes.length === 2 ? {negative: null} : {positive: null, negative: null},
		},
	};
	const positive = positiveElement(scene, place, classes);
	if (scene.mapping.problemType !== 'BinaryClassification' || positive === undefined) return [largest];
	return [{...positive, certainty: 'decision'}, largest];
}

/** The element that is the probability of the positive class, with a threshold on it. */
function positiveElement(
	scene: Scene,
	place: Place,
	classes: readonly string[],
): Pick<UnratedFix, 'id' | 'title' | 'changes'> | undefined {
	if (classes.length !== 2) return undefined;
	const profiles = classes.map((_, index) => elementProfile(scene, place, index));
	const last = profiles[1];
	if (last === undefined || profiles[0] === undefined) return undefined;
	const configured = scene.mapping.labels?.positive ?? scene.expectation.positiveLabel;
	const index = configured !== undefined && classes[0] === configured ? 0 : 1;
	const profile = profiles[index] ?? last;
	const changes: MappingPatch = thresholdChanges(scene, profile, profile.place);
	return {
		id: 'threshold-on-element',
		title: `Take ${profile.place.path} as the probability of "${classes[index]}" and decide at 0.5`,
		changes: {...changes, labels: {positive: classes[index] ?? '1', negative: classes[1 - index] ?? '0'}},
	};
}

function elementProfile({dataset}: Scene, place: Place, index: number): Profile | undefined {
	return profileAt(dataset.captures, {from: place.from, path: `${place.path}[${index}]`});
}

/** Which class each element of the list stands for: as configured, else as the ground truth suggests. */
function classesOf(scene: Scene, place: Place): readonly string[] {
	const {dataset, mapping, expectation} = scene;
	const vector = vectorOf(dataset.captures, roleAt(place));
	if (expectation.labels?.length === vector.length) return expectation.labels;
	const reference = truthReference(dataset, mapping);
	const [truth] = reference?.values ?? [];
	const {outcomes} = scene.reading;
	if (reference === undefined || truth?.kind !== 'labels' || outcomes.kind !== 'classes') {
		const labels = truthLabels(scene);
		return vector.map((_, index) => [...labels].sort()[index] ?? String(index));
	}
	const indices = argmaxAt(vector, reference.rows, dataset.captures.rows);
	const occurring = new Set(truth.codes);
	const names = outcomes.labels
		.map((name, code) => (occurring.has(code) ? name : undefined))
		.filter((name) => name !== undefined);
	const compact = new Map(
		[...occurring]
			.filter((code) => code >= 0)
			.sort((a, b) => a - b)
			.map((code, at) => [code, at]),
	);
	return pairIndices(
		indices,
		truth.codes.map((code) => compact.get(code) ?? -1),
		vector.length,
		names,
	);
}
