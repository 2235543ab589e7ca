import type {Candidate} from '../../mapping/candidates.js';
import {fittest} from '../../mapping/fittest.js';
import {roleAt} from '../../mapping/role.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {isScore} from '../prediction/score.js';
import {thresholdFixes} from '../prediction/threshold-fix.js';
import type {Detector, Scene} from '../scene.js';
import {predictionCandidates} from '../search.js';

/** The problem type needs an attribute that is not configured. */
export const attributeMissing: Detector = {
	code: 'config/attribute-missing',
	detect: (scene) => {
		const {expectation, mapping, total, dataset} = scene;
		const {inferenceAttribute, probabilityAttribute} = expectation;
		if (inferenceAttribute !== undefined || probabilityAttribute !== undefined || total === 0) return undefined;
		if (mapping.roles.prediction !== undefined || mapping.roles.probability !== undefined) return undefined;
		const best = fittest(predictionCandidates(scene, ['label', 'probability', 'number']), 'prediction');
		const needs =
			mapping.problemType === 'BinaryClassification'
				? 'InferenceAttribute, or ProbabilityAttribute with a threshold'
				: 'InferenceAttribute';
		return {
			severity: 'error',
			count: total,
			total,
			message: `The configuration names no attribute for the prediction; ${mapping.problemType} needs ${needs}.`,
			evidence: best === undefined ? [] : evidenceAt(dataset, best.place),
			fixes: best === undefined ? [] : fixesFor(scene, best),
		};
	},
};

function fixesFor(scene: Scene, {profile, place}: Candidate): readonly UnratedFix[] {
	const {mapping, dataset} = scene;
	if (mapping.problemType === 'BinaryClassification' && isScore(profile, mapping.problemType)) {
		return thresholdFixes(scene, profile);
	}
	const title = `Read the prediction at ${placeText(place, dataset.mainDialect)}`;
	return [{id: 'name-the-attribute', title, certainty: 'safe', changes: {roles: {prediction: roleAt(place)}}}];
}
