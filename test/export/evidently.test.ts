import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {evidently} from '../../src/export/evidently.js';
import {factsOf} from '../../src/export/facts.js';
import {analyse} from '../../src/findings/diagnose.js';
import type {Metric} from '../../src/metrics/outcomes.js';
import {correctRecords} from '../../src/sources/correct-records.js';
import {openOutputFolder} from '../../src/sources/output-folder.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {beyondMending, fixtureNames, openFixture} from '../support/fixtures.js';
import {checkSyntax, hasPython, runPython, withPython} from '../support/python.js';
import {valueIn} from '../support/results.js';

/** A Python that has Evidently, for whoever keeps it in an environment of its own. */
const python = process.env['EVIDENTLY_PYTHON'] ?? 'python3';
const hasEvidently = spawnSync(python, ['-c', 'import evidently']).status === 0;
const withEvidently = hasEvidently ? '' : ' (skipped: EVIDENTLY_PYTHON names no Python that has evidently)';

const mendable = fixtureNames.filter((name) => !beyondMending.includes(name));
const judged = [
	'all/capture',
	'all/exchange',
	'all/payload',
	'healthy/binary-csv-capture',
	'healthy/regression-csv-capture',
	'healthy/transform',
	'prediction/index-name-capture',
];

describe.runIf(hasPython)(`the generated Evidently script ${withPython}`, () => {
	it.each(mendable)('%s: is Python', async (name) => {
		const {dataset, configuration} = await openFixture(name);
		const {suggestedMapping: mapping} = analyse(dataset, configuration);
		checkSyntax(evidently(mapping, factsOf(dataset, mapping), configuration));
	});
});

describe.runIf(hasEvidently)(`the generated Evidently script, run${withEvidently}`, () => {
	it.each(judged)('%s: gives our number', {timeout: 120_000}, async (name) => {
		const {set, dataset, configuration} = await openFixture(name);
		const {suggestedMapping: mapping, after} = analyse(dataset, configuration);
		const script = evidently(mapping, factsOf(dataset, mapping), configuration);
		const folder = temporaryFolder({'evidently_report.py': script});
		const output = valueIn(await openOutputFolder(join(folder, 'records'), {overwrite: false}));
		const {counts} = await correctRecords({mapping, configuration, set, output});
		await output.commit();

		const records = counts.written.records > 0 ? 'records/records.jsonl' : 'records/merged';
		const text = runPython([join(folder, 'evidently_report.py'), join(folder, records)], '', python);

		const names: {readonly [metric: string]: string} = {Accuracy: 'accuracy', MAE: 'mae', RocAuc: 'auc'};
		const lines = text.split('\n').filter((line) => line.startsWith('{"metric"'));
		expect(lines.length).toBeGreaterThan(0);
		for (const line of lines) {
			const {metric, value} = JSON.parse(line) as {metric: string; value: number | {mean: number}};
			const ours = after.statistics.metrics[names[metric] ?? ''] as Metric;
			expect(typeof value === 'number' ? value : value.mean, metric).toBeCloseTo(ours.value, 9);
		}
	});
});
