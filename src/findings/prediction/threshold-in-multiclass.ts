import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {labelColumn, labelFix} from './probability-as-label.js';

/** A single probability with a threshold can only tell two classes apart. */
export const thresholdInMulticlass: Detector = {
	code: 'prediction/threshold-in-multiclass',
	detect: (scene) => {
		const {mapping, probability, dataset, total} = scene;
		if (mapping.problemType !== 'MulticlassClassification' || mapping.roles.probability === undefined) return undefined;
		if (mapping.roles.prediction !== undefined || mapping.decision?.argmax === true) return undefined;
		if (scene.groundTruth?.distinct === 2) return undefined;
		const label = labelColumn(scene);
		const count = probability?.present ?? total;
		return {
			severity: 'error',
			count,
			total,
			message: `A single probability${probability ? ` (${placeText(probability.place, dataset.mainDialect)})` : ''} with a threshold gives two classes, 0 and 1, in ${countText(count, total)}; the problem is multiclass. Point the monitor at the predicted label.`,
			evidence: probability ? evidenceAt(dataset, probability.place) : [],
			fixes:
				label === undefined
					? []
					: [
							{
								...labelFix(scene, label),
								changes: {...labelFix(scene, label).changes, decision: null, labels: {positive: null, negative: null}},
							},
						],
		};
	},
};
