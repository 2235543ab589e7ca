import type {Outcome} from '../../mapping/after.js';
import {letGoOfNumbers} from '../../mapping/distinct-numbers.js';
import type {Mapping, MappingPatch} from '../../mapping/mapping.js';
import {movesInPlaceSteps} from '../../mapping/moves-in-place.js';
import {applyPatch} from '../../mapping/patch.js';
import {forgottenSteps} from '../../mapping/recent.js';
import type {ColumnData} from '../../records/column-data.js';
import type {Dataset} from '../../records/dataset.js';
import type {Place} from '../../records/place.js';
import type {Steps} from '../../records/steps.js';
import type {Table} from '../../records/table.js';
import {outcomeForeseenSteps} from '../foreseeing.js';
import type {Model} from '../model.js';
import {mostRows} from './roles-ahead.js';

/**
 * What likely edits come to for very many records. Nothing of it is kept, it would take room; but code that has been
 * through a million records once is compiled, so that the first edits take little longer than later ones.
 */
export function* likelyEditsSteps({draft, data: {dataset}}: Model): Steps<void> {
	const {captures} = dataset;
	if (draft === undefined || captures.rows > mostRows) return;
	const [number, label] = [outputOf(captures, 'numbers'), outputOf(captures, 'coded')];
	if (number === undefined) return;
	const {mapping, after} = draft;
	for (const edit of editsOf(mapping, number, label)) {
		yield* forgottenSteps(dataset, editSteps(dataset, after, applyPatch(mapping, edit)));
	}
	letGoOfNumbers();
}

/** With a number of the response, and one of its labels where it has one. */
function editsOf({roles}: Mapping, number: Place, label: Place | undefined): readonly MappingPatch[] {
	// The ranking of another probability would be held with its column.
	const probability = null;
	const edits: readonly MappingPatch[] = [
		{roles: {prediction: number, probability}},
		{roles: {prediction: number, probability}, problemType: 'Regression'},
	];
	const withLabel: readonly MappingPatch[] =
		label === undefined ? [] : [{roles: {groundTruth: number, prediction: label, probability}}];
	const isByScore = roles.probability !== undefined && roles.prediction === undefined;
	return [...edits, ...withLabel, ...(isByScore ? editsByScore(label) : [])];
}

/** Where a threshold makes the labels. */
function editsByScore(label: Place | undefined): readonly MappingPatch[] {
	const transformed: MappingPatch = {decision: {transform: ['complement']}};
	return label === undefined
		? [transformed]
		: [transformed, {roles: {groundTruth: label}}, {roles: {probability: label}}];
}

function* editSteps(dataset: Dataset, before: Outcome | undefined, mapping: Mapping): Steps<void> {
	const after = yield* outcomeForeseenSteps(dataset, mapping);
	if (before !== undefined && after !== undefined) yield* movesInPlaceSteps(before.reading, after.reading);
}

/** The first value of the responses that is held in some way. To look into one that was passed over would be to ask for it. */
function outputOf(table: Table, kind: ColumnData['kind']): Place | undefined {
	const outputs = table.places().filter((place) => place.from === 'output' && table.unreadAt(place).length === 0);
	return outputs.find((place) => table.column(place)?.data(table.rows).kind === kind);
}
