import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {runHere} from '../support/run-here.js';

const mapping = JSON.stringify({
	version: 1,
	problemType: 'BinaryClassification',
	roles: {probability: {from: 'record', path: '$.score'}, groundTruth: {from: 'record', path: '$.truth'}},
	decision: {threshold: 0.5},
	labels: {positive: 'yes', negative: 'no'},
	monitor: {prediction: 'prediction', groundTruth: 'actual_class'},
});
const lines = ['{"score": 0.9, "truth": "yes"}', '{"score": 0.1, "truth": "no"}', '{"score": 0.7}', '{', ''].join('\n');

describe('apply', () => {
	it('writes corrected records, tells what it did, and counts what it left out', async () => {
		const folder = temporaryFolder({'capture.jsonl': lines, 'mapping.json': mapping});
		const out = join(folder, 'out');
		const {status, stdout, stderr} = await applied(folder, '--out', out);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).toEqual({
			version: 1,
			out,
			input: {records: 3, malformed: 1, groundTruthRecords: 0, malformedGroundTruth: 0},
			written: {captures: 0, groundTruth: 0, merged: 0, records: 2},
			leftOut: {undecoded: 0, withoutId: 0, withoutGroundTruth: 1, withoutPrediction: 0},
		});
		expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toBe(
			'{"score":0.9,"prediction":"yes","actual_class":"yes"}\n{"score":0.1,"prediction":"no","actual_class":"no"}\n',
		);
		expect(stderr).toContain('2 records in the shape that the monitor expects');
		expect(stderr).toContain('1 of 3 records without ground truth');
		expect(stderr).toContain('1 malformed lines');
	});

	it('reads gzip, and writes the same', async () => {
		const folder = temporaryFolder({'capture.jsonl': gzipSync(lines), 'mapping.json': mapping});
		const {status} = await applied(folder, '--out', join(folder, 'out'));
		expect(status).toBe(0);
		expect(readFileSync(join(folder, 'out/records.jsonl'), 'utf8').split('\n')).toHaveLength(3);
	});

	it('refuses a folder that is not empty, and replaces what is there when told to', async () => {
		const folder = temporaryFolder({'capture.jsonl': lines, 'mapping.json': mapping, 'out/records.jsonl': 'mine'});
		const out = join(folder, 'out');
		const refused = await applied(folder, '--out', out);
		expect(refused.status).toBe(2);
		expect(refused.stderr).toContain('this folder is not empty');
		expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toBe('mine');
		expect((await applied(folder, '--out', out, '--overwrite')).status).toBe(0);
		expect(readFileSync(join(out, 'records.jsonl'), 'utf8')).toContain('actual_class');
	});

	it('says what it needs', async () => {
		const {status, stderr} = await runHere('apply', 'capture.jsonl');
		expect(status).toBe(2);
		expect(stderr).toContain('apply needs captures, --mapping FILE and --out DIR');
	});

	it('writes nothing where the input cannot be read to its end', async () => {
		const folder = temporaryFolder({'capture.jsonl': gzipSync(lines).subarray(0, 40), 'mapping.json': mapping});
		const {status, stdout, stderr} = await applied(folder, '--out', join(folder, 'out'));
		expect({status, stdout}).toEqual({status: 3, stdout: ''});
		expect(stderr).toContain('the gzip data end too early');
		expect(stderr).toContain('nothing was written');
	});

	it('tells which settings of the monitor have to change with the records', async () => {
		const folder = temporaryFolder();
		const out = join(folder, 'out');
		const at = (name: string) => join(import.meta.dirname, '../../fixtures/prediction/positive-label-capture', name);
		const {stdout} = await runHere(
			'check',
			at('capture.jsonl'),
			'--ground-truth',
			at('ground-truth.jsonl'),
			'--monitor',
			at('monitor.json'),
			'--json',
		);
		const suggested = temporaryFolder({'mapping.json': JSON.stringify(JSON.parse(stdout).suggestedMapping)});
		const {stderr, status} = await runHere(
			'apply',
			at('capture.jsonl'),
			...['--ground-truth', at('ground-truth.jsonl'), '--monitor', at('monitor.json')],
			...['--mapping', join(suggested, 'mapping.json'), '--out', out],
		);
		expect(status).toBe(0);
		expect(stderr).toContain('positiveLabel: "positive" instead of "yes"');
		const checked = await runHere(
			'check',
			join(out, 'merged'),
			'--monitor',
			at('monitor.json'),
			'--positive-label',
			'positive',
		);
		expect(checked.status).toBe(0);
	});
});

function applied(folder: string, ...options: readonly string[]) {
	return runHere('apply', join(folder, 'capture.jsonl'), '--mapping', join(folder, 'mapping.json'), ...options);
}
