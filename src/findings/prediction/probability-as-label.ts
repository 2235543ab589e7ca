import type {Candidate} from '../../mapping/candidates.js';
import {candidatesFor} from '../../mapping/candidates.js';
import type {Profile} from '../../mapping/profile.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {isScore} from './score.js';
import {thresholdFixes} from './threshold-fix.js';

/** The label slot holds probabilities (one number): each different number becomes a class of its own. */
export const probabilityAsLabel: Detector = {
	code: 'prediction/probability-as-label',
	detect: (scene) => {
		const {prediction, mapping, dataset, total, reading} = scene;
		if (prediction === undefined || mapping.problemType === 'Regression') return undefined;
		if (!isScore(prediction, mapping.problemType)) return undefined;
		if (reading.funnel.comparable > 0.5 * reading.funnel.prediction) return undefined;
		const shown = placeText(prediction.place, dataset.mainDialect);
		const different = Number.isFinite(prediction.distinct)
			? prediction.distinct.toLocaleString('en-US')
			: 'far too many';
		return {
			severity: 'error',
			count: prediction.present,
			total,
			message: `The label slot (${shown}) holds probabilities in ${countText(prediction.present, total)}: ${different} different values, none of them a class. The monitor takes a class label there.`,
			evidence: evidenceAt(dataset, prediction.place),
			fixes: fixesFor(scene, prediction),
		};
	},
};

function fixesFor(scene: Scene, prediction: Profile): readonly UnratedFix[] {
	const label = labelColumn(scene);
	const instead = label === undefined ? [] : [labelFix(scene, label)];
	if (scene.mapping.problemType !== 'BinaryClassification') return instead;
	return [...instead, ...thresholdFixes(scene, prediction, scene.mapping.roles.prediction)];
}

/** A column of the output that holds labels of the ground truth. */
export function labelColumn({dataset, mapping}: Scene): Candidate | undefined {
	const reference = truthReference(dataset, mapping);
	if (reference === undefined) return undefined;
	const except = [...placesOfRole(mapping.roles.groundTruth), ...placesOfRole(mapping.roles.prediction)];
	const role = ['prediction'] as const;
	const candidates = candidatesFor(dataset, {role, sides: [outputSide(dataset)], kinds: ['label'], except, reference});
	const inRecord = outputSide(dataset) === 'record';
	return candidates.find(
		({overlap, association, name}) => overlap > 0.9 && association >= 0.2 && (!inRecord || name > 0),
	);
}

export function labelFix({dataset}: Scene, {place}: Candidate): UnratedFix {
	return {
		id: 'read-the-label',
		title: `Read the label that stands beside it: ${placeText(place, dataset.mainDialect)}`,
		certainty: 'safe',
		changes: {roles: {prediction: roleAt(place)}},
	};
}
