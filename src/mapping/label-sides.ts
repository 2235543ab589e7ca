import {labelKeys} from './labels.js';
import type {LabelRules} from './mapping.js';
import {otherLabel, positiveLabel} from './positive-label.js';
import type {Spellings} from './spelling.js';

/** The two labels of a binary problem, in the spelling in which they are shown. */
export type LabelSides = {readonly positive: string | undefined; readonly negative: string | undefined};

/** What the mapping names, else what the labels of the ground truth suggest. */
export function labelSides(labels: LabelRules | undefined, spellings: Spellings): LabelSides {
	const keyOf = labelKeys(labels);
	const known = [...spellings.values()];
	const spelled = (label: string) => spellings.get(keyOf({text: label})) ?? label;
	const positive = positiveLabel(labels?.positive, known);
	if (positive === undefined) return {positive, negative: labels?.negative};
	const key = keyOf({text: positive});
	const negative = labels?.negative ?? otherLabel(known, (label) => keyOf({text: label}) === key);
	return {positive: spelled(positive), negative: negative === undefined ? undefined : spelled(negative)};
}
