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

/** Which edits are looked at. */
export type Look = Omit<History, 'shown'>;

export const initialHistory: History = {cursor: 0, marked: undefined, shown: undefined};

/** The edit that the one under the cursor is compared with. */
export function baseOf({draft, history: {cursor, marked}}: Pick<Model, 'draft' | 'history'>): number {
	return marked ?? draft?.edits[cursor]?.parent ?? cursor;
}

/** Where the history opens. */
export function lookAtDraft({draft}: Model): Look {
	return {cursor: draft?.at ?? 0, marked: undefined};
}

/** Where the arrows lead from an edit. */
export function lookMoved({history: {cursor, marked}, draft}: Model, by: number): Look {
	const last = (draft?.edits.length ?? 1) - 1;
	return {cursor: Math.max(0, Math.min(last, cursor + by)), marked};
}

/** With the mark on the edit under the cursor, or without it. */
export function lookMarked({history: {cursor, marked}}: Model): Look {
	return {cursor, marked: marked === cursor ? undefined : cursor};
}

/** The two edits that are compared. */
export function editsCompared(model: Model, look: Look): readonly [from: number, to: number] {
	return [baseOf({...model, history: {...look, shown: undefined}}), look.cursor];
}

/** The model with the cursor of the history on an edit; what that comes to is worked out here, not while drawing. */
export function looked(model: Model, {cursor, marked}: Look): Model {
	const [from, to] = editsCompared(model, {cursor, marked}).map((edit) => outcomeOfEdit(model, edit));
	return {...model, history: {cursor, marked, shown: from && to && changeBetween(from, to)}};
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
