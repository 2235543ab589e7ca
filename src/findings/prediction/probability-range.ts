import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {isScore, transformFor} from './score.js';

/** Probabilities outside 0 to 1: percent or logits. */
export const probabilityRange: Detector = {
	code: 'prediction/probability-range',
	detect: ({probability, mapping, dataset, total}) => {
		if (probability === undefined || mapping.problemType === 'Regression' || mapping.decision?.transform !== undefined)
			return undefined;
		const transform = isScore(probability, mapping.problemType) ? transformFor(probability) : undefined;
		if (transform === undefined) return undefined;
		const percent = transform[0] === 'percent';
		return {
			severity: 'error',
			count: probability.present,
			total,
			message: `The probabilities (${placeText(probability.place, dataset.mainDialect)}) run from ${probability.min} to ${probability.max} in ${countText(probability.present, total)}: ${percent ? 'percent' : 'logits, it seems'}, not numbers from 0 to 1.`,
			evidence: evidenceAt(dataset, probability.place),
			fixes: [
				{
					id: percent ? 'percent' : 'sigmoid',
					title: percent ? 'Divide by 100' : 'Take the sigmoid of each',
					certainty: percent ? 'safe' : 'decision',
					changes: {decision: {transform}},
				},
			],
		};
	},
};
