import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {Dataset} from '../../src/records/dataset.js';
import {fileSource} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {besideKeys, loadInParts} from '../../src/sources/load-in-parts.js';
import {loadRecords, type SourceSet} from '../../src/sources/load-records.js';
import type {Manner} from '../../src/sources/part-tasks.js';
import type {PartThread} from '../../src/sources/part-thread.js';
import {createPartScanner, nothingUnread} from '../../src/sources/scan-part.js';
import type {Source} from '../../src/sources/source.js';
import {datasetContent} from '../support/dataset-content.js';
import {temporaryFolder} from './temporary-folder.js';

/** Small parts, so that small files have many. */
const manner: Manner = {threads: 2, takesPart: false, partSize: 20_000};
const lateOnes = new Set([0, 3]);

/** A thread that is none: it answers later, and some of its parts later than others that come behind them. */
function threadHere(): PartThread {
	let count = 0;
	const scanPart = createPartScanner();
	return {
		async scan(task, onBytes) {
			const turns = lateOnes.has(count++) ? 40 : 1;
			for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
			return scanPart(task, onBytes);
		},
		stop() {},
	};
}

const capture = (row: number) =>
	`{"captureData":{"endpointOutput":{"observedContentType":"text/csv","mode":"OUTPUT","data":"0.${row % 997}","encoding":"CSV"}},"eventMetadata":{"eventId":"id-${row}"},"eventVersion":"0"}`;
const label = (row: number) =>
	`{"groundTruthData":{"data":"${row % 2}","encoding":"CSV"},"eventMetadata":{"eventId":"id-${row}"},"eventVersion":"0"}`;

async function files(): Promise<SourceSet> {
	const rows = Array.from({length: 2000}, (_, row) => row);
	const folder = temporaryFolder({
		'captures.jsonl': rows.map((row) => `${capture(row)}\n`).join(''),
		'more.jsonl': rows.map((row) => (row % 9 === 0 ? 'no record' : capture(row + 2000))).join('\n'),
		'truth.jsonl': rows.map((row) => `${label(1999 - row)}\n`).join(''),
	});
	const [captures, more, truth] = ['captures', 'more', 'truth'].map((name) =>
		fileSource(join(folder, `${name}.jsonl`)),
	);
	return {captures: [await captures, await more] as Source[], groundTruth: [(await truth) as Source]};
}

async function inOnePass(set: SourceSet): Promise<Dataset> {
	const dataset = new Dataset();
	for await (const _ of loadRecords(set, dataset, createLineStore([], 0)));
	return dataset;
}

describe('reading in parts', () => {
	it.each([manner, {...manner, takesPart: true}, besideKeys])('comes to what one pass comes to (%o)', async (how) => {
		const set = await files();
		const dataset = new Dataset();
		const options = {manner: how, onProgress: () => {}, onPart: () => {}, startThread: threadHere};
		const problems = await loadInParts(set, dataset, nothingUnread, options);

		expect(problems).toEqual([]);
		expect(datasetContent(dataset)).toEqual(datasetContent(await inOnePass(set)));
	});

	it('lets nothing come in while somebody works on what is there', async () => {
		const dataset = new Dataset();
		let [parts, grewMeanwhile] = [0, 0];
		const onPart = async () => {
			parts++;
			const {version} = dataset;
			for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
			if (dataset.version !== version) grewMeanwhile++;
		};
		const options = {manner, onProgress: () => {}, onPart, startThread: threadHere};
		await loadInParts(await files(), dataset, nothingUnread, options);

		expect(parts).toBeGreaterThan(10);
		expect(grewMeanwhile).toBe(0);
	});

	it('ends when it is called off, whether a thread still answers or not', async () => {
		const calledOff = new AbortController();
		let stopped = 0;
		const deaf = (): PartThread => ({scan: () => new Promise(() => {}), stop: () => stopped++});
		const options = {manner, onProgress: () => {}, onPart: () => {}, startThread: deaf, signal: calledOff.signal};
		const loading = loadInParts(await files(), new Dataset(), nothingUnread, options);
		calledOff.abort();
		await loading;

		const after = await loadInParts(await files(), new Dataset(), nothingUnread, options);
		expect(after).toEqual([]);
		expect(stopped).toBe(manner.threads * 2);
	});

	it('fails with what broke a thread, whatever else it was asked for', async () => {
		const unheard: unknown[] = [];
		const listen = (reason: unknown) => unheard.push(reason);
		process.on('unhandledRejection', listen);
		const broken = (): PartThread => ({
			scan: () => new Promise((_, reject) => setImmediate(() => reject(new Error('out of memory')))),
			stop() {},
		});
		const options = {manner, onProgress: () => {}, onPart: () => {}, startThread: broken};
		await expect(loadInParts(await files(), new Dataset(), nothingUnread, options)).rejects.toThrow('out of memory');
		await new Promise((resolve) => setTimeout(resolve, 20));
		process.off('unhandledRejection', listen);
		expect(unheard).toEqual([]);
	});

	it('tells of a file that is gone, and reads the others', async () => {
		const set = await files();
		rmSync(set.groundTruth[0]?.path ?? '');
		const dataset = new Dataset();
		const options = {manner, onProgress: () => {}, onPart: () => {}, startThread: threadHere};
		const problems = await loadInParts(set, dataset, nothingUnread, options);

		expect(problems).toHaveLength(1);
		expect(problems[0]?.where).toBe(set.groundTruth[0]?.name);
		expect([dataset.captures.rows, dataset.truths.rows]).toEqual([2000 + 1777, 0]);
	});
});
