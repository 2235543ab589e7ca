import {join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {loadOnDemand} from '../../src/runtime/load-on-demand.js';
import {startAnalysis} from '../../src/runtime/start-analysis.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {fileSource} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import type {Source} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {healthyLines, unread} from '../support/sessions.js';

// Small files stand for large ones here, and no module of the thread is there before it is built.
vi.mock('../../src/sources/load-in-parts.js', async (original) => ({
	...(await original<typeof import('../../src/sources/load-in-parts.js')>()),
	canBeLoadedInParts: () => true,
}));
vi.mock('../../src/sources/part-thread.js', async () => {
	const {createPartScanner} = await import('../../src/sources/scan-part.js');
	return {startPartThread: () => ({scan: createPartScanner(), stop() {}})};
});

const records = 8000;
/** What was sent holds a label as well, which nobody needs at first. */
const lines = Array.from({length: records / healthyLines.length}, () =>
	healthyLines.map((line) => line.replace('"features":[', '"label":"yes","features":[')),
).flat();

const bySent: Event = {
	type: 'fix-applied',
	fix: {
		id: 'sent',
		title: 'the label that was sent',
		certainty: 'safe',
		rescues: 0,
		changes: {roles: {groundTruth: {from: 'input', path: '$.label'}}},
	},
};

async function opened() {
	const path = join(temporaryFolder({'captures.jsonl': `${lines.join('\n')}\n`}), 'captures.jsonl');
	const captures = [(await fileSource(path)) as Source];
	const store = createStore<Model, Event>(update, unread());
	const abort = new AbortController();
	void startAnalysis(store, abort.signal);
	const ended = loadOnDemand({captures, groundTruth: []}, createLineStore(captures), store, abort.signal);
	onTestFinished(async () => {
		abort.abort();
		await ended;
	});
	const until = (holds: (model: Model) => boolean) => vi.waitUntil(() => holds(store.get()), {timeout: 15_000});
	await until(({loading, draft}) => loading.state === 'done' && draft !== undefined);
	return {store, until};
}

const isReadWith = (edits: number) => (model: Model) =>
	model.rereading === undefined && !model.data.isSample && model.draft?.at === edits;

describe('values that were passed over', () => {
	it('are read as soon as an edit needs them', async () => {
		const {store, until} = await opened();
		store.dispatch(bySent);
		expect(store.get()).toMatchObject({data: {isSample: true}, loading: {state: 'reading'}});
		await until(isReadWith(1));
		await until(({draft}) => draft?.after.statistics.rows === records);
	});

	it('are no longer read once Esc has taken that back, and are read when it is done again', async () => {
		const {store, until} = await opened();
		const all = store.get().data.dataset;
		store.dispatch(bySent);
		store.dispatch({type: 'closed'});
		expect(store.get().data.dataset).toBe(all);
		for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve));
		expect(store.get()).toMatchObject({rereading: undefined, data: {dataset: all}, draft: {at: 0}});

		store.dispatch({type: 'redone'});
		await until(isReadWith(1));
		expect(store.get().data.dataset).not.toBe(all);
		// They have come to stay.
		store.dispatch({type: 'undone'});
		store.dispatch({type: 'redone'});
		expect(store.get().rereading).toBeUndefined();
	});

	it('stay unread after Esc where no edit needs them, until the user wants them', async () => {
		const {store, until} = await opened();
		const {version} = store.get().data;
		store.dispatch({type: 'values-demanded', version});
		store.dispatch({type: 'closed'});
		await until(({diagnosed, data}) => diagnosed?.version === data.version);
		expect(store.get()).toMatchObject({rereading: {isStopped: true}, data: {isSample: true}});

		store.dispatch({type: 'reading-resumed'});
		await until(isReadWith(0));
		expect(store.get().data.dataset.captures.rows).toBe(records);
	});
});
