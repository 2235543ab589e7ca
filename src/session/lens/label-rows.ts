import {compareLabels} from '../../metrics/label-order.js';
import type {Model} from '../model.js';
import {slotOf} from '../record-values.js';
import {type VocabularyValue, vocabulariesOf} from '../vocabularies.js';

/** A label as the mapping reads it, with the values on both sides that are read as it, most frequent first. */
export type LabelRow = {
	readonly label: string;
	/** `predicted only`: no record with it can ever match; `truth only`: it is never predicted. */
	readonly state: 'predicted only' | 'truth only' | 'both';
	readonly truth: readonly VocabularyValue[];
	readonly predicted: readonly VocabularyValue[];
};

/** The labels of both sides, those that cannot match first. */
export type LabelTable = {
	readonly rows: readonly LabelRow[];
	/** What is said of a side instead of, or beside, its labels: values that are too many, or are not read yet. */
	readonly truthNote: string | undefined;
	readonly predictedNote: string | undefined;
};

const order: readonly LabelRow['state'][] = ['predicted only', 'truth only', 'both'];

export function labelTableOf(model: Model): LabelTable | undefined {
	const sides = vocabulariesOf(model);
	if (sides === undefined || model.draft === undefined) return undefined;
	const {truth, predicted} = sides;
	// Probabilities are no labels: the classes that are made of them are.
	const decides = slotOf(model.draft.mapping) === 'probability';
	const labels = predicted.values.filter(({decided}) => decided === decides);
	const byLabel = new Map<string, {truth: VocabularyValue[]; predicted: VocabularyValue[]}>();
	const entryOf = (label: string) => {
		const entry = byLabel.get(label) ?? {truth: [], predicted: []};
		byLabel.set(label, entry);
		return entry;
	};
	for (const value of truth.values) entryOf(value.label).truth.push(value);
	for (const value of labels) entryOf(value.label).predicted.push(value);
	const rows = [...byLabel].map(([label, entry]): LabelRow => ({label, state: stateOf(entry), ...entry}));
	return {
		rows: rows.sort(byState),
		truthNote: noteOf(truth, truth.values.length === 0),
		predictedNote: noteOf(predicted, labels.length === 0 || decides),
	};
}

/** Of the same state the most frequent first. */
function byState(a: LabelRow, b: LabelRow): number {
	const states = order.indexOf(a.state) - order.indexOf(b.state);
	return states || countOf(b) - countOf(a) || compareLabels(a.label, b.label);
}

function stateOf({truth, predicted}: Pick<LabelRow, 'truth' | 'predicted'>): LabelRow['state'] {
	if (truth.length > 0 && predicted.length > 0) return 'both';
	return truth.length > 0 ? 'truth only' : 'predicted only';
}

function countOf({truth, predicted}: LabelRow): number {
	return [...truth, ...predicted].reduce((sum, {count}) => sum + count, 0);
}

function noteOf(
	{unread, summary}: {unread: boolean; summary: readonly string[]},
	isEmpty: boolean,
): string | undefined {
	const words = [...(unread ? ['not read yet'] : []), ...summary];
	if (words.length > 0) return words.join(', ');
	return isEmpty ? 'none' : undefined;
}
