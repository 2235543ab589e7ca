import type {Event} from './events.js';
import {handlers} from './handlers.js';
import {resumed} from './keeping/keeping.js';
import {withTourFollowed} from './lab/task.js';
import type {Model} from './model.js';
import {heldBy} from './waiting.js';
import {withChangesNoted} from './watch/watch.js';

/** The next model. Pure: everything that reaches the outside is asked for in the model (`save`, `record`, `ended`). */
export function update(model: Model, event: Event): Model {
	if (!isOfTheUser(event)) return caughtUp(resumed(next(model, event)));
	const overtakes = event.type === 'interrupted' || event.type === 'closed' || (event.type === 'typed' && event.atOnce);
	if (!overtakes && (model.waiting.length > 0 || heldBy(model, event) !== undefined)) return waitingFor(model, event);
	if (event.type === 'typed') {
		// What was typed ahead is no answer to a question that nobody had seen.
		if (model.prompt?.isUnread === true && !event.atOnce) return model;
		const meant = event.meant(model);
		return meant === undefined ? model : update(model, meant);
	}
	const told = withoutNotice(model, event);
	const done = next(told.chord === undefined ? told : {...told, chord: undefined}, event);
	return event.type === 'command-given' ? update(done, event.meant) : done;
}

/** The second key of two is judged together with the first one. */
function waitingFor(model: Model, event: Event): Model {
	const {waiting} = model;
	return {...model, chord: event.type === 'typed' ? model.chord : undefined, waiting: [...waiting, event]};
}

/** Does what has been waiting, in order, as far as what is there now allows. */
function caughtUp(model: Model): Model {
	const [first] = model.waiting;
	if (first === undefined || heldBy(model, first) !== undefined) return model;
	return model.waiting.reduce(update, {...model, waiting: []});
}

function next(model: Model, event: Event): Model {
	// A union of functions takes no argument; the type of the event chooses the one that takes this event.
	const handle = handlers[event.type] as (model: Model, event: Event) => Model;
	return withTourFollowed(withChangesNoted(model, handle(model, event)));
}

/** Data that arrive do not answer the user; only what the user does clears the last answer. */
export function isOfTheUser({type}: Event): boolean {
	return ![
		'resized',
		'records-arrived',
		'values-demanded',
		'monitor-read',
		'diagnosed',
		'line-fetched',
		'saved',
		'save-found-file',
		'save-failed',
		'question-read',
		'copied',
		'editor-closed',
		'read-anew',
		'files-told',
		'monitor-changed',
		'mapping-changed',
		'settings-refused',
		'search-news',
		'errand-told',
		'errand-done',
		'keeping-began',
		'keeping-failed',
		'edit-measured',
		'suggestion-tried',
	].includes(type);
}

function withoutNotice(model: Model, event: Event): Model {
	const typing = event.type.startsWith('text-');
	const quitting = model.quitting && event.type === 'quit-asked';
	if (typing || (model.notice === undefined && (!model.quitting || quitting))) return model;
	return {...model, notice: undefined, quitting};
}
