import type {Event} from './events.js';
import {handlers} from './handlers.js';
import {withTourFollowed} from './lab/task.js';
import type {Model} from './model.js';
import {withChangesNoted} from './watch/watch.js';

/** What the user did, where nothing has to be waited for. The last answer is cleared by it. */
export function happened(model: Model, event: Event): Model {
	const told = withoutNotice(model, event);
	return arrived(told.chord === undefined ? told : {...told, chord: undefined}, event);
}

/** What came by itself. Data that arrive do not answer the user. */
export function arrived(model: Model, event: Event): Model {
	// A union of functions takes no argument; the type of the event chooses the one that takes this event.
	const handle = handlers[event.type] as (model: Model, event: Event) => Model;
	return withTourFollowed(withChangesNoted(model, handle(model, event)));
}

function withoutNotice(model: Model, event: Event): Model {
	const typing = event.type.startsWith('text-');
	const quitting = model.quitting && event.type === 'quit-asked';
	if (typing || (model.notice === undefined && (!model.quitting || quitting))) return model;
	return {...model, notice: undefined, quitting};
}
