import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {exchangeLabels, longestRead, writeLargeCapture} from '../support/large-capture.js';
import type {Program} from '../support/pty.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

const records = 150_000;

const note = 'a long story '.repeat(30);

/** So large that what was sent is passed over at first. It holds the label once more, which is wrong in every tenth record. */
function exchange(at: number): object {
	const {actual, said} = exchangeLabels(at);
	return {request: {known: said, note}, response: {prediction: actual, actual}};
}

/** The debugger on the capture, the cursor of the decoded record on the label that was sent. */
async function atSentLabel(columns: number, rows: number): Promise<Program> {
	const folder = emptyFolder();
	const args = writeLargeCapture(folder, records, exchange);
	const program = startDebugger(args, {columns, rows, cwd: folder});
	await program.waitFor(/150,000 of 150,000 records can match.*accuracy 1\.000/, longestRead);
	program.press('tab', 'down');
	await program.waitFor(/❯ +known/);
	return program;
}

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('a label that was passed over is shown on the first records, while all are read again to the end', async () => {
		const program = await atSentLabel(columns, rows);

		program.type('ag');
		await program.waitFor(/\d+ % read again +Esc stops/, longestRead);
		expect(program.screen().join('\n')).toMatch(/\(the first 5,\d\d\d\)/);
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 0\.900/, longestRead);
		expect(program.screen().join('\n')).not.toContain('Esc stops');
	});

	test('Esc ends that and takes the edit back; done again, all is read again', async () => {
		const program = await atSentLabel(columns, rows);

		program.type('ag');
		await program.waitFor(/read again +Esc stops/, longestRead);
		program.press('escape');
		await program.waitFor('Reading stopped, taken back: assigned ground truth: $.known', longestRead);
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 1\.000/);

		program.press('ctrl-r');
		await program.waitFor(/150,000 of 150,000 records can match.*accuracy 0\.900/, longestRead);
		program.press('u');
		await program.waitFor(/Undone: .*accuracy 0\.900 → 1\.000/, longestRead);
	});
});
