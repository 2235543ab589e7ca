import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {Dataset} from '../../src/records/dataset.js';
import {searchLines, textTest} from '../../src/runtime/search-lines.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore, type Store} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {fileSource} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {loadRecords} from '../../src/sources/load-records.js';
import {memorySource, type Source} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {arrival, healthyLines, play, settled, unread} from '../support/sessions.js';

/** A session on sources that were read, with the search beside it. */
async function opened(sources: readonly Source[], budget?: number): Promise<Store<Model, Event>> {
	const dataset = new Dataset();
	const lines = createLineStore(sources, budget);
	for await (const _ of loadRecords({captures: sources, groundTruth: []}, dataset, lines)) void _;
	const store = createStore(update, settled(play(unread(), arrival(dataset))));
	onTestFinished(searchLines(store, sources, lines));
	return store;
}

async function searched(store: Store<Model, Event>, text: string): Promise<Model['search']> {
	store.dispatch({type: 'prompt-given', kind: 'search', text});
	await vi.waitUntil(() => store.get().search.state === 'done');
	return store.get().search;
}

async function fileWith(name: string, content: string | Uint8Array): Promise<Source> {
	return fileSource(join(temporaryFolder({[name]: content}), name));
}

const content = `${['{"broken approved', ...healthyLines].join('\n')}\n`;
const linesWith = (text: string) => healthyLines.flatMap((line, at) => (line.includes(text) ? [at] : []));

describe('the search through the lines', () => {
	it.each<[string, () => Promise<Source>]>([
		['a file', () => fileWith('capture.jsonl', content)],
		['a packed file', () => fileWith('capture.jsonl.gz', gzipSync(content))],
		['bytes in memory', async () => memorySource('demo', [Buffer.from(content)])],
	])('finds every record in %s', async (_, source) => {
		const search = await searched(await opened([await source()]), '"prediction":"no"');
		expect([...search.rows]).toEqual(linesWith('"prediction":"no"'));
		expect(search).toMatchObject({scanned: 40, unread: 0, strays: []});
	});

	it('tells malformed lines apart', async () => {
		const search = await searched(await opened([await fileWith('capture.jsonl', content)]), 'approved');
		expect([...search.rows]).toEqual([]);
		expect(search.strays).toEqual([1]);
	});

	it('goes through several files in the order of their records', async () => {
		const half = (from: number, to: number) => healthyLines.slice(from, to).join('\n');
		const sources = [await fileWith('a.jsonl', half(0, 15)), await fileWith('b.jsonl', half(15, 40))];
		const search = await searched(await opened(sources), '"yes"');
		expect([...search.rows]).toEqual(linesWith('"yes"'));
	});

	it('says how many lines are no longer at hand', async () => {
		const memory = memorySource('pipe', [Buffer.from(healthyLines.join('\n'))]);
		const search = await searched(await opened([memory], 1000), 'request');
		expect(search.unread).toBeGreaterThan(30);
		expect(search.rows.length + search.unread).toBe(40);
	});

	it('says so when the file has become shorter', async () => {
		const source = await fileWith('capture.jsonl', healthyLines.join('\n'));
		const short = {...source, open: () => memorySource('', [Buffer.from(healthyLines.slice(0, 10).join('\n'))]).open()};
		const search = await searched(await opened([source]).then(() => opened([short])), 'request');
		expect(search).toMatchObject({scanned: 10});
	});

	it('gives up when it is stopped, and when another one begins', async () => {
		const store = await opened([await fileWith('capture.jsonl', content)]);
		store.dispatch({type: 'prompt-given', kind: 'search', text: 'yes'});
		store.dispatch({type: 'closed'});
		store.dispatch({type: 'prompt-given', kind: 'search', text: 'nowhere'});
		const search = await searched(store, '"no"');
		expect(search).toMatchObject({text: '"no"', number: 4});
		expect([...search.rows]).toEqual(linesWith('"no"'));
	});
});

describe('a text', () => {
	it('in small letters stands for capitals too; a capital stands for itself', () => {
		expect(textTest('abc')('xABCx')).toBe(true);
		expect(textTest('Abc')('xabcx')).toBe(false);
		expect(textTest('Abc')('xAbcx')).toBe(true);
		expect(textTest('straße')('STRASSE Straße')).toBe(true);
	});

	it('is found in any line that holds it', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
				expect(textTest(text)(before + text + after)).toBe(true);
			}),
		);
	});
});
