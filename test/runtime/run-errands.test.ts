import {expect, it, vi} from 'vitest';
import {runErrands} from '../../src/runtime/run-errands.js';
import {turnsOfKey} from '../../src/runtime/turns.js';
import {hitCount, uncounted} from '../../src/session/breakpoints/hits.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {frameText} from '../support/frames.js';
import {largeSession} from '../support/sessions.js';

const filter: Event = {type: 'prompt-given', kind: 'filter', text: 'agreeing and not disagrees'};

it('the hits of a large capture are counted beside the screen, one breakpoint after the other', async () => {
	const store = createStore(update, largeSession());
	const stop = runErrands(store);
	const counts = (model: Model) => model.breakpoints.list.map((one) => hitCount(model, one));

	store.dispatch({type: 'overlay-opened', overlay: 'breakpoints'});
	expect(counts(store.get()).filter((count) => count !== undefined)).toEqual([0]);
	expect(frameText(store.get())).toMatch(/… {2}false negative +groundTruth/);

	await vi.waitUntil(() => uncounted(store.get()) === undefined);
	expect(frameText(store.get())).toMatch(/5,200 {2}false negative +groundTruth/);
	expect(counts(store.get())).not.toContain(undefined);
	stop();
});

it('what waits is done once its errand is', async () => {
	const store = createStore(update, largeSession());
	const stop = runErrands(store);
	store.dispatch(filter);
	store.dispatch({type: 'record-changed', by: 1});
	expect(store.get().waiting).toHaveLength(2);
	await vi.waitUntil(() => store.get().waiting.length === 0);
	expect(frameText(store.get())).toContain('2 of 41,600 in "agreeing and not disagrees"');
	stop();
});

it('an edit is made once its errand has ended, which finds out more than the edit waits for', async () => {
	const store = createStore(update, largeSession());
	const stop = runErrands(store);
	const changes = {labels: {rename: {yes: 'ja', no: 'nein'}, positive: 'ja', negative: 'nein'}};
	store.dispatch({type: 'fix-applied', fix: {id: 'renamed', title: 'renamed', certainty: 'safe', rescues: 0, changes}});
	expect(store.get().waiting).toHaveLength(1);
	await vi.waitUntil(() => store.get().waiting.length === 0);
	expect(store.get().draft?.change?.summary.records).toBe(52_000);
	stop();
});

it('an edit is read and compared by one errand, although what it waits for becomes less', async () => {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => {
		now += 60;
		return now;
	});
	const store = createStore(update, largeSession());
	const told = new Set<string | undefined>();
	store.subscribe(() => told.add(store.get().errand?.doing));
	const stop = runErrands(store);
	const changes = {labels: {rename: {yes: 'oui', no: 'non'}, positive: 'oui', negative: 'non'}};
	store.dispatch({type: 'fix-applied', fix: {id: 'renamed', title: 'renamed', certainty: 'safe', rescues: 0, changes}});
	await vi.waitUntil(() => store.get().waiting.length === 0);
	vi.restoreAllMocks();
	expect([...told]).toEqual([undefined, 'Reading the records by the changed mapping']);
	stop();
});

it('a key that comes with the last step of an errand gets through before what comes of it', async () => {
	const turn = () => new Promise((resolve) => setImmediate(resolve));
	const store = createStore(update, largeSession());
	const stop = runErrands(store);
	store.dispatch(filter);
	while (wantedErrand(store.get()) !== undefined) await turn();
	for (let at = 1; at < turnsOfKey; at++) {
		expect(store.get().recordSet).toBeUndefined();
		await turn();
	}
	await vi.waitUntil(() => store.get().recordSet !== undefined);
	stop();
});

it('it is told how far an errand is, and Esc calls it off', async () => {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => {
		now += 60;
		return now;
	});
	const store = createStore(update, largeSession());
	const frames: string[] = [];
	store.subscribe(() => {
		if (store.get().errand === undefined || frames.length > 0) return;
		frames.push(frameText(store.get()));
		store.dispatch({type: 'closed'});
	});
	const stop = runErrands(store);
	store.dispatch(filter);
	await vi.waitUntil(() => frames.length > 0);
	expect(frames[0]).toMatch(/Finding the records: agreeing and not disagrees +\S+ \d+ % · Esc stops/);
	expect(frameText(store.get())).toContain('Called off: Finding the records: agreeing and not disagrees');
	expect(wantedErrand(store.get())).toBeUndefined();
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(store.get().recordSet).toBeUndefined();
	stop();
});

it('errands one behind the other are one wait: it is told after as long a time as of one', async () => {
	let now = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => {
		now += 1.5;
		return now;
	});
	const store = createStore(update, largeSession());
	const told: string[] = [];
	const done: number[] = [];
	store.subscribe(() => {
		const {errand} = store.get();
		if (errand !== undefined) told.push(errand.doing);
		const count = store.get().breakpoints.list.filter((one) => hitCount(store.get(), one) !== undefined).length;
		if (count !== done.at(-1)) done.push(count);
	});
	const stop = runErrands(store);
	store.dispatch({type: 'overlay-opened', overlay: 'breakpoints'});
	await vi.waitUntil(() => uncounted(store.get()) === undefined);
	vi.restoreAllMocks();
	expect(done.length).toBeGreaterThan(5);
	expect(told.length).toBeGreaterThan(0);
	stop();
});

it('nothing is done any more once it has been stopped', async () => {
	const store = createStore(update, largeSession());
	const stop = runErrands(store);
	store.dispatch(filter);
	stop();
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(store.get().waiting).toHaveLength(1);
});
