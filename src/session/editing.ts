import {sameMapping} from '../findings/diagnose.js';
import type {Fix} from '../findings/finding.js';
import {type Outcome, outcomeAfter} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {type Change, changeBetween} from './history/change.js';
import {type Edit, figuresOf, wentTo, withEdit, withLastEdit} from './history/edits.js';
import {flipText} from './history/flip-text.js';
import {followed} from './history/looking.js';
import type {Draft, Model, Monitor} from './model.js';
import {
	briefOf,
	changeText,
	currentOutcome,
	leadingMetric,
	metricValue,
	numberText,
	outcomeText,
} from './outcome-text.js';
import {firstRecordsText, readable} from './rereading.js';

/** What the monitor reads, for a new version of the data. An untouched draft follows it; an edited one stays. */
export function withMonitor(model: Model, monitor: Monitor): Model {
	const {draft, edited, saved, data} = model;
	const first: Edit = {
		title: 'As the monitor reads it',
		mapping: monitor.literal,
		parent: undefined,
		figures: figuresOf(monitor.before, data.version),
	};
	const start = {edits: [first, ...(draft?.edits.slice(1) ?? [])], at: 0, future: draft?.future ?? []};
	if (draft !== undefined && edited) return withData({...model, monitor}, {...draft, edits: start.edits});
	const untouched = withData({...model, monitor}, {...start, mapping: monitor.literal, lastEdit: 'other'});
	if (saved === undefined) return untouched;
	return {...withMapping(untouched, saved.mapping, `Opened ${saved.path}`), edited: true};
}

type Counted = 'after' | 'change' | 'countedIn';

/** The draft in other data: what the edits before came to is counted anew when it is wanted. */
function withData(given: Model, draft: Omit<Draft, Counted> & Partial<Pick<Draft, Counted>>): Model {
	const {at} = draft;
	const mapping = draft.edits[at]?.mapping ?? draft.mapping;
	const model = readable(given, mapping);
	const after = outcomeAfter(model.data.dataset, mapping);
	const figures = figuresOf(after, model.data.version);
	const edits = draft.edits.map((edit, number) => (number === at && at > 0 ? {...edit, figures} : edit));
	const kept = draft.change?.to === after ? draft.change : undefined;
	const change = kept ?? (edits[at]?.parent === 0 ? changeFrom(model.monitor?.before, after) : undefined);
	return {...model, draft: {...draft, mapping, after, countedIn: model.data, edits, change}};
}

export function withFix(model: Model, fix: Fix): Model {
	const {draft} = model;
	if (draft === undefined) return model;
	const next = withMapping(model, applyPatch(draft.mapping, fix.changes), fix.title);
	return {...next, notice: {kind: 'done', text: `${effectText(model, next)} · ${fix.title}`}};
}

export function withThreshold(model: Model, threshold: number): Model {
	const {draft} = model;
	if (draft === undefined) return model;
	const joins = draft.lastEdit === 'threshold';
	const before = joins ? draft.edits[draft.edits[draft.at]?.parent ?? 0]?.mapping : draft.mapping;
	const title = `threshold ${before?.decision?.threshold ?? 'none'} → ${threshold}`;
	const next = withEdited(model, applyPatch(draft.mapping, {decision: {threshold}}), title, 'threshold');
	const change = next.draft?.change;
	if (next === model || change === undefined) return next;
	return {...next, notice: {kind: 'done', text: `${title}, ${flipText(change)}`}};
}

/** Steps end at 0 and 1; a threshold outside of these was typed for scores on another scale. */
export function movedThreshold(model: Model, by: number): Model {
	const threshold = model.draft?.mapping.decision?.threshold;
	if (threshold === undefined) return model;
	const moved = Math.round((threshold + by) * 1000) / 1000;
	const isShare = threshold >= 0 && threshold <= 1;
	return withThreshold(model, isShare ? Math.min(1, Math.max(0, moved)) : moved);
}

