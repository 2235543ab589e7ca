import type {Event} from '../session/events.js';
import {editToMeasure, measurement} from '../session/history/history.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';

/** Keeps what earlier edits come to up to date with the data: one edit in a turn of the event loop, between the keys. */
export function measureEdits(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	const schedule = () => {
		if (turn === undefined && editToMeasure(store.get()) !== undefined) turn = setImmediate(measure);
	};
	const measure = () => {
		turn = undefined;
		const number = editToMeasure(store.get());
		const measured = number === undefined ? undefined : measurement(store.get(), number);
		if (measured !== undefined) store.dispatch(measured);
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}
