import {labelKeys, labelRules, normaliseText} from '../../mapping/labels.js';
import type {LabelRule, LabelRules, Mapping, MappingPatch} from '../../mapping/mapping.js';
import type {Reading} from '../../mapping/reading.js';
import type {MatrixTable} from '../../metrics/outcomes.js';
import {slotOf} from '../record-values.js';
import type {Vocabularies, VocabularyValue} from '../vocabularies.js';
import {type LabelPair, pairsByCount} from './pairs-by-count.js';

/** A change of how labels are read that could bring the two sides together. */
export type Suggestion = {
	readonly id: string;
	readonly title: string;
	readonly changes: MappingPatch;
};

/** Everything that suggestions are made from; nothing in it needs another look at the records. */
type Known = {
	readonly mapping: Mapping;
	readonly sides: Vocabularies;
	readonly reading: Pick<Reading, 'positive' | 'negative'>;
	readonly matrix: MatrixTable;
};

/** All that is worth trying, in no order of worth: what changes no label is left out. */
export function suggestionsFor(known: Known): readonly Suggestion[] {
	const {truth, predicted} = known.sides;
	if (truth.unread || predicted.unread) return [];
	return [...normalisations(known), ...renames(known), ...swaps(known)];
}

const titles: Readonly<Record<LabelRule, string>> = {
	trim: 'Take blanks off',
	unquote: 'Take quotes off',
	number: 'Read 1, 1.0 and "1" as one number',
	case: 'Take upper and lower case for the same',
	boolean: 'Read true and false as 1 and 0',
};

function normalisations(known: Known): readonly Suggestion[] {
	const {mapping, sides} = known;
	const kept = mapping.labels?.normalise ?? [];
	const open = labelRules.filter((rule) => !kept.includes(rule));
	const withRules = (rules: readonly LabelRule[]) => labelRules.filter((rule) => [...kept, ...rules].includes(rule));
	const suggest = (rules: readonly LabelRule[]): Suggestion => ({
		id: rules.join(' '),
		title: `${rules.map((rule) => titles[rule]).join('; ')} (${rules.join(', ')})`,
		changes: {labels: {normalise: withRules(rules)}},
	});
	const singles = open.filter((rule) => changesLabels(known, {...mapping.labels, normalise: withRules([rule])}));
	const meeting = (rules: readonly LabelRule[]) =>
		meetingRecords(sides, {...mapping.labels, normalise: withRules(rules)});
	const best = Math.max(meeting([]), ...singles.map((rule) => meeting([rule])));
	const together = subsetsOf(open).find((rules) => meeting(rules) > best);
	return [...(together === undefined ? [] : [suggest(together)]), ...singles.map((rule) => suggest([rule]))];
}

/** Whether any value would be read as another label. Where the values are too many to be known, it may well be. */
function changesLabels({mapping, sides}: Known, labels: LabelRules): boolean {
	const [before, after] = [labelKeys(mapping.labels), labelKeys(labels)];
	const changes = ({raw}: VocabularyValue) => before({text: raw}) !== after({text: raw});
	return [sides.truth, sides.predicted].some(({values, summary}) => summary.length > 0 || values.some(changes));
}

/** How many predictions have a label that the ground truth has too, as far as the vocabularies tell. */
function meetingRecords({truth, predicted}: Vocabularies, labels: LabelRules): number {
	const keyOf = labelKeys(labels);
	const known = new Set(truth.values.map(({raw}) => keyOf({text: raw})));
	return predicted.values.reduce((sum, {raw, count}) => sum + (known.has(keyOf({text: raw})) ? count : 0), 0);
}

/** All sets of two rules or more, small ones first. */
function subsetsOf(rules: readonly LabelRule[]): readonly (readonly LabelRule[])[] {
	const sets = Array.from({length: 2 ** rules.length}, (_, bits) => rules.filter((__, at) => ((bits >> at) & 1) === 1));
	return sets.filter(({length}) => length > 1).sort((a, b) => a.length - b.length);
}

/** Labels that only one side has, paired as the records pair them; of an index and a name the name wins. */
function renames({mapping, sides, matrix}: Known): readonly Suggestion[] {
	const [truth, predicted] = [
		new Set(sides.truth.values.map(({label}) => label)),
		new Set(predictedLabels(sides, mapping)),
	];
	const foreign = {
		truth: [...truth].filter((label) => !predicted.has(label)),
		predicted: [...predicted].filter((label) => !truth.has(label)),
	};
	if (foreign.truth.length === 0 || foreign.predicted.length === 0) return [];
	const pairs = pairsByCount(matrix, foreign.truth, foreign.predicted);
	if (pairs.length === 0) return [];
	if (decidesByThreshold(mapping)) return nameSides(mapping, pairs);
	const fromTruth = foreign.truth.every(isIndex) && foreign.predicted.some(isName);
	const renamed = pairs.map(({truth: a, predicted: p}) => (fromTruth ? {from: a, to: p} : {from: p, to: a}));
	const values = fromTruth ? sides.truth.values : sides.predicted.values;
	// A rename is looked up once, so it has to start from what stands in the records.
	const rename = Object.fromEntries(
		renamed.flatMap(({from, to}) =>
			values
				.filter(({label}) => label === from)
				.map(({raw}) => [normaliseText(raw, mapping.labels?.normalise), to] as const),
		),
	);
	const shown = renamed.map(({from, to}) => `${JSON.stringify(from)} is ${JSON.stringify(to)}`);
	const title = `Rename as the records pair them: ${shown.slice(0, 3).join(', ')}${shown.length > 3 ? ', …' : ''}`;
	return [{id: 'rename', title, changes: {labels: {rename}}}];
}

/** What a threshold decides is called by the mapping: it can be called by the labels of the ground truth. */
function nameSides({labels}: Mapping, pairs: readonly LabelPair[]): readonly Suggestion[] {
	const named = (side: string) => pairs.find(({predicted}) => predicted === side)?.truth ?? side;
	const [positive, negative] = [named(labels?.positive ?? '1'), named(labels?.negative ?? '0')];
	if (positive === negative) return [];
	const title = `Call what is above the threshold ${JSON.stringify(positive)}, the rest ${JSON.stringify(negative)}`;
	return [{id: 'name-sides', title, changes: {labels: {positive, negative}}}];
}

/** The two sides of a threshold by each other's names. */
function swaps({mapping, reading: {positive, negative}}: Known): readonly Suggestion[] {
	if (!decidesByThreshold(mapping) || positive === undefined || negative === undefined) return [];
	const title = `Swap the sides: above the threshold is ${JSON.stringify(negative)}`;
	return [{id: 'swap', title, changes: {labels: {positive: negative, negative: positive}}}];
}

function decidesByThreshold(mapping: Mapping): boolean {
	return slotOf(mapping) === 'probability' && mapping.decision?.argmax !== true;
}

function predictedLabels({predicted}: Vocabularies, mapping: Mapping): readonly string[] {
	const decides = slotOf(mapping) === 'probability';
	return predicted.values.filter(({decided}) => decided === decides).map(({label}) => label);
}

function isIndex(label: string): boolean {
	return /^-?\d+$/.test(label.trim());
}

function isName(label: string): boolean {
	return Number.isNaN(Number(label));
}
