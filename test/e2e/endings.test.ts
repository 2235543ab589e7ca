import {spawn} from 'node:child_process';
import {copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {builtProgram, emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';
import {startProgram} from '../support/pty.js';

afterEach(tidyUp);

const fixture = join(import.meta.dirname, '../../fixtures/all/exchange');

describe.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('%s', (signal, code) => {
	test(`gives the terminal back and ends with ${code}`, async () => {
		const program = startDebugger(['demo', 'all']);
		await program.waitFor('❯1 Ground truth ✗');
		expect(program.alternateScreen()).toBe(true);

		program.kill(signal);

		expect((await program.exit).code).toBe(code);
		expectRestored(program);
	});
});

test('Ctrl-C quits at once with 130', async () => {
	const program = startDebugger(['demo', 'all']);
	await program.waitFor('❯1 Ground truth ✗');

	program.press('ctrl-c');

	expect(await program.exit).toEqual({code: 130, signal: 0});
	expectRestored(program);
});

test('a file that is not there is refused before the screen is taken, with 3', async () => {
	const program = startDebugger([join(fixture, 'captures.jsonl')]);

	expect(await program.exit).toEqual({code: 3, signal: 0});
	expect(program.output()).not.toContain('\u001B[?1049h');
	expect(program.screen().join(' ')).toContain('Did you mean');
});

test('a monitor file that is broken is refused with its line and column, and 2', async () => {
	const folder = emptyFolder();
	writeFileSync(join(folder, 'monitor.json'), '{"kind": "payload",\n "problemType": BinaryClassification}');
	const program = startDebugger([join(fixture, 'capture.jsonl'), '--monitor', 'monitor.json'], {
		cwd: folder,
		columns: 120,
	});

	expect(await program.exit).toEqual({code: 2, signal: 0});
	expect(program.screen().join(' ')).toContain('monitor.json:2:17');
});

test('a file whose content vanishes after it was read: the record says so, the rest goes on', async () => {
	const folder = emptyFolder();
	copyFileSync(join(fixture, 'capture.jsonl'), join(folder, 'capture.jsonl'));
	const inputs = ['capture.jsonl', '--monitor', join(fixture, 'monitor.json')];
	const program = startDebugger(inputs, {cwd: folder, columns: 120, rows: 40});
	await program.waitFor('3 Key names ✗');

	truncateSync(join(folder, 'capture.jsonl'), 0);
	rmSync(join(folder, 'capture.jsonl'));
	program.press('J');
	await program.waitFor('Record 2 of 1,000');
	await program.waitFor('no such file');
	program.press('enter');
	await program.waitFor('1 Ground truth ✓');
	program.press('q', 'q');

	expect(await program.exit).toEqual({code: 0, signal: 0});
	expectRestored(program);
});

test('a folder in which nothing is a record: said on the screen, status 3', async () => {
	const folder = emptyFolder();
	mkdirSync(join(folder, 'hour'));
	writeFileSync(join(folder, 'hour/part.jsonl'), 'not json\nnor this\n');
	const program = startDebugger([folder]);

	await program.waitFor('No line of the input is a record');
	program.press('q');

	expect(await program.exit).toEqual({code: 3, signal: 0});
	expectRestored(program);
});

test('records on standard input, keys from the terminal, while the input never ends', async () => {
	const input = `<(cat ${join(fixture, 'capture.jsonl')}; sleep 60)`;
	const command = `${process.execPath} ${builtProgram} - --monitor ${join(fixture, 'monitor.json')} < ${input}`;
	const program = startProgram({command: 'bash', args: ['-c', `${command}; echo status $?`]});
	await program.waitFor('0 of 1,000 records can match');

	program.press('enter');
	await program.waitFor('1 Ground truth ✓');
	program.press('q');
	await program.waitFor('unsaved changes');
	program.press('q');

	await program.waitFor('status 0', 10_000).finally(() => program.kill('SIGKILL'));
	expectRestored(program);
});

test('without a terminal nothing is drawn, and check is named', async () => {
	const program = spawn(process.execPath, [builtProgram, 'demo', 'all'], {stdio: ['ignore', 'pipe', 'pipe']});
	let told = '';
	program.stderr.on('data', (data) => {
		told += data;
	});

	const code = await new Promise((resolve) => program.on('close', resolve));

	expect(code).toBe(2);
	expect(told).toContain('mqm-debug check');
});

test('the bundle alone in an empty folder draws the demo and saves', async () => {
	const folder = emptyFolder();
	copyFileSync(join(import.meta.dirname, '../../out/mqm-debug.mjs'), join(folder, 'mqm-debug.mjs'));
	const program = startProgram({command: process.execPath, args: ['mqm-debug.mjs', 'demo'], cwd: folder});
	await program.waitFor('❯1 Ground truth ✗');

	program.press('enter', 'ctrl-s');
	await program.waitFor('Saved mqm-mapping.json');
	program.press('q');

	expect(await program.exit).toEqual({code: 0, signal: 0});
	expect(JSON.parse(readFileSync(join(folder, 'mqm-mapping.json'), 'utf8'))).toHaveProperty('version', 1);
});
