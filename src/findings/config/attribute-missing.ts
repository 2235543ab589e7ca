import {roleAt} from '../../mapping/role.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {Detector} from '../scene.js';
import {predictionCandidates} from '../search.js';

/** The problem type needs an attribute that is not configured. */
export const attributeMissing: Detector = {
	code: 'config/attribute-missing',
	detect: (scene) => {
		const {expectation, mapping, total, dataset} = scene;
		const {inferenceAttribute, probabilityAttribute} = expectation;
		if (inferenceAttribute !== undefined || probabilityAttribute !== undefined || total === 0) return undefined;
		if (mapping.roles.prediction !== undefined || mapping.roles.probability !== undefined) return undefined;
		const candidates = predictionCandidates(scene, ['label', 'probability', 'number']);
		const [best] = candidates.filter(({profile}) => profile.kind === 'label').concat(candidates);
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
			fixes:
				best === undefined
					? []
					: [
							{
								id: 'name-the-attribute',
								title: `Read the prediction at ${placeText(best.place, dataset.mainDialect)}`,
								certainty: 'safe',
								changes: {roles: {prediction: roleAt(best.place)}},
							},
						],
		};
	},
};
