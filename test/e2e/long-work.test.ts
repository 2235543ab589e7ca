import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {exchangeLabels, longestRead, writeLargeCapture} from '../support/large-capture.js';
import type {Program} from '../support/pty.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

const records = 200_000;

/** A capture in which every customer and every note is another one; every tenth prediction is wrong. */
function exchange(at: number): object {
	const {actual, said} = exchangeLabels(at);
	return {request: {customer: `c-${at}`}, response: {prediction: said, actual, note: `n-${at}`}};
}

async function opened(columns: number, rows: number): Promise<Program> {
	const folder = emptyFolder();
	const args = writeLargeCapture(folder, records, exchange);
	const program = startDebugger(args, {columns, rows, cwd: folder});
	await program.waitFor(/200,000 of 200,000 records can match/, longestRead);
	await program.waitFor('Record 1 of 200,000', longestRead);
	return program;
}

/** Texts that differ in every record are compared with each other, many times over. */
const muchWork = Array.from({length: 16}, (_, at) => `(output $.note > input $.customer or line > ${at})`).join(
	' and ',
);

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('a filter over very many records shows how far it is, ends with Esc, and all goes on', async () => {
		const program = await opened(columns, rows);

		program.type(`&${muchWork}\r`);
		await program.waitFor(/Finding the records.* \d+ % · Esc stops/, longestRead);
		program.press('escape');
		await program.waitFor('Called off: Finding the records');
		// The line is still there to be mended.
		program.press('escape');
		await program.waitFor((lines) => !lines.some((line) => line.includes('filter: ')));
		program.press('J');
		await program.waitFor('Record 2 of 200,000');

		program.type('&not agreeing\r');
		await program.waitFor(/20,000 records in "not agreeing"/, longestRead);
		program.press('J');
		await program.waitFor(/2 of 20,000 in "not agreeing"/, longestRead);
		expect(program.screen().join('\n')).not.toContain('Esc stops');
	});

	test('keys that come while one waits are done after it, in order', async () => {
		const program = await opened(columns, rows);

		program.type(`&${muchWork}\r`);
		await program.waitFor(/Finding the records.* \d+ % · Esc stops/, longestRead);
		program.press('J', 'J');
		await program.waitFor(/3 of \d+,\d+ in/, longestRead);
	});

	test('a search through the whole file tells what it has found so far, and n finds the next', async () => {
		const program = await opened(columns, rows);

		program.type('/c-199999\r');
		await program.waitFor(/match 1 (so far|of 1) · "c-199999"/, longestRead);
		program.type('&/c-1999\r');
		await program.waitFor(/111 records in "lines with c-1999"/, longestRead);
	});
});
