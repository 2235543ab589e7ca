import {placesOfRole, roleAt} from '../../mapping/role.js';
import {type Place, placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {withLabel} from './probability-as-label.js';
import {thresholdChanges} from './threshold-fix.js';
import {classesOfVector, elementProfiles, sumsToOne, vectorAround, vectorAt} from './vector.js';

/** The label slot holds a list of probabilities, one-hot, or logits. */
export const vectorAsLabel: Detector = {
	code: 'prediction/vector-as-label',
	detect: (scene) => {
		const {mapping, dataset, total} = scene;
		const place = mapping.problemType === 'Regression' ? undefined : vectorInSlot(scene);
		if (place === undefined) return undefined;
		const elements = dataset.captures.elements(place);
		const count = Math.max(...elements.map(({present}) => present));
		return {
			severity: 'error',
			count,
			total,
			message: `The label slot (${placeText(place, dataset.mainDialect)}) holds a list of ${elements.length} numbers in ${countText(count, total)}: one for each class, not a class. The monitor takes a class label there.`,
			evidence: evidenceAt(dataset, place),
			fixes: withLabel(scene, vectorFixes(scene, place)),
		};
	},
};

/** The list at the slot; for a CSV row also the row itself, where the slot is one of several that sum to 1. */
function vectorInSlot({dataset: {captures}, mapping, prediction}: Scene): Place | undefined {
	const [slot] = placesOfRole(mapping.roles.prediction ?? mapping.roles.probability);
	if (slot === undefined || mapping.decision?.argmax === true) return undefined;
	const list = vectorAt(captures, slot);
	if (list !== undefined || prediction?.kind !== 'probability') return list;
	const row = vectorAround(captures, slot);
	return row !== undefined && sumsToOne(captures, row) ? row : undefined;
}

function vectorFixes(scene: Scene, place: Place): readonly UnratedFix[] {
	const classes = classesOfVector(scene, place);
	const largest: UnratedFix = {
		id: 'argmax',
		title: `Take the class with the largest number: ${classes.join(', ')}`,
		certainty: 'safe',
		changes: {
			roles: {prediction: null, probability: roleAt(place)},
			decision: {argmax: true, classes: [...classes], threshold: null, rule: null},
			labels: classes.length === 2 ? {negative: null} : {positive: null, negative: null},
		},
	};
	const threshold = thresholdOnElement(scene, place, classes);
	return threshold === undefined ? [largest] : [threshold, largest];
}

/** A threshold on the probability of the positive class. One-hot and logits have no such probability. */
function thresholdOnElement(scene: Scene, place: Place, classes: readonly string[]): UnratedFix | undefined {
	if (scene.mapping.problemType !== 'BinaryClassification' || classes.length !== 2) return undefined;
	const configured = scene.mapping.labels?.positive ?? scene.expectation.positiveLabel;
	const index = configured !== undefined && classes[0] === configured ? 0 : 1;
	const profile = elementProfiles(scene.dataset.captures, place)[index];
	if (profile?.kind !== 'probability') return undefined;
	return {
		id: 'threshold-on-element',
		title: `Take ${profile.place.path} as the probability of "${classes[index]}" and decide at 0.5`,
		certainty: 'decision',
		changes: {
			...thresholdChanges(scene, profile),
			labels: {positive: classes[index] ?? '1', negative: classes[1 - index] ?? '0'},
		},
	};
}