/** A new mapping as the draft, undoable. The title tells in the history how it came about. */
export function withMapping(model: Model, mapping: Mapping, title: string): Model {
	return withEdited(model, mapping, title, 'other');
}

function withEdited(given: Model, mapping: Mapping, title: string, kind: Draft['lastEdit']): Model {
	const {draft} = given;
	if (draft === undefined || sameMapping(draft.mapping, mapping)) return given;
	const model = readable(given, mapping);
	const {data} = model;
	const after = outcomeAfter(data.dataset, mapping);
	const edit = {title, mapping, figures: figuresOf(after, data.version)};
	const joins = kind === 'threshold' && draft.lastEdit === 'threshold';
	const list = joins ? withLastEdit(draft, edit) : withEdit(draft, edit);
	const from = joins ? draft.change?.from : countedOutcome(model);
	const change = changeFrom(from, after);
	return followed({
		...model,
		draft: {...list, mapping, after, countedIn: data, change, lastEdit: kind},
		edited: true,
		highlighted: 0,
		quitting: false,
	});
}

function changeFrom(from: Outcome | undefined, to: Outcome | undefined): Change | undefined {
	return from && to && changeBetween(from, to);
}

export function undone(model: Model): Model {
	const {draft} = model;
	const edit = draft?.edits[draft.at];
	return edit?.parent === undefined ? model : goneTo(model, edit.parent, {word: 'Undone', title: edit.title});
}

export function redone(model: Model): Model {
	const {draft} = model;
	const [next] = draft?.future ?? [];
	const title = draft?.edits[next ?? 0]?.title ?? '';
	return next === undefined ? model : goneTo(model, next, {word: 'Done again', title});
}

type Told = {readonly word: string; readonly title: string};

/** To an edit of the history. Where that is the first, the draft is the monitor's reading again and follows it as before. */
export function goneTo(given: Model, number: number, {word, title}: Told): Model {
	const {draft, saved} = given;
	const edit = draft?.edits[number];
	if (draft === undefined || edit === undefined || number === draft.at) return given;
	const {mapping} = edit;
	const model = readable(given, mapping);
	const {data} = model;
	const after = outcomeAfter(data.dataset, mapping);
	const counted = {mapping, after, countedIn: data, change: undefined};
	const moved: Draft = {...wentTo(draft, number), ...counted, lastEdit: 'other'};
	const next = {...model, draft: moved, edited: number > 0 || saved !== undefined, highlighted: 0};
	const change = changeFrom(countedOutcome(model), currentOutcome(next));
	const changed = {...next, draft: {...moved, change}};
	const text = `${word}: ${effectText(given, changed)} · ${title}`;
	return followed({...changed, notice: {kind: 'done', text}});
}

/** The state of things, unless it is one of the first records while all are there, or the other way round. */
export function countedOutcome(model: Model): Outcome | undefined {
	return model.draft?.countedIn.isSample === model.data.isSample ? currentOutcome(model) : undefined;
}

/** What an edit did, in the numbers that matter. Numbers of the first records are not compared with those of all. */
export function effectText(before: Model, after: Model): string {
	const {isSample} = after.data;
	const isComparable = before.data.isSample === isSample;
	const from = isComparable ? countedOutcome(before) : after.draft?.change?.from;
	const to = currentOutcome(after);
	if (to === undefined) return '';
	if (from === undefined) return stateText(after, to);
	return `${changeText(briefOf(from), briefOf(to))}${isComparable || !isSample ? '' : ` of ${firstRecordsText(after)} records`}`;
}

/** `all 1,000 records, accuracy 0.831` */
function stateText({data}: Model, outcome: Outcome): string {
	const name = leadingMetric(outcome.reading.mapping.problemType);
	const records = `${numberText(data.dataset.captures.rows)} records`;
	return `${data.isSample ? 'the first' : 'all'} ${records}, ${name} ${outcomeText(outcome, metricValue(outcome, name))}`;
}
