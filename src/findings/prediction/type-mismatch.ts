import type {CountedValue} from '../../mapping/value-counts.js';
import type {Scalar} from '../../records/scalar.js';
import {evidenceAt, evidenceOfTruth} from '../evidence.js';
import type {Evidence} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {hasStrangers, mainType, merged, normalRest, rescuingRules, valuesText} from './vocabulary.js';

/**
 * One side is text, the other a JSON number or boolean. AWS never shows how it compares them. Compared as typed values
 * they are never equal: the best explanation there is for zeros beside a full matrix, and unproven.
 */
export const typeMismatch: Detector = {
	code: 'prediction/type-mismatch',
	detect: (scene) => {
		const {mapping, prediction, groundTruth, total} = scene;
		if (mapping.problemType === 'Regression' || prediction === undefined || groundTruth === undefined) return undefined;
		const count = countOfOtherType(scene);
		if (count <= normalRest * prediction.present) return undefined;
		const differsAsText = hasStrangers(scene);
		const rules = differsAsText ? rescuingRules(scene) : castingRules(scene);
		if (rules === undefined || rules.every((rule) => mapping.labels?.normalise?.includes(rule))) return undefined;
		const name = {text: 'text', number: 'JSON number', boolean: 'JSON boolean', null: 'null'};
		const [a, b] = [name[typeOfOthers(scene)], name[mainType(groundTruth) ?? 'text']];
		return {
			severity: differsAsText ? 'error' : 'warning',
			count,
			total,
			message: `The prediction is a ${a} (${valuesText(prediction)}), the ground truth ${b === 'text' ? 'text' : `a ${b}`} (${valuesText(groundTruth)}) in ${countText(count, total)}. ${readings(scene, differsAsText)} Send the same type on both sides.`,
			evidence: evidenceOfBoth(scene),
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
	if (differsAsText) return 'They are equal neither as text nor as typed values.';
	return `Compared as text ${agreeing.toLocaleString('en-US')} of ${groundTruth.toLocaleString('en-US')} agree, compared as typed values 0 do; which of the two AWS does is unknown.`;
}

/** The rule that makes values equal in both readings, although they already agree as text. */
function castingRules({prediction, groundTruth}: Scene): readonly ['boolean'] | readonly ['number'] {
	return mainType(prediction) === 'boolean' || mainType(groundTruth) === 'boolean' ? ['boolean'] : ['number'];
}

/** Predictions that are text where the ground truth is not, or the other way round. A renamed one is compared by its name. */
function othersOf({prediction, groundTruth, mapping}: Scene): readonly CountedValue[] {
	const isText = mainType(groundTruth) === 'text';
	const renamed = mapping.labels?.rename ?? {};
	const values = prediction?.values ?? [];
	return values.filter(({scalar}) => (scalar.type === 'text') !== isText && !Object.hasOwn(renamed, scalar.text));
}

function countOfOtherType(scene: Scene): number {
	return othersOf(scene).reduce((sum, {count}) => sum + count, 0);
}

function typeOfOthers(scene: Scene): Scalar['type'] {
	return othersOf(scene)[0]?.scalar.type ?? 'text';
}

function evidenceOfBoth(scene: Scene): readonly Evidence[] {
	const {dataset, prediction} = scene;
	if (prediction === undefined) return [];
	const type = typeOfOthers(scene);
	const others = evidenceAt(dataset, prediction.place, (row) => prediction.column.scalarAt(row)?.type === type);
	return [...others.slice(0, 2), ...evidenceOfTruth(scene)].slice(0, 3);
}
