import type {Event} from '../session/events.js';
import {suggestionToTry, tryOut} from '../session/lens/lens.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';

/** Tries what the domain lens suggests while it is open: one suggestion in a turn of the event loop, between the keys. */
export function trySuggestions(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	const schedule = () => {
		if (turn === undefined && suggestionToTry(store.get()) !== undefined) turn = setImmediate(tryNext);
	};
	const tryNext = () => {
		turn = undefined;
		const suggestion = suggestionToTry(store.get());
		const tried = suggestion && tryOut(store.get(), suggestion);
		if (tried !== undefined) store.dispatch(tried);
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}
