import {waitingCalledOff} from './errands/running.js';
import type {Model} from './model.js';
import {withoutSet} from './record-sets/entering-set.js';
import {searchCancelled} from './searching/search.js';
import {rereadingHandlers, stopsReading} from './stop-reading.js';
import {heldBy} from './waiting.js';

/**
 * Esc, one thing at a time: what still waits to be done, what is being typed, a search that runs, what is open, reading
 * once more; at last the records go back to all.
 */
export function closed(model: Model): Model {
	const {prompt, overlay, search, waiting} = model;
	if (waiting.length > 0) return waitingCalledOff(model);
	if (prompt === undefined && search.state === 'running') return searchCancelled(model);
	if (stopsReading(model)) return stopAsked(model);
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

/** Where all records have to be read by another mapping for it, that is done beside the screen first. */
function stopAsked(model: Model): Model {
	const stop = {type: 'reading-stopped'} as const;
	return heldBy(model, stop) === undefined ? rereadingHandlers[stop.type](model, stop) : {...model, waiting: [stop]};
}
