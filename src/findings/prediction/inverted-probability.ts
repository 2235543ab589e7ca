import {areaUnderCurve} from '../../mapping/association.js';
import {fewDistinctCodes} from '../../metrics/distinct-codes.js';
import {codeOfLabel} from '../../metrics/outcomes.js';
import {scoreMetrics} from '../../metrics/score-metrics.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {Detector} from '../scene.js';
import {countText} from '../scene.js';

/** Below this AUC a model is not weak but turned round. */
const turnedRound = 0.3;

/** The probability is that of the other class: records whose truth is positive have the lower ones. */
export const invertedProbability: Detector = {
	code: 'prediction/inverted-probability',
	detect: ({probability, mapping, dataset, reading, total}) => {
		const {outcomes, positive} = reading;
		if (probability === undefined || outcomes.kind !== 'classes' || mapping.problemType !== 'BinaryClassification')
			return undefined;
		if (outcomes.score === undefined || positive === undefined || mapping.roles.prediction !== undefined)
			return undefined;
		const code = codeOfLabel(outcomes, positive);
		const classes = fewDistinctCodes(outcomes.actual, 2);
		if (code === undefined || classes?.length !== 2 || outcomes.actual.length < 20) return undefined;
		const negative = classes.find((other) => other !== code) ?? -1;
		// The metrics have it mostly; 0 is also what they say of scores of one class.
		const scored = reading.byThreshold?.scored;
		const known = scored && scoreMetrics(scored.rows, {positive: code, negative}).auc.value;
		const auc = known || areaUnderCurve(outcomes.actual, outcomes.score, code);
		if (auc > turnedRound) return undefined;
		return {
			severity: 'error',
			count: probability.present,
			total,
			message: `The probability (${placeText(probability.place, dataset.mainDialect)}) is that of the other class in ${countText(probability.present, total)}: where the ground truth is "${positive}" it is the lower one (AUC ${auc.toFixed(2)}).`,
			evidence: evidenceAt(dataset, probability.place),
			fixes: [
				{
					id: 'complement',
					title: `Use 1 − p as the probability of "${positive}"`,
					certainty: 'decision',
					changes: {decision: {transform: [...(mapping.decision?.transform ?? []), 'complement']}},
				},
			],
		};
	},
};
