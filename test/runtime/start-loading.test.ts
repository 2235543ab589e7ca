import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {startLoading} from '../../src/runtime/start-loading.js';
import type {Event} from '../../src/session/events.js';
import {fileSource} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {orderedSources, type SourceSet} from '../../src/sources/load-records.js';
import type {Source} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {healthyLines} from '../support/sessions.js';

// No module of the thread is there before it is built; how the program starts it is tested in a real terminal.
vi.mock('../../src/sources/part-thread.js', async () => {
	const {createPartScanner} = await import('../../src/sources/scan-part.js');
	return {startPartThread: () => ({scan: createPartScanner(), stop() {}})};
});

type News = Extract<Event, {type: 'records-arrived'}>;

const chunkOfLines = new TextEncoder().encode(`${healthyLines.join('\n')}\n`);

/** A source of so many chunks of 40 records; each takes its time to arrive. */
function slowSource(chunks: number, milliseconds: number, size?: number): Source {
	return {
		name: 'slow',
		path: undefined,
		size,
		compressed: false,
		async *open() {
			for (let count = 0; count < chunks; count++) {
				vi.advanceTimersByTime(milliseconds);
				yield chunkOfLines;
			}
		},
	};
}

async function newsOf(source: Source, abort = new AbortController(), abortAt = Number.POSITIVE_INFINITY) {
	const set: SourceSet = {captures: [source], groundTruth: []};
	const told: News[] = [];
	const dispatch = (event: Event) => {
		if (event.type !== 'records-arrived') throw new Error(`unexpected news: ${event.type}`);
		told.push(event);
		if (told.length === abortAt) abort.abort();
	};
	await startLoading(set, createLineStore(orderedSources(set)), dispatch, abort.signal);
	return told;
}

describe('loading large files', () => {
	it('shows the first records before anything else, and all of them in the end', async () => {
		const lines = Array.from({length: 400}, () => healthyLines.join('\n')).join('\n');
		const folder = temporaryFolder({'captures.jsonl': lines, 'labels.jsonl': '{}\n'});
		const [captures, labels] = ['captures.jsonl', 'labels.jsonl'].map((name) => fileSource(join(folder, name)));
		const set: SourceSet = {captures: [(await captures) as Source], groundTruth: [(await labels) as Source]};
		const told: News[] = [];
		const dispatch = (event: Event) => void told.push(event as News);
		await startLoading(set, createLineStore([]), dispatch, new AbortController().signal, {isInParts: true});

		const rows = told.map(({dataset, isSample}) => ({isSample, captures: dataset.captures.rows}));
		expect(rows[0]).toEqual({isSample: true, captures: 5000});
		expect(told[0]?.loading).toMatchObject({state: 'reading', phase: 'ground truth', records: 0});
		expect(rows.at(-1)).toEqual({isSample: false, captures: 16_000});
		expect(told.at(-1)?.loading).toMatchObject({state: 'done', malformed: 1, problems: []});
	});
});

describe('loading', () => {
	beforeEach(() => {
		vi.useFakeTimers({toFake: ['performance', 'setTimeout', 'clearTimeout']});
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('tells what it has read at most ten times a second, and at the end', async () => {
		const told = await newsOf(slowSource(200, 10));

		expect(told.length).toBeGreaterThan(10);
		expect(told.length).toBeLessThanOrEqual(2000 / 100 + 2);
		expect(told.at(-1)?.loading).toMatchObject({state: 'done', records: 8000, malformed: 0, total: undefined});
		expect(told.slice(0, -1).every(({loading}) => loading.state === 'reading')).toBe(true);
	});

	it('tells of the end however fast it comes', async () => {
		const told = await newsOf(slowSource(1, 0, chunkOfLines.length));

		const end = told.at(-1);
		expect(end?.loading).toMatchObject({state: 'done', records: 40, bytes: chunkOfLines.length});
		expect(end?.isSample).toBe(false);
		expect(end?.dataset.captures.rows).toBe(40);
	});

	it('counts only up, and knows the size where the source knows it', async () => {
		const told = await newsOf(slowSource(50, 30, 50 * chunkOfLines.length));

		const bytes = told.map(({loading}) => loading.bytes);
		expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
		expect(new Set(told.map(({loading}) => loading.total))).toEqual(new Set([50 * chunkOfLines.length]));
	});

	it('hands on the first records only while more arrive, and all of them in the end', async () => {
		const told = await newsOf(slowSource(200, 10));

		const rows = told.map(({dataset}) => dataset.captures.rows);
		expect(Math.max(...rows.slice(0, -1))).toBe(5000);
		expect(rows.at(-1)).toBe(8000);
		expect(told.slice(0, -1).every(({isSample}) => isSample)).toBe(true);
	});

	it('fails where there is no record at all', async () => {
		const source: Source = {
			...slowSource(0, 0),
			async *open() {
				yield new TextEncoder().encode('no record\n');
			},
		};
		const end = (await newsOf(source)).at(-1);
		expect(end?.loading).toMatchObject({state: 'failed', records: 0, malformed: 1});
	});

	it('tells of a source that breaks off, with what was read before', async () => {
		const source: Source = {
			...slowSource(0, 0),
			async *open() {
				yield chunkOfLines;
				throw Object.assign(new Error('EIO: i/o error, read'), {code: 'EIO'});
			},
		};
		const end = (await newsOf(source)).at(-1);
		expect(end?.loading.state).toBe('done');
		expect(end?.loading.problems).toHaveLength(1);
		expect(end?.dataset.captures.rows).toBe(40);
	});

	it('is silent once it was called off', async () => {
		const told = await newsOf(slowSource(200, 10), new AbortController(), 3);
		expect(told).toHaveLength(3);

		vi.advanceTimersByTime(1000);
		expect(told).toHaveLength(3);
	});
});
