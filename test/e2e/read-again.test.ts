import {closeSync, openSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import type {Program} from '../support/pty.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

const records = 150_000;
const longestWait = 60_000;

const monitor = {
	kind: 'payload',
	problemType: 'BinaryClassification',
	prediction: 'prediction',
	groundTruth: 'actual',
	groundTruthFrom: 'response',
	positiveLabel: 'yes',
};

/** So large that what was sent is passed over at first. It holds the label once more, which is wrong in every tenth record. */
function writeCapture(path: string): void {
	const file = openSync(path, 'w');
	const note = 'a long story '.repeat(30);
	const lines: string[] = [];
	for (let at = 0; at < records; at++) {
		const actual = at % 3 === 0 ? 'yes' : 'no';
		const known = (actual === 'yes') === at % 10 > 0 ? 'yes' : 'no';
		const [request, response] = [
			{known, note},
			{prediction: actual, actual},
		];
		lines.push(JSON.stringify({request, response}), '\n');
		if (lines.length >= 20_000) writeSync(file, lines.splice(0).join(''));
	}
	writeSync(file, lines.join(''));
	closeSync(file);
}

/** The debugger on the capture, the cursor of the decoded record on the label that was sent. */
async function atSentLabel(columns: number, rows: number): Promise<Program> {
	const folder = emptyFolder();
	writeCapture(join(folder, 'large.jsonl'));
	writeFileSync(join(folder, 'monitor.json'), JSON.stringify(monitor));
	const args = ['large.jsonl', '--monitor', 'monitor.json', '--no-session'];
	const program = startDebugger(args, {columns, rows, cwd: folder});
	await program.waitFor(/150,000 of 150,000 records can match.*accuracy 1\.000/, longestWait);
	program.press('tab', 'down');
	await program.waitFor(/❯ +known/);
	return program;
}

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('a label that was passed over is shown on the first records, while all are read again to the end', async () => {
		const program = await atSentLabel(columns, rows);

		program.type('ag');
		await program.waitFor(/\d+ % read again +Esc stops/, longestWait);
		expect(program.screen().join('\n')).toMatch(/\(the first 5,\d\d\d\)/);
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 0\.900/, longestWait);
		expect(program.screen().join('\n')).not.toContain('Esc stops');
	});

	test('Esc ends that and takes the edit back; done again, all is read again', async () => {
		const program = await atSentLabel(columns, rows);

		program.type('ag');
		await program.waitFor(/read again +Esc stops/, longestWait);
		program.press('escape');
		await program.waitFor('Reading stopped, taken back: assigned ground truth: $.known', longestWait);
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 1\.000/);

		program.press('ctrl-r');
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 0\.900/, longestWait);
		program.press('u');
		await program.waitFor(/Undone: .*accuracy 0\.900 → 1\.000/, longestWait);
	});
});
