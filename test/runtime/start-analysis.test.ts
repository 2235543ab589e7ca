import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {runErrands} from '../../src/runtime/run-errands.js';
import {startAnalysis} from '../../src/runtime/start-analysis.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {isUpToDate, stateOfStep} from '../../src/session/steps.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {arrival, datasetOf, healthyLines, largeSession, troubled, troubledLines, unread} from '../support/sessions.js';

/** A session with its analysis running until the test ends. */
function analysing(model: Model = unread()) {
	const seen: Event[] = [];
	const store = createStore((before: Model, event: Event) => {
		seen.push(event);
		return update(before, event);
	}, model);
	const abort = new AbortController();
	const ended = startAnalysis(store, abort.signal);
	onTestFinished(() => abort.abort());
	const rest = () => vi.waitUntil(() => isUpToDate(store.get()), {timeout: 15_000});
	return {store, seen, abort, ended, rest};
}

const enter: Event = {type: 'entered'};

describe('the analysis', () => {
	it('finds what the data hold', async () => {
		const {store, rest} = analysing();
		store.dispatch(arrival(datasetOf(troubledLines)));
		await rest();

		const {monitor, diagnosed} = store.get();
		expect(monitor).toEqual(troubled().monitor);
		expect(diagnosed).toEqual(troubled().diagnosed);
	});

	it('waits for the labels, which may come behind the first records', async () => {
		const {store, seen, rest} = analysing();
		const dataset = datasetOf(troubledLines);
		store.dispatch(arrival(dataset, {state: 'reading', phase: 'ground truth'}, true));
		for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(seen.map(({type}) => type)).toEqual(['records-arrived']);

		store.dispatch(arrival(dataset, {state: 'reading', phase: 'captures'}, true));
		await rest();
		expect(store.get().diagnosed?.findings).not.toEqual([]);
	});

	it('reads again what has come in place of records that were as many', async () => {
		const {store, rest} = analysing();
		store.dispatch(arrival(datasetOf(healthyLines)));
		await rest();
		const {monitor} = store.get();
		store.dispatch(arrival(datasetOf(troubledLines)));
		await vi.waitUntil(() => store.get().monitor !== monitor);

		expect(store.get().monitor).toEqual(troubled().monitor);
	});

	it('follows what the user does', async () => {
		const {store, rest} = analysing();
		store.dispatch(arrival(datasetOf(troubledLines)));
		await rest();
		store.dispatch(enter);
		await rest();

		expect(stateOfStep(store.get(), 1)).toBe('mended');
		expect(store.get().diagnosed?.findings.map(({code}) => code)).not.toContain('ground-truth/in-request');
	});

	it('lets an errand go first that the user waits for', async () => {
		const {store, seen, rest} = analysing({...largeSession(), diagnosed: undefined});
		store.dispatch({type: 'prompt-given', kind: 'filter', text: 'agreeing and not disagrees'});
		for (let turn = 0; turn < 5000; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(seen.map(({type}) => type)).not.toContain('diagnosed');

		const stop = runErrands(store);
		store.dispatch({type: 'record-changed', by: 1});
		await rest();
		stop();
		expect(store.get().waiting).toEqual([]);
		expect(seen.findIndex(({type}) => type === 'errand-done')).toBeLessThan(
			seen.findIndex(({type}) => type === 'diagnosed'),
		);
	});

	it('brings a burst of Enters to its end', async () => {
		const {store} = analysing();
		for (let count = 0; count < 6; count++) store.dispatch(enter);
		store.dispatch(arrival(datasetOf(troubledLines)));
		await vi.waitUntil(() => store.get().step === 4, {timeout: 15_000});

		expect(store.get().draft?.mapping).toEqual(troubled().diagnosed?.mended);
	});

	it('gives up what is about a draft of before', async () => {
		const {store, seen, rest} = analysing();
		store.dispatch(arrival(datasetOf(troubledLines)));
		await vi.waitUntil(() => store.get().draft !== undefined);
		const changes = (label: string): Event => ({
			type: 'fix-applied',
			fix: {id: label, title: label, certainty: 'safe', rescues: 0, changes: {labels: {positive: label}}},
		});
		for (const label of ['a', 'b', 'c']) {
			store.dispatch(changes(label));
			await new Promise((resolve) => setImmediate(resolve));
		}
		await rest();

		const drafts = seen.flatMap((event) => (event.type === 'diagnosed' ? [event.draft.labels?.positive] : []));
		expect(drafts.at(-1)).toBe('c');
		expect(drafts.filter((label) => label === 'a' || label === 'b')).toEqual([]);
	});

	it('looks again when more has arrived', async () => {
		const {store, rest} = analysing();
		store.dispatch(arrival(datasetOf(troubledLines.slice(0, 20)), {state: 'reading'}, true));
		await rest();
		store.dispatch(arrival(datasetOf(healthyLines)));
		await rest();

		expect(store.get().diagnosed?.findings).toEqual([]);
		expect(store.get().draft?.after.reading.funnel.decoded).toBe(40);
	});

	it('waits for records, and does nothing where none come', async () => {
		const {store, seen} = analysing();
		store.dispatch(arrival(datasetOf([]), {state: 'failed'}));
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(seen.map(({type}) => type)).toEqual(['records-arrived']);
	});

	it('calls no label unmatched before all captures were read', async () => {
		const lines = Array.from({length: 30}, (_, at) =>
			JSON.stringify({
				captureData: {endpointOutput: {data: `{"prediction": "${at % 2 ? 'yes' : 'no'}"}`, encoding: 'JSON'}},
				eventMetadata: {eventId: `e-${at}`, inferenceId: `i-${at}`},
				eventVersion: '0',
			}),
		);
		const truths = Array.from({length: 60}, (_, at) =>
			JSON.stringify({
				groundTruthData: {data: at % 2 ? 'yes' : 'no', encoding: 'CSV'},
				eventMetadata: {eventId: `i-${at}`},
				eventVersion: '0',
			}),
		);
		const configuration = {kind: 'hosted', source: 'monitor.json', inferenceAttribute: 'prediction'} as const;
		const dataset = datasetOf(lines, truths);
		const {store, rest} = analysing({...unread(), configuration});
		const codes = () => store.get().diagnosed?.findings.map(({code}) => code);

		store.dispatch(arrival(dataset, {state: 'reading'}, true));
		await rest();
		expect(codes()).not.toContain('ground-truth/unmatched');
		store.dispatch(arrival(dataset));
		await rest();
		expect(codes()).toContain('ground-truth/unmatched');
	});

	it('ends at once when it is called off while it leaves the reading its time', async () => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
		onTestFinished(() => void vi.useRealTimers());
		let now = 0;
		vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
		const {store, abort, ended} = analysing();
		store.dispatch(arrival(datasetOf(troubledLines), {state: 'reading'}, true));
		while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));

		abort.abort();
		await ended;
		expect(vi.getTimerCount()).toBe(0);
	});

	it('ends when it is called off, at rest or at work', async () => {
		const resting = analysing();
		resting.abort.abort();
		await resting.ended;

		const working = analysing();
		working.store.dispatch(arrival(datasetOf(troubledLines)));
		working.abort.abort();
		await working.ended;
		expect(working.store.get().diagnosed).toBeUndefined();
	});
});
