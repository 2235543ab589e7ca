import type {Model} from './model.js';
import {hasUnsavedChanges} from './steps.js';

/** Quits, or with unsaved changes asks first: the second `q` in a row quits. */
export function quitAsked(model: Model): Model {
	// What mends an exercise is nothing that one would want to keep.
	if (model.quitting || model.lab !== undefined || !hasUnsavedChanges(model)) return ended(model);
	const fate = model.keeping.on ? ', keeps them' : ' without them';
	const text = `You have unsaved changes: q again quits${fate}; Ctrl-s saves, Esc stays`;
	return {...model, quitting: true, notice: {kind: 'refused', text}};
}

/** The end of the session; nothing but unreadable data makes it a failure. */
export function ended(model: Model): Model {
	return {...model, ended: model.loading.state === 'failed' ? 3 : 0};
}
