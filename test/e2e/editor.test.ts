import {chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';
import {startProgram} from '../support/pty.js';
import {healthyLines} from '../support/sessions.js';

afterEach(tidyUp);

const monitor = JSON.stringify({
	kind: 'payload',
	problemType: 'BinaryClassification',
	features: 'features',
	prediction: 'prediction',
	groundTruth: 'ground_truth',
	positiveLabel: 'yes',
});

/** An editor that notes what it is told, says that it is open, and ends with the line that is typed into it. */
function editorIn(folder: string, name: string): string {
	const path = join(folder, 'bin', name);
	mkdirSync(dirname(path), {recursive: true});
	const script = [
		'#!/bin/bash',
		`for word in "$@"; do echo "$word" >> ${folder}/arguments; done`,
		`for word in "$@"; do [ -f "$word" ] && cp "$word" ${folder}/shown && stat -c %a "$word" > ${folder}/mode; done`,
		`trap 'echo interrupted' INT`,
		'echo editor open',
		'until read -r answer; do :; done',
		`echo "$answer" > ${folder}/answer`,
		'exit 0',
	];
	writeFileSync(path, script.join('\n'));
	chmodSync(path, 0o755);
	return path;
}

function given() {
	const folder = emptyFolder();
	writeFileSync(join(folder, 'capture.jsonl'), `${healthyLines.join('\n')}\n`);
	writeFileSync(join(folder, 'capture.json.gz'), gzipSync(`${healthyLines.join('\n')}\n`));
	writeFileSync(join(folder, 'monitor.json'), monitor);
	const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
	return {folder, read};
}

describe.each([
	[80, 24],
	[120, 40],
])('v at %d×%d', (columns, rows) => {
	test('opens the record at its line in the editor, and everything is as before afterwards', async () => {
		const {folder, read} = given();
		const env = {VISUAL: undefined, EDITOR: editorIn(folder, 'nano')};
		const program = startDebugger(['capture.jsonl', '--monitor', 'monitor.json'], {columns, rows, cwd: folder, env});
		await program.waitFor('Record 1 of 40');
		program.press('J', 'J');
		await program.waitFor('Record 3 of 40');

		program.press('v');
		await program.waitFor('editor open');
		expect(program.alternateScreen()).toBe(false);
		expect(program.cursorVisible()).toBe(true);
		program.press('ctrl-c');
		await program.waitFor('interrupted');
		program.type('jjj q\r');
		await program.waitFor('Record 3 of 40');

		expect(read('arguments')).toBe('+3\ncapture.jsonl');
		expect(read('answer')).toBe('jjj q');
		await program.waitFor('Back from line 3 of capture.jsonl');
		expect(program.alternateScreen()).toBe(true);
		expect(program.cursorVisible()).toBe(false);
		program.press('K');
		await program.waitFor('Record 2 of 40');
		program.press('q');
		expect(await program.exit).toEqual({code: 0, signal: 0});
		expectRestored(program);
	});
});

describe('the editor', () => {
	test('gets a read-only copy of a compressed record, which is gone afterwards', async () => {
		const {folder, read} = given();
		const env = {VISUAL: `${editorIn(folder, 'code')} --new-window`, TMPDIR: folder};
		const program = startDebugger(['capture.json.gz', '--monitor', 'monitor.json'], {cwd: folder, env});
		await program.waitFor('Record 1 of 40');
		program.press('J', 'v');
		await program.waitFor('editor open');
		const [option, wait, goto, place = ''] = read('arguments').split('\n');
		expect([option, wait, goto]).toEqual(['--new-window', '--wait', '-g']);
		const copy = place.replace(/:1$/, '');
		expect(copy).toMatch(/line-2-read-only-copy\.json$/);
		expect(statSync(copy).mode & 0o777).toBe(0o400);
		expect(statSync(dirname(copy)).mode & 0o777).toBe(0o700);
		expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual(JSON.parse(healthyLines[1] ?? ''));
		program.type('\r');

		await program.waitFor('read-only copy of line 2 of capture.json.gz');
		expect(existsSync(dirname(copy))).toBe(false);
	});

	test('gets no key that was typed for it before, and loses none', async () => {
		const {folder, read} = given();
		const env = {VISUAL: editorIn(folder, 'vim')};
		const program = startDebugger(['capture.jsonl', '--monitor', 'monitor.json'], {cwd: folder, env});
		await program.waitFor('Record 1 of 40');

		program.type('vJJ');
		await program.waitFor('editor open');
		program.type('own words\r');

		await program.waitFor('Record 3 of 40');
		expect(read('answer')).toBe('own words');
	});

	test('has the terminal also where the records come from standard input', async () => {
		const {folder, read} = given();
		const program = startProgram({
			command: 'bash',
			args: [
				'-c',
				`cat capture.jsonl | ${process.execPath} ${join(import.meta.dirname, '../../dist/cli.js')} - --monitor monitor.json`,
			],
			cwd: folder,
			env: {VISUAL: editorIn(folder, 'vi')},
		});
		await program.waitFor('Record 1 of 40');

		program.press('v');
		await program.waitFor('editor open');
		program.type('typed\r');

		await program.waitFor('read-only copy of line 1 of standard input');
		expect(read('answer')).toBe('typed');
		program.press('J');
		await program.waitFor('Record 2 of 40');
		program.press('q');
		expect(await program.exit).toEqual({code: 0, signal: 0});
	});

	test('that is not there is told by its name', async () => {
		const {folder} = given();
		const env = {VISUAL: 'no-such-editor -x'};
		const program = startDebugger(['capture.jsonl', '--monitor', 'monitor.json'], {cwd: folder, env});
		await program.waitFor('Record 1 of 40');

		program.press('v');

		await program.waitFor('there is no program "no-such-editor -x" to edit with');
	});

	test('that changes the file is noticed', async () => {
		const {folder} = given();
		const env = {VISUAL: `sh -c 'echo >> "$1"; true' -`};
		const program = startDebugger(['capture.jsonl', '--monitor', 'monitor.json'], {cwd: folder, env});
		await program.waitFor('Record 1 of 40');

		program.press('v');

		await program.waitFor('capture.jsonl was changed');
	});
});
