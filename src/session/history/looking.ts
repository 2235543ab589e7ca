import type {Outcome} from '../../mapping/after.js';
import type {Model} from '../model.js';
import {currentOutcome} from '../outcome-text.js';
import {type Change, changeBetween} from './change.js';
import {outcomeOfEdit} from './edits.js';

/** The history as it is looked at. */
export type History = {
	readonly cursor: number;
	/** The edit that the one under the cursor is compared with, instead of the one that it was made on. */
	readonly marked: number | undefined;
	/** From the one to the other. */
	readonly shown: Change | undefined;
};

export const initialHistory: History = {cursor: 0, marked: undefined, shown: undefined};

/** The edit that the one under the cursor is compared with. */
export function baseOf({draft, history: {cursor, marked}}: Pick<Model, 'draft' | 'history'>): number {
	return marked ?? draft?.edits[cursor]?.parent ?? cursor;
}

/** The model with the cursor of the history on an edit; what that comes to is worked out here, not while drawing. */
export function looked(model: Model, {cursor, marked}: Omit<History, 'shown'>): Model {
	const history = {cursor, marked, shown: undefined};
	const [from, to] = [outcomeOfEdit(model, baseOf({...model, history})), outcomeOfEdit(model, cursor)];
	return {...model, history: {...history, shown: from && to && changeBetween(from, to)}};
}

/** The history follows the draft wherever an edit takes it. */
export function followed(model: Model): Model {
	const cursor = model.draft?.at ?? 0;
	if (model.overlay === 'history') return looked(model, {...model.history, cursor});
	return {...model, history: {...initialHistory, cursor}};
}

/** The two outcomes that the metrics show side by side, and what to call them. */
export type Compared = {
	readonly from: Outcome;
	readonly to: Outcome;
	readonly fromName: string;
	readonly toName: string;
	/** Which of them the confusion matrix is of. */
	readonly matrixName: string;
};

/** The monitor's reading and the state of things; in the history the edit under the cursor, and the marked one. */
export function compared(model: Model): Compared | undefined {
	const {monitor, draft, history, overlay, edited} = model;
	if (monitor === undefined || draft === undefined) return undefined;
	const from = monitor.before;
	if (overlay !== 'history' || history.shown === undefined) {
		const to = currentOutcome(model) ?? draft.after;
		return {from, to, fromName: 'before', toName: 'after', matrixName: edited ? 'after' : 'before'};
	}
	const name = `edit ${history.cursor}`;
	const names = {toName: name, matrixName: name};
	const {to} = history.shown;
	if (history.marked === undefined) return {from, to, fromName: 'before', ...names};
	return {from: history.shown.from, to, fromName: `edit ${history.marked}`, ...names};
}
