import type {Outcome} from '../../mapping/after.js';
import {unreadPlaces} from '../../mapping/unread-places.js';
import type {Steps} from '../../records/steps.js';
import {goneTo} from '../editing.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {changeBetween, changeSteps} from './change.js';
import {figuresOf, outcomeOfEditSteps} from './edits.js';
import {baseOf, lookAtDraft, looked, lookMarked, lookMoved} from './looking.js';
import {flipSought} from './walking.js';

export type HistoryEvent =
	| {readonly type: 'history-opened'}
	/** The edit under the cursor becomes the one that others are compared with, or is no longer. */
	| {readonly type: 'edit-marked'}
	/** What an edit comes to in the present data. */
	| {readonly type: 'edit-measured'; readonly number: number; readonly outcome: Outcome}
	| {readonly type: 'flip-sought'; readonly direction: 1 | -1};

export const historyHandlers: Handlers<HistoryEvent> = {
	'history-opened': opened,
	'edit-marked': (model) => looked(model, lookMarked(model)),
	'edit-measured': (model, {number, outcome}) => measured(model, number, outcome),
	'flip-sought': (model, {direction}) => flipSought(model, direction),
};

/** The arrows go from edit to edit; Enter makes the draft the one under the cursor. */
export const historyKeys = {
	moved: (model: Model, by: number): Model => looked(model, lookMoved(model, by)),
	entered(model: Model): Model {
		const {cursor} = model.history;
		const title = model.draft?.edits[cursor]?.title ?? '';
		return goneTo({...model, overlay: undefined}, cursor, {word: `At edit ${cursor}`, title});
	},
};

function opened(model: Model): Model {
	if (model.overlay === 'history') return {...model, overlay: undefined};
	return looked({...model, overlay: 'history', overlayTop: 0}, lookAtDraft(model));
}

function measured(model: Model, number: number, outcome: Outcome): Model {
	const {draft, data, history} = model;
	if (draft === undefined) return model;
	const figures = figuresOf(outcome, data.version);
	const edits = draft.edits.map((edit, at) => (at === number && at > 0 ? {...edit, figures} : edit));
	const isLast = draft.edits[draft.at]?.parent === number;
	const change = draft.change ?? (isLast ? changeBetween(outcome, draft.after) : undefined);
	const next = {...model, draft: {...draft, edits, change}};
	const isShown = number === history.cursor || number === baseOf(next);
	return model.overlay === 'history' && isShown ? looked(next, history) : next;
}

/**
 * The edit whose outcome is wanted next, after records have arrived: first the one that the last edit is compared with,
 * then what the history shows. Undefined where nothing is missing.
 */
export function editToMeasure(model: Model): number | undefined {
	const {draft, data, history, overlay} = model;
	const isOld = (number: number) => draft?.edits[number]?.figures.version !== data.version;
	const canBeRead = (number: number) => {
		const mapping = draft?.edits[number]?.mapping;
		return mapping !== undefined && unreadPlaces(data.dataset, mapping).length === 0;
	};
	// The monitor's own reading comes first.
	if (draft === undefined || isOld(0)) return undefined;
	const parent = draft.edits[draft.at]?.parent;
	if (draft.change === undefined && parent !== undefined && canBeRead(parent)) return parent;
	if (overlay !== 'history') return undefined;
	const wanted = [history.cursor, baseOf(model), ...draft.edits.keys()];
	return wanted.find((number) => isOld(number) && canBeRead(number));
}

/** What such an edit comes to, in steps; and the change that was to be told from it. */
export function* measurementSteps(model: Model, number: number): Steps<HistoryEvent | undefined> {
	const {draft} = model;
	const isParent = draft?.edits[draft.at]?.parent === number;
	const outcome = yield* outcomeOfEditSteps(model, number);
	if (outcome === undefined) return undefined;
	if (isParent && draft.change === undefined) yield* changeSteps({from: outcome, to: draft.after});
	return {type: 'edit-measured', number, outcome};
}
