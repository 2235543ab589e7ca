import type {Candidate} from '../../mapping/candidates.js';
import {inTheRunning, isLabelByItself, strengthOf} from '../../mapping/fittest.js';
import type {Profile} from '../../mapping/profile.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {outputCandidates} from '../search.js';
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
	const {mapping, groundTruth} = scene;
	// A threshold tells two classes apart, whatever the problem is called.
	const isBinary = mapping.problemType === 'BinaryClassification' || groundTruth?.distinct === 2;
	return withLabel(scene, isBinary ? thresholdFixes(scene, prediction, mapping.roles.prediction) : []);
}

/** A column of the output that holds labels of the ground truth, and knows it about as well as what is in the slot. */
export function labelColumn(scene: Scene): Candidate | undefined {
	const {dataset, mapping} = scene;
	if (truthReference(dataset, mapping) === undefined) return undefined;
	const slots = [mapping.roles.prediction, mapping.roles.probability].flatMap((role) => placesOfRole(role));
	const isInSlot = ({place}: Candidate) =>
		slots.some(
			(slot) => slot.from === place.from && (slot.path === place.path || place.path.startsWith(`${slot.path}[`)),
		);
	const all = outputCandidates(scene, ['label', 'probability', 'number']);
	const known = Math.max(0, ...all.filter(isInSlot).map(strengthOf));
	const inRecord = outputSide(dataset) === 'record';
	return all.find((one) => {
		if (one.profile.kind !== 'label' || isInSlot(one) || one.overlap <= 0.9 || (inRecord && one.name === 0))
			return false;
		return isLabelByItself(one) || (one.association >= 0.2 && strengthOf(one) >= inTheRunning * known);
	});
}

/**
 * These fixes, and the label that stands beside the slot: before them where it is written as in the ground truth, behind
 * them where it would need another mend.
 */
export function withLabel(scene: Scene, others: readonly UnratedFix[]): readonly UnratedFix[] {
	const label = labelColumn(scene);
	if (label === undefined) return others;
	const instead = labelFix(scene, label);
	return label.exact > 0.9 ? [instead, ...others] : [...others, instead];
}

export function labelFix({dataset}: Scene, {place}: Candidate): UnratedFix {
	return {
		id: 'read-the-label',
		title: `Read the label that stands beside it: ${placeText(place, dataset.mainDialect)}`,
		certainty: 'safe',
		changes: {roles: {prediction: roleAt(place)}},
	};
}
