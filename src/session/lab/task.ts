import type {ReportedConstraints} from '../../monitor/constraints-file.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {isUpToDate} from '../steps.js';
import {hints} from './tour.js';

/** An exercise of the lab that a session is about. */
export type Task = {
	readonly title: string;
	readonly story: string;
	/** What the capture came to before it was broken; undefined for a session on the records alone. */
	readonly baseline: ReportedConstraints;
};

/** What the lab adds to a session. */
export type Lab = {
	readonly task: Task;
	/** The hint of the tour that is shown; undefined where there is no tour, or it is over. */
	readonly hint: number | undefined;
};

export type LabEvent = {readonly type: 'hint-skipped'} | {readonly type: 'tour-ended'};

export const labHandlers: Handlers<LabEvent> = {
	'hint-skipped': (model) => withHint(model, (model.lab?.hint ?? 0) + 1),
	'tour-ended': (model) => withHint(model, undefined),
};

/** How far the user is with the task. */
export type TaskState = 'reading' | 'broken' | 'mended';

export function taskState(model: Model): TaskState {
	const {diagnosed, draft, edited} = model;
	if (diagnosed === undefined || draft === undefined || !isUpToDate(model)) return edited ? 'broken' : 'reading';
	const isOpen = diagnosed.findings.some(({severity}) => severity !== 'info');
	return isOpen || draft.after.outcome !== 'metrics' ? 'broken' : 'mended';
}

/** The model with the first hint that the user has not followed yet. */
export function withTourFollowed(model: Model): Model {
	const at = model.lab?.hint;
	if (at === undefined || !hints[at]?.isFollowed(model)) return model;
	return withTourFollowed(withHint(model, at + 1));
}

function withHint(model: Model, hint: number | undefined): Model {
	if (model.lab === undefined) return model;
	return {...model, lab: {...model.lab, hint: hint !== undefined && hint < hints.length ? hint : undefined}};
}
