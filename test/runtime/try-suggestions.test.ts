import {afterEach, describe, expect, it} from 'vitest';
import {trySuggestions} from '../../src/runtime/try-suggestions.js';
import {rankedSuggestions, suggestionToTry} from '../../src/session/lens/lens.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {opened} from '../support/sessions.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

const stops: (() => void)[] = [];
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});

/** A capture whose predictions are loud, and its ground truth not. */
function loud(): Model {
	const captures = ['yes', 'no', 'yes', 'no'].map((label) =>
		JSON.stringify({request: {features: []}, response: {prediction: label.toUpperCase(), ground_truth: label}}),
	);
	return opened({captures});
}

function isSettled(model: Model): boolean {
	return model.waiting.length === 0 && suggestionToTry(model) === undefined;
}

function started() {
	const store = createStore(update, loud());
	const stop = trySuggestions(store);
	stops.push(stop);
	return {store, stop};
}

describe('suggestions', () => {
	it('are tried between the keys while the lens is open, until none is left', async () => {
		const {store} = started();
		store.dispatch({type: 'overlay-opened', overlay: 'lens'});
		expect(suggestionToTry(store.get())).toBeDefined();

		for (let turns = 0; turns < 200 && suggestionToTry(store.get()) !== undefined; turns++) await turn();

		expect(rankedSuggestions(store.get()).map(({id, rescues}) => [id, rescues])).toEqual([
			['case', 4],
			['rename', 4],
		]);
	});

	it('are tried anew on a draft that has changed meanwhile', async () => {
		const {store} = started();
		store.dispatch({type: 'overlay-opened', overlay: 'lens'});
		await turn();
		store.dispatch({type: 'suggestion-applied', number: 1});

		for (let turns = 0; turns < 200 && !isSettled(store.get()); turns++) await turn();

		expect(store.get().draft?.mapping.labels?.normalise).toEqual(['case']);
		expect(rankedSuggestions(store.get())).toEqual([]);
	});

	it('are not tried while the lens is closed, nor after the session', async () => {
		const {store, stop} = started();
		store.dispatch({type: 'focus-set', focus: 'record'});
		for (let turns = 0; turns < 20; turns++) await turn();
		expect(store.get().lens.tried).toBeUndefined();

		store.dispatch({type: 'overlay-opened', overlay: 'lens'});
		stop();
		for (let turns = 0; turns < 20; turns++) await turn();

		expect(store.get().lens.tried).toBeUndefined();
	});
});
