import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {builtProgram, emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';

afterEach(tidyUp);

const fixtures = join(import.meta.dirname, '../../fixtures');

function check(...args: string[]) {
	return spawnSync(process.execPath, [builtProgram, 'check', ...args], {encoding: 'utf8'});
}

function expectedAccuracy(fixture: string): string {
	const {after} = JSON.parse(readFileSync(join(fixtures, fixture, 'expected.json'), 'utf8'));
	return after.metrics.accuracy.toFixed(3);
}

const sizes = [
	[80, 24],
	[120, 40],
] as const;

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('demo all is mended in three steps, saved, and verified by check', async () => {
		const cwd = emptyFolder();
		const program = startDebugger(['demo', 'all'], {columns, rows, cwd});
		await program.waitFor('0 of 1,000 records can match');
		await program.waitFor('1 Ground truth ✗  2 Probability or label ✗  3 Key names ✗  4 Review and save');

		program.press('1', 'enter');
		await program.waitFor('1 Ground truth ✓');
		program.press('2');
		await program.waitFor('accuracy 0.000 → 0.831');
		program.press('enter');
		await program.waitFor('2 Probability or label ✓');
		await program.waitFor('1,000 of 1,000 records can match: accuracy 0.831');
		program.press('3', 'enter');
		await program.waitFor('3 Key names ✓');
		program.press('4');
		await program.waitFor('Nothing is open');
		program.press('ctrl-s');
		await program.waitFor('Saved');
		program.press('q');

		expect(await program.exit).toEqual({code: 0, signal: 0});
		expectRestored(program);
		const saved = join(cwd, 'mqm-mapping.json');
		expect(check('demo:all', '--mapping', saved).status).toBe(0);
		expect(check('demo:all').status).toBe(1);
	});

	test('a real capture with its monitor file is mended with Enter alone', async () => {
		const fixture = join(fixtures, 'all/capture');
		const inputs = [join(fixture, 'capture.jsonl'), '--monitor', join(fixture, 'monitor.json')];
		const program = startDebugger(inputs, {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		for (let presses = 0; presses < 8 && !program.screen().some((line) => line.includes('❯4')); presses++) {
			const before = program.screen().join('\n');
			program.press('enter');
			await program.waitFor((lines) => lines.join('\n') !== before);
		}

		await program.waitFor(`accuracy ${expectedAccuracy('all/capture')}`);
		await program.waitFor('Nothing is open');
	});
});

describe('typing ahead', () => {
	test('all keys of the journey in one write do the same', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.type('\r2\r3\r4');

		await program.waitFor('1,000 of 1,000 records can match: accuracy 0.831');
		await program.waitFor('❯4 Review and save');
		await program.waitFor('Nothing is open');
	});

	test('a capture in which one fix mends two steps is mended the same way', async () => {
		const fixture = join(fixtures, 'all/capture');
		const program = startDebugger([join(fixture, 'capture.jsonl'), '--monitor', join(fixture, 'monitor.json')]);

		program.type('\r2\r3\r4');

		await program.waitFor(`1,000 of 1,000 records can match: accuracy ${expectedAccuracy('all/capture')}`);
		await program.waitFor('Nothing is open');
	});

	test('ten times J goes ten records on', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('Record 1 of 1,000');

		program.type('JJJJJJJJJJ');

		await program.waitFor('Record 11 of 1,000');
	});
});

