import {waitingCalledOff} from './errands/running.js';
import type {Model} from './model.js';
import {withoutSet} from './record-sets/entering-set.js';
import {searchCancelled} from './searching/search.js';

/** Esc, one thing at a time: what still waits to be done, what is being typed, a search that runs, what is open; at last the records go back to all. */
export function closed(model: Model): Model {
	const {prompt, overlay, search, waiting} = model;
	if (waiting.length > 0) return waitingCalledOff(model);
	if (prompt === undefined && search.state === 'running') return searchCancelled(model);
	const isOpen = prompt !== undefined || overlay !== undefined;
	const plain: Model = {
		...model,
		// A line that is being typed over an overlay is closed first.
		overlay: prompt === undefined ? undefined : overlay,
		prompt: undefined,
		quitting: false,
		notice: undefined,
	};
	return isOpen ? plain : withoutSet(plain);
}
