import {countHits, uncounted} from '../session/breakpoints/hits.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';

/** Counts the hits of the breakpoints on the screen, one breakpoint at a time, so that no key waits for all of them. */
export function keepHitsCounted(store: Store<Model, Event>): () => void {
	let counting: NodeJS.Immediate | undefined;
	const countNext = () => {
		counting = undefined;
		const breakpoint = uncounted(store.get());
		if (breakpoint === undefined) return;
		countHits(store.get(), breakpoint);
		store.dispatch({type: 'hits-counted'});
	};
	const stop = store.subscribe(() => {
		if (counting === undefined && uncounted(store.get()) !== undefined) counting = setImmediate(countNext);
	});
	return () => {
		stop();
		clearImmediate(counting);
	};
}