describe('point and assign', () => {
	test('a value of the decoded record becomes the ground truth, the path is written by itself', async () => {
		const program = startDebugger(['demo', 'ground-truth'], {columns: 120, rows: 40, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');
		program.press('a');
		await program.waitFor(' as g ground truth');
		program.press('g');
		await program.waitFor('The cursor is on no value');

		program.press('tab', 'down', 'down', 'down', 'a', 'g');

		await program.waitFor('$.ground_truth is the ground truth now');
		await program.waitFor('1 Ground truth ✓');
		await program.waitFor('accuracy 0.826');
	});

	test('the command for what was done goes to the clipboard of the terminal', async () => {
		const program = startDebugger(['demo', 'ground-truth'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.press('y', 'c');

		await program.waitFor('Asked the terminal to copy the check command');
		const copied = Buffer.from('mqm-debug check demo:ground-truth --mapping mqm-mapping.json').toString('base64');
		expect(program.output()).toContain(`\u001B]52;c;${copied}\u0007`);
	});
});

describe('editing', () => {
	test('the threshold moves the metrics, undo and redo go back and forth', async () => {
		const program = startDebugger(['demo', 'prediction'], {columns: 120, rows: 40, cwd: emptyFolder()});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('-');
		await program.waitFor('No threshold decides here');
		program.press('2', 'enter');
		await program.waitFor('threshold 0.5 (>)');

		program.press('=');
		await program.waitFor('threshold 0.51 (>)');
		program.press('t', 'backspace', 'backspace', '9', 'enter');
		await program.waitFor('threshold 0.9 (>)');
		program.press('u');
		await program.waitFor('threshold 0.5 (>)');
		program.press('u');
		await program.waitFor('0 of 1,000 records can match');
		program.press('ctrl-r');

		await program.waitFor('1,000 of 1,000 records can match');
	});

	test('an existing file is overwritten only on the word of the user', async () => {
		const cwd = emptyFolder();
		writeFileSync(join(cwd, 'mqm-mapping.json'), 'precious');
		const program = startDebugger(['demo', 'ground-truth'], {cwd});
		await program.waitFor('❯1 Ground truth ✗');
		program.press('enter');
		await program.waitFor('1 Ground truth ✓');

		// An Enter that comes before the question can be read does not answer it.
		program.press('ctrl-s', 'enter');
		await program.waitFor('mqm-mapping.json exists');
		program.press('escape');
		await program.waitFor((lines) => !lines.some((line) => line.includes('exists')));
		expect(readFileSync(join(cwd, 'mqm-mapping.json'), 'utf8')).toBe('precious');
		program.type(':w other.json\r');
		await program.waitFor('Saved other.json');
		expect(existsSync(join(cwd, 'other.json'))).toBe(true);
		program.type(':w! mqm-mapping.json\r');
		await program.waitFor('Saved mqm-mapping.json');

		expect(readFileSync(join(cwd, 'mqm-mapping.json'), 'utf8')).toContain('"groundTruth"');
	});

	test('q asks before unsaved changes are lost', async () => {
		const program = startDebugger(['demo', 'ground-truth'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');
		program.press('enter');
		await program.waitFor('1 Ground truth ✓');

		program.press('q');
		await program.waitFor('unsaved changes');
		program.press('escape');
		await program.waitFor((lines) => !lines.some((line) => line.includes('unsaved changes')));
		program.press('q');
		await program.waitFor('unsaved changes');
		program.press('q');

		expect(await program.exit).toEqual({code: 0, signal: 0});
	});
});

describe('the screen', () => {
	test('follows the size of the terminal, and says when it is too small', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.resize(120, 40);
		await program.waitFor('Expected by the monitor');
		program.resize(39, 11);
		await program.waitFor('needs 40×12, this is 39×11');
		program.resize(40, 12);
		await program.waitFor('❯1 Truth');
		program.resize(200, 60);
		await program.waitFor('Decoded record');
		program.resize(80, 24);

		await program.waitFor('❯1 Ground truth ✗  2 Probability or label ✗');
		expect(program.output()).not.toContain('\u001B[3J');
	});

	test('nothing is sent while nothing changes', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('3 Key names ✗');
		await new Promise((resolve) => setTimeout(resolve, 500));
		const before = program.bytesWritten();

		await new Promise((resolve) => setTimeout(resolve, 1000));

		expect(program.bytesWritten()).toBe(before);
	});

	test('help lists the keys and closes again', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.press('?');
		await program.waitFor('Signs of the steps: ✗ to mend');
		program.press('q');

		await program.waitFor('Record 1 of 1,000');
	});

	test('NO_COLOR takes every colour away and no meaning', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder(), env: {NO_COLOR: '1'}});

		await program.waitFor('❯1 Ground truth ✗  2 Probability or label ✗  3 Key names ✗');

		expect(program.output()).not.toMatch(/\u001B\[[0-9;]*m/);
	});
});
