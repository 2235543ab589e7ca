import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {isOfTheUser} from '../session/update.js';

/** So long after a key, in milliseconds, another one is to be expected. */
const betweenKeys = 60;

/** The same store, and whether somebody is typing: a frame with news would only make the next key wait. */
export function watchTyping(store: Store<Model, Event>): {
	readonly store: Store<Model, Event>;
	readonly isTyping: () => boolean;
} {
	let last = Number.NEGATIVE_INFINITY;
	return {
		store: {
			...store,
			dispatch(event) {
				if (isOfTheUser(event)) last = performance.now();
				store.dispatch(event);
			},
		},
		isTyping: () => performance.now() - last < betweenKeys,
	};
}
