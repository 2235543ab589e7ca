import {describe, expect, it, vi} from 'vitest';
import {numbersAheadSteps} from '../../src/mapping/numbers-ahead.js';
import {lookAhead} from '../../src/runtime/look-ahead.js';
import {turnsOfKey} from '../../src/runtime/turns.js';
import {likelyEditsSteps} from '../../src/session/errands/likely-edits.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {isUpToDate} from '../../src/session/steps.js';
import {createStore, type Store} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {arrival, datasetOf, largeTroubled, opened, play, troubled, troubledLines, unread} from '../support/sessions.js';

vi.mock('../../src/mapping/numbers-ahead.js', () => ({numbersAheadSteps: vi.fn()}));
vi.mock('../../src/session/errands/likely-edits.js', () => ({likelyEditsSteps: vi.fn(() => [].values())}));

const turn = () => new Promise((resolve) => setImmediate(resolve));
const turns = async (count: number) => {
	for (let passed = 0; passed < count; passed++) await turn();
};

/** Three steps, counted. */
function threeSteps() {
	const done = {steps: 0};
	vi.mocked(numbersAheadSteps).mockReset();
	vi.mocked(numbersAheadSteps).mockImplementation(function* () {
		for (let step = 0; step < 3; step++) {
			done.steps++;
			yield;
		}
	});
	return done;
}

/** A store whose model the test exchanges. */
function changeable(model: Model) {
	const session = {model, tell: () => {}};
	const store: Store<Model, Event> = {
		get: () => session.model,
		dispatch: () => {},
		subscribe: (tell) => {
			session.tell = tell;
			return () => {};
		},
	};
	return {session, store};
}

const touch = {type: 'focus-set', focus: 'record'} as const;

describe('what some edits would take longest for', () => {
	it('is found out once, in steps between the keys, when all else is there', async () => {
		const done = threeSteps();
		const store = createStore(update, troubled());
		expect(isUpToDate(store.get())).toBe(true);
		const stop = lookAhead(store);
		store.dispatch(touch);
		expect(done.steps).toBe(0);
		await turns(turnsOfKey);
		expect(done.steps).toBe(1);
		await turns(30);
		store.dispatch({type: 'focus-set', focus: 'fixes'});
		await turns(30);
		expect(done.steps).toBe(3);
		expect(numbersAheadSteps).toHaveBeenCalledTimes(1);
		stop();
	});

	it('is left while a role is about to be chosen', async () => {
		const done = threeSteps();
		const store = createStore(update, troubled());
		const stop = lookAhead(store);
		store.dispatch({type: 'chord-started', chord: 'a'});
		await turns(30);
		expect(done.steps).toBe(0);
		store.dispatch({type: 'closed'});
		await turns(30);
		expect(done.steps).toBe(3);
		stop();
	});

	it('is left until everything is read and the findings are there', async () => {
		const done = threeSteps();
		const store = createStore(update, play(unread(), arrival(datasetOf(troubledLines))));
		const stop = lookAhead(store);
		store.dispatch(touch);
		await turns(30);
		expect(done.steps).toBe(0);
		stop();
	});

	it('is found out anew where the data are others by now, and what was begun is left', async () => {
		const done = threeSteps();
		const other = opened({captures: troubledLines.slice(1)});
		const {session, store} = changeable(troubled());
		const stop = lookAhead(store);
		session.tell();
		await turn();
		expect(done.steps).toBe(1);
		session.model = other;
		await turns(30);
		expect(done.steps).toBe(4);
		expect(vi.mocked(numbersAheadSteps).mock.calls.map(([dataset]) => dataset)).toEqual([
			troubled().data.dataset,
			other.data.dataset,
		]);
		stop();
	});

	it('is left alone once the session is closed', async () => {
		const done = threeSteps();
		const store = createStore(update, troubled());
		const stop = lookAhead(store);
		store.dispatch(touch);
		stop();
		await turns(5);
		store.dispatch({type: 'focus-set', focus: 'fixes'});
		await turns(5);
		expect(done.steps).toBe(0);
	});

	it('is tried with likely edits where records are many, once however many more there will be', async () => {
		threeSteps();
		vi.mocked(likelyEditsSteps).mockClear();
		const {session, store} = changeable(troubled());
		const stop = lookAhead(store);
		const tried: number[] = [];
		for (const model of [troubled(), largeTroubled(), largeTroubled()]) {
			session.model = model;
			session.tell();
			await turns(30);
			tried.push(vi.mocked(likelyEditsSteps).mock.calls.length);
		}
		expect(tried).toEqual([0, 1, 1]);
		stop();
	});
});
