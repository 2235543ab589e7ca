import {evidenceAt, truthEvidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {hasStrangers, mainType, merged, rescuingRules, typesDiffer, valuesText} from './vocabulary.js';

/**
 * One side is text, the other a JSON number or boolean. AWS never shows how it compares them. Compared as typed values
 * they are never equal: the best explanation there is for zeros beside a full matrix, and unproven.
 */
export const typeMismatch: Detector = {
	code: 'prediction/type-mismatch',
	detect: (scene) => {
		const {mapping, prediction, groundTruth, dataset, total} = scene;
		if (mapping.problemType === 'Regression' || prediction === undefined || groundTruth === undefined) return undefined;
		if (!typesDiffer(scene)) return undefined;
		const differsAsText = hasStrangers(scene);
		const rules = differsAsText ? rescuingRules(scene) : castingRules(scene);
		if (rules === undefined || rules.every((rule) => mapping.labels?.normalise?.includes(rule))) return undefined;
		const name = {text: 'text', number: 'JSON number', boolean: 'JSON boolean', null: 'null'};
		const [a, b] = [name[mainType(prediction) ?? 'text'], name[mainType(groundTruth) ?? 'text']];
		return {
			severity: differsAsText ? 'error' : 'warning',
			count: prediction.present,
			total,
			message: `The prediction is a ${a} (${valuesText(prediction)}), the ground truth ${b === 'text' ? 'text' : `a ${b}`} (${valuesText(groundTruth)}) in ${countText(prediction.present, total)}. ${readings(scene, differsAsText)} Send the same type on both sides.`,
			evidence: [...evidenceAt(dataset, prediction.place).slice(0, 2), ...truthEvidence(scene)].slice(0, 3),
			fixes: [
				{
					id: 'one-type',
					title: `Compare both sides as one type: ${rules.join(', ')}`,
					certainty: 'safe',
					changes: {labels: {normalise: merged(mapping, rules)}},
				},
			],
		};
	},
};

/** What the two possible comparisons give; which one AWS uses is unknown. */
function readings({reading}: Scene, differsAsText: boolean): string {
	const {agreeing, groundTruth} = reading.funnel;
	if (differsAsText) return 'Neither as text nor as typed values are they ever equal.';
	return `Compared as text ${agreeing.toLocaleString('en-US')} of ${groundTruth.toLocaleString('en-US')} agree, compared as typed values 0 do; which of the two AWS does is unknown.`;
}

/** The rule that makes values equal in both readings, although they already agree as text. */
function castingRules({prediction, groundTruth}: Scene): readonly ['boolean'] | readonly ['number'] {
	return mainType(prediction) === 'boolean' || mainType(groundTruth) === 'boolean' ? ['boolean'] : ['number'];
}

function truthEvidence({groundTruth, dataset}: Scene) {
	if (groundTruth === undefined) return [];
	const fromFiles = groundTruth.place.from === 'truth' && dataset.truths.rows > 0;
	return fromFiles ? truthEvidenceAt(dataset, groundTruth.place) : evidenceAt(dataset, groundTruth.place);
}
