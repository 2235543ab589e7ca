import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {Dataset} from '../../src/records/dataset.js';
import {fileSource} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {loadRecords, type SourceSet} from '../../src/sources/load-records.js';
import {loadSample} from '../../src/sources/load-sample.js';
import {createPartScanner} from '../../src/sources/scan-part.js';
import type {Source} from '../../src/sources/source.js';
import {datasetContent} from '../support/dataset-content.js';
import {temporaryFolder} from './temporary-folder.js';

const capture = (row: number, filling = '') =>
	`{"captureData":{"endpointOutput":{"observedContentType":"text/csv","mode":"OUTPUT","data":"0.${row % 997}","encoding":"CSV"}},"eventMetadata":{"eventId":"id-${row}","filling":"${filling}"},"eventVersion":"0"}\n`;
const captures = (count: number, filling?: string) =>
	Array.from({length: count}, (_, row) => capture(row, filling)).join('');

async function setOf(files: Readonly<Record<string, string>>): Promise<SourceSet> {
	const folder = temporaryFolder(files);
	const sources = Object.keys(files).map((name) => fileSource(join(folder, name)));
	return {captures: (await Promise.all(sources)) as Source[], groundTruth: []};
}

async function sampleOf(set: SourceSet, rows: number): Promise<Dataset> {
	const dataset = new Dataset({sampleRows: rows});
	await loadSample(set, dataset, rows, createPartScanner());
	expect(dataset.captures.rows).toBe(0);
	return dataset.sample as Dataset;
}

describe('the first records of large files', () => {
	it('are what one pass reads, over several files', async () => {
		const set = await setOf({'a.jsonl': captures(70), 'b.jsonl': captures(50), 'c.jsonl': captures(30)});
		const sample = await sampleOf(set, 100);

		const whole = new Dataset();
		const firstTwo = {captures: set.captures.slice(0, 2), groundTruth: []};
		for await (const _ of loadRecords(firstTwo, whole, createLineStore([], 0)));
		expect(sample.captures.rows).toBe(120);
		expect(datasetContent(sample)).toEqual(datasetContent(whole));
	});

	it('are about as many as are wanted', async () => {
		const sample = await sampleOf(await setOf({'a.jsonl': captures(3000)}), 700);

		expect(sample.captures.rows).toBeGreaterThanOrEqual(700);
		expect(sample.captures.rows).toBeLessThan(1000);
	});

	it('are fewer where they are large, and end with a line', async () => {
		const set = await setOf({'large.jsonl': captures(60, 'x'.repeat(200_000))});
		const sample = await sampleOf(set, 5000);

		expect(sample.captures.rows).toBeGreaterThan(10);
		expect(sample.captures.rows).toBeLessThan(30);
		expect(sample.captureIntake.malformed).toBe(0);
	});

	it('come from the files that are there', async () => {
		const {captures: there} = await setOf({'a.jsonl': captures(20)});
		const gone: Source = {...(there[0] as Source), name: 'gone', path: '/nowhere/gone.jsonl'};
		const sample = await sampleOf({captures: [gone, ...there], groundTruth: []}, 5000);

		expect(sample.captures.rows).toBe(20);
	});
});
