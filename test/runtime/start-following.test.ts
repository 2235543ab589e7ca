import {appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {startFollowing} from '../../src/runtime/start-following.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {findSources} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import type {Source} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {valueIn} from '../support/results.js';
import {healthyLines, unread} from '../support/sessions.js';

const text = (from: number, to: number) => `${healthyLines.slice(from, to).join('\n')}\n`;

const label = (id: string) =>
	JSON.stringify({groundTruthData: {data: '1', encoding: 'CSV'}, eventMetadata: {eventId: id}, eventVersion: '0'});

/** A session that follows captures and ground truth until the test ends. */
async function following(captures: readonly string[], groundTruth: readonly string[] = [], streams: Source[] = []) {
	const find = async () => {
		const [ofCaptures, ofTruth] = await Promise.all(
			[captures, groundTruth].map((paths) => findSources(paths, undefined, {emptyFolders: true})),
		);
		const problem = [ofCaptures, ofTruth].find((found) => found?.ok === false);
		if (problem?.ok === false) return problem;
		const list = (found: typeof ofCaptures) => (found?.ok ? found.value : []);
		return {ok: true, value: {captures: [...list(ofCaptures), ...streams], groundTruth: list(ofTruth)}} as const;
	};
	const folders = (paths: readonly string[]) => paths.filter((path) => !/\.\w+$/.test(path));
	const events: Event[] = [];
	const store = createStore((model: Model, event: Event) => {
		events.push(event);
		return update(model, event);
	}, unread());
	const sources: Source[] = [];
	const lines = createLineStore(sources);
	const abort = new AbortController();
	onTestFinished(() => abort.abort());
	const ended = startFollowing({
		set: valueIn(await find()),
		sources,
		lines,
		followed: {folders: {captures: folders(captures), 'ground truth': folders(groundTruth)}, find},
		dispatch: store.dispatch,
		signal: abort.signal,
	});
	const records = (count: number) =>
		vi.waitUntil(() => store.get().loading.state === 'following' && store.get().data.dataset.captures.rows === count, {
			timeout: 10_000,
		});
	return {store, lines, events, abort, ended, records, notice: () => store.get().notice?.text};
}

describe('following', () => {
	it('takes in what is added to a file, and finds the lines again', async () => {
		const folder = temporaryFolder({'capture.jsonl': text(0, 10)});
		const path = join(folder, 'capture.jsonl');
		const {store, lines, records} = await following([path]);
		await records(10);

		appendFileSync(path, text(10, 25));
		await records(25);
		appendFileSync(path, healthyLines[25]?.slice(0, 20) ?? '');
		appendFileSync(path, `${healthyLines[25]?.slice(20)}\nbroken\n`);
		await records(26);

		const {dataset} = store.get().data;
		await vi.waitUntil(() => dataset.captureIntake.malformed === 1);
		expect(dataset.captureIntake.badLines).toEqual([
			{source: 0, line: 27, reason: expect.stringContaining('not JSON')},
		]);
		const {source, line, offset, bytes} = dataset.captures.originOf(25);
		expect(line).toBe(26);
		expect(await lines.read(source, offset, bytes)).toEqual({ok: true, value: healthyLines[25]});
	});

	it('tells of what arrives at most ten times a second', async () => {
		const folder = temporaryFolder({'capture.jsonl': text(0, 1)});
		const path = join(folder, 'capture.jsonl');
		const {events, records} = await following([path]);
		await records(1);
		const before = events.length;
		const started = performance.now();
		for (let at = 1; at < 40; at++) {
			appendFileSync(path, text(at, at + 1));
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		await records(40);
		const news = events.slice(before).filter(({type}) => type === 'records-arrived').length;
		expect(news).toBeLessThanOrEqual((performance.now() - started) / 100 + 2);
	});

	it('reads new files of a folder, hour by hour, plain and compressed, labels too', async () => {
		const folder = temporaryFolder({'capture/2026/03/02/14/a.jsonl': text(0, 5), 'truth/14.jsonl': `${label('a')}\n`});
		const {store, lines, records} = await following([join(folder, 'capture')], [join(folder, 'truth')]);
		await records(5);
		const hour = join(folder, 'capture/2026/03/02/15');
		mkdirSync(hour);
		writeFileSync(join(hour, 'b.jsonl'), text(5, 12));
		await records(12);
		writeFileSync(join(hour, 'c.jsonl.gz'), gzipSync(text(12, 20)));
		await records(20);
		appendFileSync(join(hour, 'b.jsonl'), text(20, 21));
		await records(21);
		writeFileSync(join(folder, 'truth/15.jsonl'), `${label('b')}\n${label('c')}\n`);
		await vi.waitUntil(() => store.get().data.dataset.truths.rows === 3);

		const {dataset} = store.get().data;
		expect(dataset.sources.map((name) => name.slice(folder.length))).toEqual([
			'/truth/14.jsonl',
			'/capture/2026/03/02/14/a.jsonl',
			'/capture/2026/03/02/15/b.jsonl',
			'/capture/2026/03/02/15/c.jsonl.gz',
			'/truth/15.jsonl',
		]);
		for (const [row, text] of [
			[12, healthyLines[12]],
			[20, healthyLines[20]],
		] as const) {
			const {source, offset, bytes} = dataset.captures.originOf(row);
			expect(await lines.read(source, offset, bytes)).toEqual({ok: true, value: text});
		}
	});

	it('waits where there is nothing yet', async () => {
		const folder = temporaryFolder();
		const {store, records} = await following([folder]);
		await vi.waitUntil(() => store.get().loading.state === 'following');
		writeFileSync(join(folder, 'a.jsonl'), text(0, 3));
		await records(3);
	});

	it('reads anew what was truncated, written anew or put away, and says so', async () => {
		const folder = temporaryFolder({'capture.jsonl': text(0, 10)});
		const path = join(folder, 'capture.jsonl');
		const {records, notice} = await following([path]);
		await records(10);
		writeFileSync(path, text(20, 24));
		await records(4);
		expect(notice()).toBe(`${path}: it is shorter than it was: read anew`);

		renameSync(path, join(folder, 'old.log'));
		await vi.waitUntil(() => notice()?.includes('is gone; its records stay'));
		writeFileSync(path, text(0, 7));
		await records(7);
		expect(notice()).toContain('another file has taken its place: read anew');
	});

	it('takes a file of a folder that was renamed for what it is', async () => {
		const folder = temporaryFolder({'a.jsonl': text(0, 10)});
		const {records, notice} = await following([folder]);
		await records(10);
		renameSync(join(folder, 'a.jsonl'), join(folder, 'b.jsonl'));
		writeFileSync(join(folder, 'a.jsonl'), text(10, 12));
		await records(12);
		expect(notice()).toMatch(/read anew$/);
	});

	it('stops where standard input would have to be read again', async () => {
		const folder = temporaryFolder({'capture.jsonl': text(0, 10)});
		const path = join(folder, 'capture.jsonl');
		const stream: Source = {
			name: 'standard input',
			path: undefined,
			size: undefined,
			compressed: false,
			async *open() {
				yield Buffer.from(text(10, 12));
			},
		};
		const {records, notice, ended} = await following([path], [], [stream]);
		await records(12);
		rmSync(path);
		await vi.waitUntil(() => notice()?.includes('is gone'));
		writeFileSync(path, text(0, 1));
		await ended;
		expect(notice()).toContain('Start again: standard input cannot be read twice');
	});

	it('ends when it is called off', async () => {
		const folder = temporaryFolder({'capture.jsonl': text(0, 10)});
		const {records, abort, ended} = await following([join(folder, 'capture.jsonl')]);
		await records(10);
		abort.abort();
		await ended;
	});
});
