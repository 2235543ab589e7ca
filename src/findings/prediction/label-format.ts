import type {LabelRule} from '../../mapping/mapping.js';
import {evidenceAt, evidenceOfTruth} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {hasStrangers, merged, rescuingRules, strangers, valuesText} from './vocabulary.js';

const differences: Readonly<Record<LabelRule, string>> = {
	trim: 'blanks',
	unquote: 'quotes',
	number: 'the way numbers are written',
	case: 'upper and lower case',
	boolean: 'true/false for 1/0',
};

/** The same labels in another spelling: `1.0` and `1`, blanks, quotes, case, `True` and `1`. */
export const labelFormat: Detector = {
	code: 'prediction/label-format',
	detect: (scene) => {
		const {mapping, prediction, groundTruth, dataset, total} = scene;
		if (mapping.problemType === 'Regression' || !hasStrangers(scene)) return undefined;
		const rules = rescuingRules(scene);
		if (rules === undefined) return undefined;
		return {
			severity: 'error',
			count: strangers(scene),
			total,
			message: `Predictions (${prediction === undefined ? 'after the threshold' : valuesText(prediction)}) and ground truth (${valuesText(groundTruth)}) are the same labels in another spelling in ${countText(strangers(scene), total)}: they differ in ${rules.map((rule) => differences[rule]).join(' and ')}.`,
			evidence: prediction === undefined ? evidenceOfTruth(scene) : evidenceAt(dataset, prediction.place),
			fixes: [
				{
					id: 'normalise-labels',
					title: `Read both spellings as one: ${rules.join(', ')}`,
					certainty: 'safe',
					changes: {labels: {normalise: merged(mapping, rules)}},
				},
			],
		};
	},
};
