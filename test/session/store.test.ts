import {describe, expect, it, vi} from 'vitest';
import {createStore} from '../../src/session/store.js';

const counter = () => createStore((count: number, by: number) => count + by, 0);

describe('a store', () => {
	it('holds what the events made of the start', () => {
		const store = counter();
		for (const by of [1, 2, 3]) store.dispatch(by);
		expect(store.get()).toBe(6);
	});

	it('tells its listeners of every change, and of no other event', () => {
		const store = counter();
		const heard = vi.fn();
		store.subscribe(heard);
		store.dispatch(1);
		store.dispatch(0);
		expect(heard).toHaveBeenCalledTimes(1);
	});

	it('tells nobody who has gone', () => {
		const store = counter();
		const [stays, goes] = [vi.fn(), vi.fn()];
		store.subscribe(stays);
		store.subscribe(goes)();
		store.dispatch(1);
		expect(stays).toHaveBeenCalledTimes(1);
		expect(goes).not.toHaveBeenCalled();
	});

	it('takes events from its listeners', () => {
		const store = counter();
		const seen: number[] = [];
		store.subscribe(() => {
			seen.push(store.get());
			if (store.get() < 3) store.dispatch(1);
		});
		store.dispatch(1);
		expect(seen).toEqual([1, 2, 3]);
	});
});
