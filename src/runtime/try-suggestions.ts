import type {Steps} from '../records/steps.js';
import type {Event} from '../session/events.js';
import {suggestionToTry, tryOut} from '../session/lens/lens.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';

/** A suggestion that is being tried on a draft. */
type Trial = {readonly id: string; readonly draft: Model['draft']; readonly steps: Steps<Event | undefined>};

/** Tries what the domain lens suggests while it is open: one step in a turn of the event loop, between the keys. */
export function trySuggestions(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let trial: Trial | undefined;
	const schedule = () => {
		if (turn === undefined && suggestionToTry(store.get()) !== undefined) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		trial = currentTrial(store.get(), trial);
		const step = trial?.steps.next();
		if (step?.done === true) {
			trial = undefined;
			if (step.value !== undefined) store.dispatch(step.value);
		}
		schedule();
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

/** The trial that is under way, unless the draft has changed since: then the next one. */
function currentTrial(model: Model, trial: Trial | undefined): Trial | undefined {
	const suggestion = suggestionToTry(model);
	if (suggestion === undefined) return undefined;
	const {id} = suggestion;
	const {draft} = model;
	return trial?.id === id && trial.draft === draft ? trial : {id, draft, steps: tryOut(model, suggestion)};
}
