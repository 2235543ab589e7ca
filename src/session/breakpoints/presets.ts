import type {Condition} from '../../mapping/conditions/condition.js';
import {conditionsOf} from '../../mapping/conditions/parse-condition.js';

/** A mistake, or a stage that a record does not get past. `lines`: malformed lines, which are no records. */
export type Preset = {
	readonly group: 'mistakes' | 'stages';
	readonly name: string;
	readonly of: Condition | {readonly kind: 'lines'};
};

const texts: readonly (readonly [group: Preset['group'], name: string, condition: string])[] = [
	['mistakes', 'no ground truth', 'not labelled'],
	['mistakes', 'several labels for one id', 'labels > 1'],
	['mistakes', 'p outside 0 to 1', 'probability < 0 or probability > 1'],
	['mistakes', 'p = threshold', 'probability = threshold'],
	['mistakes', 'label outside the vocabulary', 'labelled and predicted and not comparable'],
	['mistakes', 'false negative', 'groundTruth = positive and prediction != positive'],
	['mistakes', 'false positive', 'groundTruth != positive and prediction = positive'],
	['mistakes', 'monitor and mapping disagree', 'disagrees'],
	['stages', 'not decoded', 'not decoded'],
	['stages', 'not joined', 'not joined'],
	['stages', 'no prediction', 'not predicted'],
	['stages', 'not comparable', 'not comparable'],
	['stages', 'not agreeing', 'not agreeing'],
];

export const presets: readonly Preset[] = [
	{group: 'mistakes', name: 'malformed line', of: {kind: 'lines'}},
	...texts.flatMap(([group, name, text]) => conditionsOf([text]).map((of) => ({group, name, of}))),
];
