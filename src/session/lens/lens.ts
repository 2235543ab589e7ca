import {sameMapping} from '../../findings/diagnose.js';
import {outcomeAfterSteps} from '../../mapping/after.js';
import {labelRules} from '../../mapping/labels.js';
import type {Mapping} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import type {Steps} from '../../records/steps.js';
import {effectText, withMapping} from '../editing.js';
import type {Handlers} from '../handlers.js';
import {type Figures, figuresOf} from '../history/edits.js';
import type {Model} from '../model.js';
import {vocabulariesOf} from '../vocabularies.js';
import {labelTableOf} from './label-rows.js';
import {type Suggestion, suggestionsFor} from './suggestions.js';

/** The domain lens: what has been tried on one draft in one version of the data, and where the cursor is. */
export type Lens = {
	/** The suggestion that Enter applies; the first one while the user has not chosen. */
	readonly chosen: string | undefined;
	/** How far the labels are scrolled down. */
	readonly top: number;
	readonly tried: Tried | undefined;
};

type Tried = {
	readonly mapping: Mapping;
	readonly version: string;
	readonly figures: {readonly [suggestion: string]: Figures};
};

export const initialLens: Lens = {chosen: undefined, top: 0, tried: undefined};

export type LensEvent =
	| {readonly type: 'labels-scrolled'; readonly by: number}
	/** The suggestion of a number from 1, or the highlighted one. */
	| {readonly type: 'suggestion-applied'; readonly number: number | undefined}
	/** What a suggestion comes to. */
	| {
			readonly type: 'suggestion-tried';
			readonly id: string;
			readonly mapping: Mapping;
			readonly version: string;
			readonly figures: Figures;
	  };

export const lensHandlers: Handlers<LensEvent> = {
	'labels-scrolled': (model, {by}) => {
		const last = (labelTableOf(model)?.rows.length ?? 1) - 1;
		return {...model, lens: {...model.lens, top: Math.max(0, Math.min(last, model.lens.top + by))}};
	},
	'suggestion-applied': (model, {number}) => applied(model, number),
	'suggestion-tried': (model, {id, mapping, version, figures}) => {
		const known = triedOn(model, mapping, version) ? model.lens.tried?.figures : undefined;
		return {...model, lens: {...model.lens, tried: {mapping, version, figures: {...known, [id]: figures}}}};
	},
};

/** The arrows go through the suggestions, Enter applies the highlighted one. */
export const lensKeys = {
	moved(model: Model, by: number): Model {
		const list = rankedSuggestions(model);
		const at = list.findIndex(({id}) => id === highlightedOf(model)?.id);
		const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
		return {...model, lens: {...model.lens, chosen: next?.id}};
	},
	entered: (model: Model): Model => applied(model, undefined),
};

/** A suggestion that helps, with what it was found to come to. */
export type Ranked = Suggestion & {
	readonly figures: Figures;
	/** How many more records become comparable, and how many more agree. */
	readonly rescues: number;
	readonly agreeing: number;
};

/**
 * What helps, by the records that it rescues; of those that rescue as many, what makes more records agree, and then what
 * changes less. Nothing is proposed before it was tried on all records, nor what brings no record nearer to a match, nor
 * what costs any.
 */
export function rankedSuggestions(model: Model): readonly Ranked[] {
	const {draft, data} = model;
	if (draft === undefined) return [];
	const before = figuresOf(draft.after, data.version);
	return suggestionsOf(model)
		.flatMap((suggestion): readonly Ranked[] => {
			const figures = figuresFrom(model, suggestion);
			return figures === undefined ? [] : [{...suggestion, figures, ...gains(before, figures)}];
		})
		.filter(({rescues, agreeing}) => Math.min(rescues, agreeing) >= 0 && Math.max(rescues, agreeing) > 0)
		.sort((a, b) => b.rescues - a.rescues || b.agreeing - a.agreeing || sizeOf(a) - sizeOf(b));
}

/** How many of all suggestions have been tried on the draft. */
export function trialsOf(model: Model): {readonly done: number; readonly all: number} {
	const all = suggestionsOf(model);
	return {done: all.filter((one) => figuresFrom(model, one) !== undefined).length, all: all.length};
}

