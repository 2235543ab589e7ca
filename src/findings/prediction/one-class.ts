import {predictedBy} from '../../mapping/pair-cells.js';
import type {Reading} from '../../mapping/reading.js';
import {fewDistinctCodes} from '../../metrics/distinct-codes.js';
import {labelAt} from '../../metrics/outcomes.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';

/** With fewer rows than this one class can be chance. */
const enoughRows = 10;

/** All predictions, or all ground truth, are one class. */
export const oneClass: Detector = {
	code: 'prediction/one-class',
	detect: ({reading, mapping, prediction, probability, dataset, total}) => {
		const {outcomes, funnel} = reading;
		const count = Math.min(funnel.groundTruth, funnel.prediction);
		if (outcomes.kind !== 'classes' || mapping.problemType === 'Regression' || count < enoughRows) return undefined;
		const [only] = fewDistinctCodes(outcomes.actual, 1) ?? [];
		const predicted = onlyPrediction(reading);
		const sides = [
			predicted === undefined ? undefined : `all predictions are "${labelAt(outcomes, predicted)}"`,
			only === undefined ? undefined : `all ground truth is "${labelAt(outcomes, only)}"`,
		].filter((text) => text !== undefined);
		if (sides.length === 0) return undefined;
		const place = (prediction ?? probability)?.place;
		const hint =
			predicted !== undefined && outcomes.score !== undefined ? ' Another threshold may tell them apart.' : '';
		return {
			severity: 'warning',
			count,
			total,
			message: `In ${countText(count, total)} ${sides.join(' and ')}: precision, recall and AUC say little then.${hint}`,
			evidence: place === undefined ? [] : evidenceAt(dataset, place),
			fixes: [],
		};
	},
};

/** The code of all predictions; undefined where they differ, which mostly the first ones show. */
function onlyPrediction(reading: Reading): number | undefined {
	const predicted = predictedBy(reading);
	let only: number | undefined;
	for (let pair = 0; pair < reading.captureRow.length; pair++) {
		const code = predicted(pair);
		if (code === -1 || code === only) continue;
		if (only !== undefined) return undefined;
		only = code;
	}
	return only;
}
