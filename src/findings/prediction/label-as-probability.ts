import {candidatesFor} from '../../mapping/candidates.js';
import {otherLabel, positiveLabel} from '../../mapping/positive-label.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {isScore} from './score.js';
import {thresholdChanges, truthLabels} from './threshold-fix.js';

/** The probability slot holds class labels. */
export const labelAsProbability: Detector = {
	code: 'prediction/label-as-probability',
	detect: (scene) => {
		const {probability, mapping, dataset, total} = scene;
		if (probability?.kind !== 'label' || mapping.problemType === 'Regression') return undefined;
		if (isScore(probability, mapping.problemType)) return undefined;
		const labels = probability.values.slice(0, 3).map(({scalar}) => `"${scalar.text}"`);
		const shown = placeText(probability.place, dataset.mainDialect);
		return {
			severity: 'error',
			count: probability.present,
			total,
			message: `The probability slot (${shown}) holds class labels (${labels.join(', ')}) in ${countText(probability.present, total)}: no threshold applies to a label.`,
			evidence: evidenceAt(dataset, probability.place),
			fixes: fixesFor(scene),
		};
	},
};

function fixesFor(scene: Scene): readonly UnratedFix[] {
	const {probability, dataset, mapping} = scene;
	if (probability === undefined) return [];
	const labels = truthLabels(scene);
	const positive =
		labels.find((label) => label === scene.expectation.positiveLabel) ?? positiveLabel(undefined, labels);
	const negative = positive === undefined ? undefined : otherLabel(labels, (label) => label === positive);
	const asLabel: UnratedFix = {
		id: 'label-as-prediction',
		title: `Read it as the prediction: ${placeText(probability.place, dataset.mainDialect)}`,
		certainty: 'safe',
		changes: {
			roles: {prediction: mapping.roles.probability ?? roleAt(probability.place), probability: null},
			decision: null,
			labels: {positive: positive ?? null, negative: negative ?? null},
		},
	};
	const [score] = candidatesFor(dataset, {
		role: 'probability',
		sides: [outputSide(dataset)],
		kinds: ['probability'],
		except: placesOfRole(mapping.roles.groundTruth),
		reference: truthReference(dataset, mapping),
	}).filter(({association}) => association >= 0.25);
	if (score === undefined) return [asLabel];
	return [
		asLabel,
		{
			id: 'probability-beside',
			title: `Read the probability that stands beside it: ${placeText(score.place, dataset.mainDialect)}`,
			certainty: 'decision',
			changes: thresholdChanges(scene, score.profile, roleAt(score.place), mapping.decision),
		},
	];
}
