import {spawnSync} from 'node:child_process';
import {appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {builtProgram, emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {troubledLines} from '../support/sessions.js';

afterEach(tidyUp);

function monitor(groundTruth: string, features = 'features'): string {
	return JSON.stringify({
		kind: 'payload',
		problemType: 'BinaryClassification',
		features,
		prediction: 'prediction',
		groundTruth,
		positiveLabel: 'yes',
	});
}

const lines = (from: number, to: number) => `${troubledLines.slice(from, to).join('\n')}\n`;

describe.each([
	[80, 24],
	[120, 40],
])('live files at %d×%d', (columns, rows) => {
	test('records that are added to a followed folder arrive, and so do the findings and metrics', async () => {
		const cwd = emptyFolder();
		mkdirSync(join(cwd, 'capture'));
		writeFileSync(join(cwd, 'monitor.json'), monitor('ground_truth'));
		const program = startDebugger(['capture', '--monitor', 'monitor.json', '--follow'], {columns, rows, cwd});
		await program.waitFor('following 0 records');
		await program.waitFor('Waiting for the first records');

		writeFileSync(join(cwd, 'capture/10.jsonl'), lines(0, 10));
		await program.waitFor('following 10 records');
		await program.waitFor('0 of 10 records can match');
		await program.waitFor('❯1 Ground truth ✗');
		program.press('enter');
		await program.waitFor('1 Ground truth ✓');
		program.press('2', 'enter');
		await program.waitFor('10 of 10 records can match');

		appendFileSync(join(cwd, 'capture/10.jsonl'), lines(10, 20));
		await program.waitFor('20 of 20 records can match');
		writeFileSync(join(cwd, 'capture/11.jsonl'), lines(20, 40));
		await program.waitFor('40 of 40 records can match: accuracy 0.800');
		program.press('G');
		await program.waitFor('Record 40 of 40');

		writeFileSync(join(cwd, 'capture/10.jsonl'), lines(0, 5));
		await program.waitFor('25 of 25 records can match');
		program.press('u', 'u');
		await program.waitFor('0 of 25 records can match');
		program.press('q', 'q');
		expect(await program.exit).toEqual({code: 0, signal: 0});
	});

	test('a monitor file that is saved in an editor changes what the monitor reads, at once', async () => {
		const cwd = emptyFolder();
		writeFileSync(join(cwd, 'capture.jsonl'), lines(0, 40).replaceAll('"data"', '"features"'));
		writeFileSync(join(cwd, 'monitor.json'), monitor('actual_class'));
		const args = ['capture.jsonl', '--monitor', 'monitor.json', '--watch', '--inference-attribute', 'prediction'];
		const program = startDebugger(args, {columns, rows, cwd});
		await program.waitFor('response → $.actual_class');

		writeFileSync(join(cwd, 'monitor.json.swp'), monitor('ground_truth'));
		renameSync(join(cwd, 'monitor.json.swp'), join(cwd, 'monitor.json'));
		await program.waitFor('monitor.json was read again');
		await program.waitFor('response → $.ground_truth');

		writeFileSync(join(cwd, 'monitor.json'), '{"kind": "payload",\n "problemType": Binary}');
		await program.waitFor('monitor.json:2:17: this is not JSON');
		await program.waitFor('response → $.ground_truth');
		writeFileSync(join(cwd, 'monitor.json'), monitor('actual_class').replace('Binary', 'Bnary'));
		await program.waitFor(/monitor\.json .*problemType/);
	});

	test('a mapping that is saved in an editor becomes an edit that can be undone', async () => {
		const cwd = emptyFolder();
		writeFileSync(join(cwd, 'capture.jsonl'), lines(0, 40));
		writeFileSync(join(cwd, 'monitor.json'), monitor('ground_truth'));
		const program = startDebugger(['capture.jsonl', '--monitor', 'monitor.json', '--watch'], {columns, rows, cwd});
		await program.waitFor('❯1 Ground truth ✗');
		program.type('\r2\r');
		await program.waitFor('40 of 40 records can match: accuracy 0.800');
		program.press('ctrl-s');
		await program.waitFor('Saved mqm-mapping.json');

		const path = join(cwd, 'mqm-mapping.json');
		const mapping = JSON.parse(readFileSync(path, 'utf8'));
		mapping.decision.threshold = 0.99;
		writeFileSync(path, JSON.stringify(mapping));
		await program.waitFor('mqm-mapping.json was read again');
		await program.waitFor('threshold 0.99');
		program.press('u');

		await program.waitFor('threshold 0.5');
	});
});

test.each(['--follow', '--watch'])('check knows no %s, and says where it belongs', (option) => {
	const {status, stderr} = spawnSync(process.execPath, [builtProgram, 'check', 'demo:all', option], {encoding: 'utf8'});
	expect(status).toBe(2);
	expect(stderr).toContain(`${option} belongs to the debugger itself`);
});
