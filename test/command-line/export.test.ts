import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {runHere} from '../support/run-here.js';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/ground-truth/in-request-capture', name);
const mapping = JSON.stringify({
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
		prediction: {from: 'output', path: '$.prediction'},
		groundTruth: {from: 'input', path: '$.ground_truth'},
	},
	labels: {positive: 'positive'},
});

describe('export', () => {
	it('prints a text, or saves it where --out says', async () => {
		const folder = temporaryFolder({'mapping.json': mapping});
		const file = join(folder, 'preprocessor.py');
		const printed = await runHere('export', 'preprocessor', '--mapping', join(folder, 'mapping.json'));
		expect(printed.status).toBe(0);
		expect(printed.stdout).toContain('def preprocess_handler(inference_record, logger):');
		const saved = await runHere('export', 'preprocessor', '--mapping', join(folder, 'mapping.json'), '--out', file);
		expect(saved).toEqual({status: 0, stdout: '', stderr: ''});
		expect(readFileSync(file, 'utf8')).toBe(printed.stdout);
		const again = await runHere('export', 'preprocessor', '--mapping', join(folder, 'mapping.json'), '--out', file);
		expect(again.status).toBe(2);
		expect(again.stderr).toContain('Give --overwrite');
	});

	it('corrects the given job definition and says what has to be done besides', async () => {
		const folder = temporaryFolder({'mapping.json': mapping});
		const {status, stdout, stderr} = await runHere(
			'export',
			'job-definition',
			...['--mapping', join(folder, 'mapping.json'), '--monitor', fixture('monitor.json')],
		);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)).not.toHaveProperty('JobDefinitionArn');
		expect(stderr).toContain('needs the ground truth of `mqm-debug export ground-truth`');
	});

	it('writes ground truth alone, by hour', async () => {
		const folder = temporaryFolder({'mapping.json': mapping});
		const out = join(folder, 'out');
		const {status} = await runHere(
			'export',
			'ground-truth',
			fixture('capture.jsonl'),
			...['--mapping', join(folder, 'mapping.json'), '--out', out],
		);
		expect(status).toBe(0);
		expect(readdirSync(out)).toEqual(['ground-truth']);
	});

	it.each([
		[['preprocessor'], '--mapping FILE'],
		[['records', '--mapping', 'm.json'], 'captures'],
		[['ground-truth', 'c.jsonl', '--mapping', 'm.json'], '--out DIR'],
	])('%s: says what it needs', async (words, needed) => {
		const {status, stderr} = await runHere('export', ...words);
		expect(status).toBe(2);
		expect(stderr).toContain(`needs ${needed}`);
	});
});
