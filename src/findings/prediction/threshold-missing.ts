import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {thresholdFixes} from './threshold-fix.js';

/** A probability is mapped and nothing says from where on it means the positive class. */
export const thresholdMissing: Detector = {
	code: 'prediction/threshold-missing',
	detect: (scene) => {
		const {probability, mapping, dataset, total} = scene;
		if (
			probability === undefined ||
			mapping.roles.prediction !== undefined ||
			mapping.problemType !== 'BinaryClassification'
		)
			return undefined;
		if (mapping.decision?.threshold !== undefined || mapping.decision?.argmax === true) return undefined;
		return {
			severity: 'error',
			count: probability.present,
			total,
			message: `A probability is configured (${placeText(probability.place, dataset.mainDialect)}) and no threshold: ${countText(probability.present, total)} have no class.`,
			evidence: evidenceAt(dataset, probability.place),
			fixes: thresholdFixes(scene, probability, mapping.roles.probability),
		};
	},
};
