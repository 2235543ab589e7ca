import type {Model} from './model.js';
import {hasUnsavedChanges} from './steps.js';

/** Quits, or with unsaved changes asks first: the second `q` in a row quits. */
export function quitAsked(model: Model): Model {
	if (model.quitting || !hasUnsavedChanges(model)) return {...model, ended: 0};
	return {
		...model,
		quitting: true,
		notice: {kind: 'refused', text: 'The mapping has unsaved changes: q again quits without them, Ctrl-s saves, Esc stays'},
	};
}
