import {type Outcome, outcomeAfter} from '../../mapping/after.js';
import {goneTo} from '../editing.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {changeBetween} from './change.js';
import {figuresOf} from './edits.js';
import {baseOf, looked} from './looking.js';
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
	'edit-marked': (model) => {
		const {cursor, marked} = model.history;
		return looked(model, {cursor, marked: marked === cursor ? undefined : cursor});
	},
	'edit-measured': (model, {number, outcome}) => measured(model, number, outcome),
	'flip-sought': (model, {direction}) => flipSought(model, direction),
};

/** The arrows go from edit to edit; Enter makes the draft the one under the cursor. */
export const historyKeys = {
	moved(model: Model, by: number): Model {
		const {cursor, marked} = model.history;
		const last = (model.draft?.edits.length ?? 1) - 1;
		return looked(model, {cursor: Math.max(0, Math.min(last, cursor + by)), marked});
	},
	entered(model: Model): Model {
		const {cursor} = model.history;
		const title = model.draft?.edits[cursor]?.title ?? '';
		return {...goneTo(model, cursor, {word: `At edit ${cursor}`, title}), overlay: undefined};
	},
};

function opened(model: Model): Model {
	if (model.overlay === 'history') return {...model, overlay: undefined};
	return looked({...model, overlay: 'history', overlayTop: 0}, {cursor: model.draft?.at ?? 0, marked: undefined});
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
	// The monitor's own reading comes first.
	if (draft === undefined || isOld(0)) return undefined;
	const parent = draft.edits[draft.at]?.parent;
	if (draft.change === undefined && parent !== undefined) return parent;
	if (overlay !== 'history') return undefined;
	const wanted = [history.cursor, baseOf(model), ...draft.edits.keys()];
	return wanted.find((number) => draft.edits[number] !== undefined && isOld(number));
}

/** What such an edit comes to. */
export function measurement(model: Model, number: number): HistoryEvent | undefined {
	const {draft, data, monitor} = model;
	const mapping = draft?.edits[number]?.mapping;
	if (mapping === undefined) return undefined;
	const outcome = number === 0 ? monitor?.before : outcomeAfter(data.dataset, mapping);
	return outcome && {type: 'edit-measured', number, outcome};
}
