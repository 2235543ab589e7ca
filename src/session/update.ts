import type {Event} from './events.js';
import {glimpsed, hasMoreOpen, meantBy} from './glimpse.js';
import {arrived, happened} from './happened.js';
import {resumed} from './keeping/keeping.js';
import type {Model} from './model.js';
import {heldBy} from './waiting.js';

/** The next model. Pure: everything that reaches the outside is asked for in the model (`save`, `record`, `ended`). */
export function update(model: Model, event: Event): Model {
	if (!isOfTheUser(event)) return caughtUp(resumed(arrived(model, event)));
	const isAwaited = model.waiting.length > 0;
	if (isWayOut(event)) return isAwaited ? leftAtOnce(model, event) : acted(model, event);
	return isAwaited || heldBy(model, event) !== undefined ? waitingFor(model, event) : acted(model, event);
}

function acted(model: Model, event: Event): Model {
	if (event.type === 'typed') {
		// What was typed ahead is no answer to a question that nobody had seen.
		if (model.prompt?.isUnread === true && !event.atOnce) return model;
		const meant = event.meant(model);
		return meant === undefined ? model : update(model, meant);
	}
	const after = happened(model, event);
	return event.type === 'command-given' ? update(after, event.meant) : after;
}

/** Ways out wait for nothing. */
function isWayOut(event: Event): boolean {
	return event.type === 'interrupted' || event.type === 'closed' || (event.type === 'typed' && event.atOnce);
}

/** Esc closes what is open on the screen; where that is nothing, what waits is called off. */
function leftAtOnce(model: Model, event: Event): Model {
	const shown = glimpsed(model);
	const meant = meantBy(shown, event);
	if (meant?.type !== 'closed') return meant === undefined ? model : happened(model, meant);
	return hasMoreOpen(shown, model) ? waitingFor(model, event) : happened(shown, meant);
}

/** The second key of two is judged together with the first one. */
function waitingFor(model: Model, event: Event): Model {
	const {waiting, chord} = model;
	const isSecond = event.type === 'typed' || waiting.length > 0;
	return {...model, chord: isSecond ? chord : undefined, waiting: [...waiting, event]};
}

/** Does what has been waiting, in order, as far as what is there now allows. */
function caughtUp(model: Model): Model {
	const [first] = model.waiting;
	if (first === undefined || heldBy(model, first) !== undefined) return model;
	const inOrder = (so: Model, event: Event) => (so.waiting.length > 0 ? waitingFor(so, event) : update(so, event));
	return model.waiting.reduce(inOrder, {...model, waiting: []});
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
