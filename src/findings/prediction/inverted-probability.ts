import {areaUnderCurve} from '../../mapping/association.js';
import {fewDistinctCodes} from '../../metrics/distinct-codes.js';
import {codeOfLabel} from '../../metrics/outcomes.js';
import {scoreMetricsSteps} from '../../metrics/score-metrics.js';
import {placeText} from '../../records/place.js';
import {complete, type Steps} from '../../records/steps.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** Below this AUC a model is not weak but turned round. */
const turnedRound = 0.3;
/** Of fewer pairs it says little. */
const fewestPairs = 20;

/** The probability is that of the other class: records whose truth is positive have the lower ones. */
export const invertedProbability: Detector = {
	code: 'prediction/inverted-probability',
	prepare: areaSteps,
	detect: (scene) => {
		const {probability, mapping, dataset, reading, total} = scene;
		const auc = complete(areaSteps(scene));
		if (auc === undefined || auc > turnedRound || probability === undefined) return undefined;
		return {
			severity: 'error',
			count: probability.present,
			total,
			message: `The probability (${placeText(probability.place, dataset.mainDialect)}) is that of the other class in ${countText(probability.present, total)}: where the ground truth is "${reading.positive}" it is the lower one (AUC ${auc.toFixed(2)}).`,
			evidence: evidenceAt(dataset, probability.place),
			fixes: [
				{
					id: 'complement',
					title: `Use 1 − p as the probability of "${reading.positive}"`,
					certainty: 'decision',
					changes: {decision: {transform: [...(mapping.decision?.transform ?? []), 'complement']}},
				},
			],
		};
	},
};

/** The area under the ROC curve, where a probability decides between two classes and there are pairs enough. */
function* areaSteps({probability, mapping, reading}: Scene): Steps<number | undefined> {
	const {outcomes, positive, byThreshold} = reading;
	if (probability === undefined || mapping.problemType !== 'BinaryClassification') return undefined;
	if (outcomes.kind !== 'classes' || outcomes.score === undefined || positive === undefined) return undefined;
	if (mapping.roles.prediction !== undefined || outcomes.actual.length < fewestPairs) return undefined;
	const code = codeOfLabel(outcomes, positive);
	const classes = fewDistinctCodes(outcomes.actual, 2);
	if (code === undefined || classes?.length !== 2) return undefined;
	const negative = classes.find((other) => other !== code) ?? -1;
	// The metrics have it mostly; 0 is also what they say of scores of one class.
	const scored = byThreshold?.scored;
	const metrics = scored && (yield* scoreMetricsSteps(scored.rows, {positive: code, negative}));
	return metrics?.auc.value || areaUnderCurve(outcomes.actual, outcomes.score, code);
}
