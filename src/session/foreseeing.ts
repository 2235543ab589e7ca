import {type Outcome, outcomeAfterSteps} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import {unreadPlaces} from '../mapping/unread-places.js';
import {occurringCodesSteps} from '../metrics/distinct-codes.js';
import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import {type Change, changeSteps} from './history/change.js';
import {matrixLabelsSteps} from './matrix-labels.js';
import type {Model, Monitor} from './model.js';
import {briefAfter} from './outcome-text.js';
import {vocabulariesForeseenSteps} from './vocabularies.js';

/**
 * What a mapping comes to, with what a screen shows of it: all is remembered, and whoever asks for it does not wait.
 * Undefined where it reads what has not been read.
 */
export function* outcomeForeseenSteps(dataset: Dataset, mapping: Mapping): Steps<Outcome | undefined> {
	if (unreadPlaces(dataset, mapping).length > 0) return undefined;
	const outcome = yield* outcomeAfterSteps(dataset, mapping);
	yield;
	briefAfter(dataset, mapping);
	const {outcomes} = outcome.reading;
	if (outcomes.kind === 'classes') yield* occurringCodesSteps(outcomes);
	yield* matrixLabelsSteps(outcome.statistics.confusionMatrix);
	return outcome;
}

/** The change from one outcome to another, beforehand. */
export function* changeForeseenSteps(from: Outcome | undefined, to: Outcome | undefined): Steps<Change | undefined> {
	return from && to && (yield* changeSteps({from, to}));
}

/** What `withMonitor` makes of the model, beforehand: the draft in new data, and what the last edit changed there. */
export function* draftForeseenSteps(model: Model, {literal, before}: Monitor): Steps<void> {
	const {data, draft, edited, saved} = model;
	const {dataset} = data;
	yield* matrixLabelsSteps(before.statistics.confusionMatrix);
	if (draft !== undefined && edited) {
		const {mapping, parent} = draft.edits[draft.at] ?? {mapping: draft.mapping, parent: undefined};
		const after = yield* outcomeForeseenSteps(dataset, mapping);
		if (after !== undefined) yield* vocabulariesForeseenSteps(dataset, mapping);
		if (parent === 0 && after !== draft.change?.to) yield* changeForeseenSteps(before, after);
		return;
	}
	const untouched = yield* outcomeForeseenSteps(dataset, literal);
	if (untouched !== undefined) yield* vocabulariesForeseenSteps(dataset, literal);
	if (saved !== undefined) yield* changeForeseenSteps(before, yield* outcomeForeseenSteps(dataset, saved.mapping));
}
