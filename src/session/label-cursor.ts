import type {Model} from './model.js';
import {type Vocabulary, type VocabularyValue, vocabulariesOf} from './vocabularies.js';

/** A label of one side. */
export type SideLabel = {
	readonly side: 'truth' | 'predicted';
	readonly vocabulary: Vocabulary;
	readonly value: VocabularyValue;
	/** Its place among the values of its side. */
	readonly at: number;
};

/** The labels that the cursor goes through: those of the ground truth, then those of the predictions. */
function labelsOf(model: Model): readonly SideLabel[] {
	const sides = vocabulariesOf(model);
	if (sides === undefined) return [];
	return (['truth', 'predicted'] as const).flatMap((side) =>
		sides[side].values.map((value, at) => ({side, vocabulary: sides[side], value, at})),
	);
}

/** The label under the cursor; undefined where neither side has one. */
export function labelUnderCursor(model: Model): SideLabel | undefined {
	const labels = labelsOf(model);
	return labels[Math.min(model.labelCursor, labels.length - 1)];
}

export function labelCursorMoved(model: Model, by: number): Model {
	const last = labelsOf(model).length - 1;
	const from = Math.min(model.labelCursor, last);
	return {...model, labelCursor: Math.max(0, Math.min(from + by, last))};
}
