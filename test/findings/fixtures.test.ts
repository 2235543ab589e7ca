import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import {outcomeAfter} from '../../src/mapping/after.js';
import type {MatrixTable, Metric} from '../../src/metrics/outcomes.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {Dataset} from '../../src/records/dataset.js';
import {findSources} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {loadRecords, orderedSources} from '../../src/sources/load-records.js';
import {valueIn} from '../support/results.js';

const root = join(import.meta.dirname, '../../fixtures');
const folders = readdirSync(root).flatMap((mode) => readdirSync(join(root, mode)).map((name) => join(mode, name)));

type Expected = {
	inputs: {captures: string[]; groundTruth?: string[]; monitor: string};
	findings: {code: string; severity: string; count: number}[];
	before: {outcome: string};
	after: {rows: number; confusionMatrix?: Record<string, Record<string, number>>; metrics?: Record<string, number>};
};

describe('every fixture', () => {
	it.each(folders)('%s is diagnosed as expected, and the suggested mapping mends it', async (folder) => {
		const at = (name: string) => join(root, folder, name);
		const expected = JSON.parse(readFileSync(at('expected.json'), 'utf8')) as Expected;
		const {captures, groundTruth = [], monitor} = expected.inputs;
		const set = {
			captures: valueIn(await findSources(captures.map(at))),
			groundTruth: valueIn(await findSources(groundTruth.map(at))),
		};
		const dataset = new Dataset();
		for await (const _ of loadRecords(set, dataset, createLineStore(orderedSources(set)))) void _;
		const configuration = valueIn(readConfiguration(JSON.parse(readFileSync(at(monitor), 'utf8')), monitor));

		const {findings, before, after, suggestedMapping} = analyse(dataset, configuration);

		const told = findings.map(({code, severity, count}) => ({code, severity, count}));
		expect(told.toSorted(byCode)).toEqual(expected.findings.toSorted(byCode));
		expect(before.outcome).toBe(expected.before.outcome);
		expect(after.statistics.rows).toBe(expected.after.rows);
		if (expected.after.confusionMatrix) {
			expect(filledCells(after.statistics.confusionMatrix)).toEqual(filledCells(expected.after.confusionMatrix));
		}
		for (const [name, value] of Object.entries(expected.after.metrics ?? {})) {
			const ours = (after.statistics.metrics[name] as Metric | undefined)?.value ?? Number.NaN;
			expect(Math.abs(ours - value) / Math.max(1, Math.abs(value)), name).toBeLessThanOrEqual(1e-12);
		}
		expect(outcomeAfter(dataset, suggestedMapping).statistics).toEqual(after.statistics);
	});
});

function byCode(a: {code: string}, b: {code: string}): number {
	return a.code < b.code ? -1 : 1;
}

/** Cells that count something: whether a table lists its empty cells says nothing about the records. */
function filledCells(table: MatrixTable): readonly string[] {
	return Object.entries(table)
		.flatMap(([actual, row]) => Object.entries(row).map(([predicted, count]) => ({actual, predicted, count})))
		.filter(({count}) => count > 0)
		.map(({actual, predicted, count}) => `${actual} as ${predicted}: ${count}`)
		.toSorted();
}
