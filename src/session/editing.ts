import {sameMapping} from '../findings/diagnose.js';
import type {Fix} from '../findings/finding.js';
import {outcomeAfter} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import type {Draft, Model, Monitor} from './model.js';
import {changeText, currentOutcome} from './outcome-text.js';

/** What the monitor reads, for a new version of the data. An untouched draft follows it; an edited one stays. */
export function withMonitor(model: Model, monitor: Monitor): Model {
	const {draft, edited, saved, data} = model;
	if (edited && draft !== undefined) {
		return {...model, monitor, draft: {...draft, after: outcomeAfter(data.dataset, draft.mapping)}};
	}
	const future = draft?.future ?? [];
	const start: Draft = {...draftOf(model, monitor.literal), past: [], future, lastEdit: 'other'};
	if (saved === undefined) return {...model, monitor, draft: start};
	const opened = {...draftOf(model, saved.mapping), past: [monitor.literal], future: [], lastEdit: 'other' as const};
	return {...model, monitor, draft: opened, edited: true};
}

function draftOf({data}: Model, mapping: Mapping): Pick<Draft, 'mapping' | 'after'> {
	return {mapping, after: outcomeAfter(data.dataset, mapping)};
}

export function withFix(model: Model, fix: Fix): Model {
	const {draft} = model;
	if (draft === undefined) return model;
	const next = withMapping(model, applyPatch(draft.mapping, fix.changes), 'other');
	return {...next, notice: {kind: 'done', text: `${effectText(model, next)} · ${fix.title}`}};
}

export function withThreshold(model: Model, threshold: number): Model {
	const {draft} = model;
	if (draft === undefined) return model;
	return withMapping(model, applyPatch(draft.mapping, {decision: {threshold}}), 'threshold');
}

/** Steps end at 0 and 1; a threshold outside of these was typed for scores on another scale. */
export function movedThreshold(model: Model, by: number): Model {
	const threshold = model.draft?.mapping.decision?.threshold;
	if (threshold === undefined) return model;
	const moved = Math.round((threshold + by) * 1000) / 1000;
	const isShare = threshold >= 0 && threshold <= 1;
	return withThreshold(model, isShare ? Math.min(1, Math.max(0, moved)) : moved);
}

/** A new mapping as the draft, undoable. */
export function withMapping(model: Model, mapping: Mapping, edit: Draft['lastEdit']): Model {
	const {draft} = model;
	if (draft === undefined || sameMapping(draft.mapping, mapping)) return model;
	const joins = edit === 'threshold' && draft.lastEdit === 'threshold';
	const past = joins ? draft.past : [...draft.past, draft.mapping];
	return {
		...model,
		draft: {...draftOf(model, mapping), past, future: [], lastEdit: edit},
		edited: true,
		highlighted: 0,
		quitting: false,
	};
}

export function undone(model: Model): Model {
	const {draft} = model;
	const mapping = draft?.past.at(-1);
	if (draft === undefined || mapping === undefined) return model;
	const next = {...draftOf(model, mapping), past: draft.past.slice(0, -1), future: [draft.mapping, ...draft.future]};
	return goneTo(model, {...next, lastEdit: 'other'}, 'Undone');
}

export function redone(model: Model): Model {
	const {draft} = model;
	const [mapping, ...future] = draft?.future ?? [];
	if (draft === undefined || mapping === undefined) return model;
	const next = {...draftOf(model, mapping), past: [...draft.past, draft.mapping], future};
	return goneTo(model, {...next, lastEdit: 'other'}, 'Done again');
}

/** Where nothing is left to undo, the draft is the monitor's reading again and follows it as before. */
function goneTo(model: Model, draft: Draft, word: string): Model {
	const next = {...model, draft, edited: draft.past.length > 0 || model.saved !== undefined, highlighted: 0};
	return {...next, notice: {kind: 'done', text: `${word}: ${effectText(model, next)}`}};
}

/** What an edit did, in the numbers that matter. */
export function effectText(before: Model, after: Model): string {
	const [from, to] = [currentOutcome(before), currentOutcome(after)];
	return from === undefined || to === undefined ? '' : changeText(from, to);
}
