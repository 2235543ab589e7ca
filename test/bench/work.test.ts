import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {benchData} from '../../bench/data/generate.js';
import {decidedByProbability, eventId} from '../../bench/data/work.js';
import {analyse} from '../../src/findings/diagnose.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {valueIn} from '../support/results.js';
import {datasetOf} from '../support/sessions.js';

const records = 3000;
const folder = mkdtempSync(join(tmpdir(), 'mqm-debug-'));
const data = benchData(folder, records);
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
const [captures, truth] = [linesOf(data.captures), linesOf(data.truth)];

afterAll(() => rmSync(folder, {recursive: true}));

describe('the data of the benchmark', () => {
	test('are captures of about 640 bytes and as many labels in another order', () => {
		const ids = captures.map((line) => JSON.parse(line).eventMetadata.eventId);
		const labelled = truth.map((line) => JSON.parse(line).eventMetadata.eventId);
		expect(ids).toHaveLength(records);
		expect(labelled).not.toEqual(ids);
		expect([...labelled].sort()).toEqual([...ids].sort());
		expect(statSync(data.captures).size / records).toBeGreaterThan(620);
		expect(statSync(data.captures).size / records).toBeLessThan(660);
	});

	test('are healthy, also where the probability decides', () => {
		const monitor = valueIn(readConfiguration(JSON.parse(readFileSync(data.monitor, 'utf8')), 'monitor.json'));
		const dataset = datasetOf(captures, truth);
		const asGiven = analyse(dataset, monitor);
		const decided = analyse(dataset, monitor, decidedByProbability);
		expect(asGiven.findings.filter(({severity}) => severity !== 'info')).toEqual([]);
		expect(asGiven.after.statistics.rows).toBe(records);
		expect(decided.after.statistics.metrics['accuracy']).toEqual(asGiven.after.statistics.metrics['accuracy']);
	});

	test('of a smaller size are the first records of a larger one', () => {
		const smaller = benchData(folder, 100);
		expect(linesOf(smaller.captures)).toEqual(captures.slice(0, 100));
	});

	test('have UUIDs of version 4 as ids, and no id twice', () => {
		const ids = Array.from({length: 100_000}, (_, index) => eventId(index));
		expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBe(ids.length);
		for (const id of ids.slice(0, 1000))
			expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
	});
});