function gains(before: Figures, after: Figures): Pick<Ranked, 'rescues' | 'agreeing'> {
	return {rescues: after.comparable - before.comparable, agreeing: after.agreeing - before.agreeing};
}

/** How much a suggestion writes into the mapping: a rule holds for labels to come as well, so it weighs less than any name. */
function sizeOf({changes}: Suggestion): number {
	const {normalise, ...names} = changes.labels ?? {};
	return Object.keys(names).length * labelRules.length + (normalise?.length ?? 0);
}

export function highlightedOf(model: Model): Ranked | undefined {
	const list = rankedSuggestions(model);
	return list.find(({id}) => id === model.lens.chosen) ?? list[0];
}

/** The suggestion to try next while the lens is open; undefined where all of them have been. */
export function suggestionToTry(model: Model): Suggestion | undefined {
	const {overlay, draft, data} = model;
	// The draft has to be of these data, else its numbers are not those that the suggestion is compared with.
	if (overlay !== 'lens' || draft === undefined || draft.after.reading.funnel.parsed !== data.dataset.captures.rows)
		return undefined;
	return suggestionsOf(model).find((one) => figuresFrom(model, one) === undefined);
}

/** What a suggestion comes to on the draft as it is now, in steps. */
export function* tryOut({draft, data}: Model, {id, changes}: Suggestion): Steps<LensEvent | undefined> {
	if (draft === undefined) return undefined;
	const {mapping} = draft;
	const {version} = data;
	const outcome = yield* outcomeAfterSteps(data.dataset, applyPatch(mapping, changes));
	return {type: 'suggestion-tried', id, mapping, version, figures: figuresOf(outcome, version)};
}

/** True, or why there are no labels to look at. */
export function hasLabels({draft}: Model): true | string {
	if (draft === undefined) return 'There is no record yet';
	return draft.mapping.problemType !== 'Regression' || 'Regression compares numbers; there are no labels';
}

/** What a suggestion comes to on the draft and the data as they are; undefined until it has been tried. */
function figuresFrom(model: Model, {id}: Suggestion): Figures | undefined {
	const {draft, data, lens} = model;
	const isKnown = draft !== undefined && triedOn(model, draft.mapping, data.version);
	return isKnown ? lens.tried?.figures[id] : undefined;
}

function triedOn({lens}: Model, mapping: Mapping, version: string): boolean {
	return lens.tried !== undefined && lens.tried.version === version && sameMapping(lens.tried.mapping, mapping);
}

function suggestionsOf(model: Model): readonly Suggestion[] {
	const {draft, data} = model;
	const sides = vocabulariesOf(model);
	if (draft === undefined || sides === undefined || draft.mapping.problemType === 'Regression') return [];
	const {mapping, after} = draft;
	const unread = sides.truth.unread || sides.predicted.unread;
	const key = `suggestions ${JSON.stringify(mapping)} ${unread} ${after.reading.funnel.parsed}`;
	return data.dataset.remember(key, () =>
		suggestionsFor({mapping, sides, reading: after.reading, matrix: after.statistics.confusionMatrix}),
	);
}

/** The suggestion of a number from 1, else the highlighted one. */
export function suggestionMeant(model: Model, number: number | undefined): Ranked | undefined {
	return number === undefined ? highlightedOf(model) : rankedSuggestions(model)[number - 1];
}

function applied(model: Model, number: number | undefined): Model {
	const suggestion = suggestionMeant(model, number);
	if (suggestion === undefined || model.draft === undefined) {
		const list = rankedSuggestions(model);
		const text = list.length === 0 ? 'There is nothing to apply here' : `There are ${list.length} suggestions`;
		return {...model, notice: {kind: 'refused', text}};
	}
	const {title, changes} = suggestion;
	const next = withMapping(model, applyPatch(model.draft.mapping, changes), title);
	const notice = {kind: 'done', text: `${effectText(model, next)} · ${title}`} as const;
	return {...next, lens: {...next.lens, chosen: undefined, top: 0}, notice};
}
