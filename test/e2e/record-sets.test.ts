import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import type {Program} from '../support/pty.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

/** The bundled capture with ground truth and threshold in place. */
async function mended(columns: number, rows: number): Promise<Program> {
	const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
	await program.waitFor('❯1 Ground truth ✗');
	program.press('1', 'enter');
	await program.waitFor('1 Ground truth ✓');
	program.press('2', 'enter');
	await program.waitFor('2 Probability or label ✓');
	return program;
}

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('false negatives are stopped at one after the other', async () => {
		const program = await mended(columns, rows);

		program.press('b');
		await program.waitFor('Breakpoints');
		program.press('j', 'j', 'j', 'j', 'j', 'j', 'enter');
		await program.waitFor(/❯ \[x\] +71 {2}false negative/);
		program.press('escape');
		await program.waitFor('Record 1 of 1,000');
		program.press('c');
		await program.waitFor(/hit 1 of 71 · false negative/);
		program.press('c', 'c');
		await program.waitFor(/hit 3 of 71 · false negative/);
		program.press('C');

		await program.waitFor(/hit 2 of 71 · false negative/);
	});

	test('a condition is typed, mended where it goes wrong, and stops', async () => {
		const program = await mended(columns, rows);

		program.press('b');
		await program.waitFor('Breakpoints');
		program.press('a');
		await program.waitFor('break where:');
		program.type('probability > 0.9 and groundTruth = positve\r');
		await program.waitFor('"positve" is no value');
		program.type('\u0005\u0015probability > 0.9 and groundTruth = positive\r');
		await program.waitFor(/\[x\] +\d+ {2}probability > 0\.9 and groundTruth = positive/);
		program.press('escape');
		await program.waitFor('Record 1 of 1,000');
		program.press('c');

		await program.waitFor(/hit 1 of \d+ · probability > 0\.9/);
	});

	test('a cell of the matrix shows its records and no others', async () => {
		const program = await mended(columns, rows);

		program.press('m');
		await program.waitFor('Numbers and their records');
		program.press('j');
		await program.waitFor('[71]');
		program.press('enter');
		await program.waitFor('71 records in "actual positive, predicted negative"');
		program.press('J', 'J');
		await program.waitFor('3 of 71 in "actual positive');
		program.press('G');
		await program.waitFor('71 of 71 in "actual positive');
		program.press('escape');

		await program.waitFor(/Record \d+ of 1,000/);
	});

	test('a stage and a finding lead to their records as well', async () => {
		const program = await mended(columns, rows);

		program.press('m');
		await program.waitFor('Numbers and their records');
		program.press('pagedown', 'k', 'k', 'right');
		await program.waitFor(/❯ \w+ .*\[\d+\]/);
		program.press('pagedown');
		await program.waitFor('❯ ✗ keys/renamed  [1,000 of 1,000]');
		program.press('enter');

		await program.waitFor('1 of 1,000 in "keys/renamed"');
	});

	test('lines are searched, and filtered by a text or a condition', async () => {
		const program = await mended(columns, rows);

		program.type('/FF8\r');
		await program.waitFor('"FF8" is in none of 1,000 records');
		program.type('/ff8\r');
		await program.waitFor(/match 1 of \d+ · "ff8"/);
		program.press('n');
		await program.waitFor(/match 2 of \d+ · "ff8"/);
		program.type('&ff8\r');
		await program.waitFor('in "lines with ff8"');
		program.type('&prediction != groundTruth\r');
		await program.waitFor('169 records in "prediction != groundTruth"');
		program.press('escape');

		await program.waitFor('All records again');
	});
});

test('malformed lines are counted and listed by their numbers, the rest is read on', async () => {
	const cwd = emptyFolder();
	const line = (at: number) => JSON.stringify({prediction: at % 2, ground_truth: at % 3 === 0 ? 1 : 0});
	const lines = Array.from({length: 60}, (_, at) => (at === 6 ? '{"prediction": 1, "ground' : line(at)));
	writeFileSync(join(cwd, 'capture.jsonl'), lines.join('\n'));
	const program = startDebugger(['capture.jsonl'], {cwd});
	await program.waitFor('59 records');

	program.press('b');
	await program.waitFor(/1 {2}malformed line/);
	program.press('enter');
	await program.waitFor('line 7  not JSON');
	program.press('escape');
	program.type('/ground\r');

	await program.waitFor(/match 1 of 59 · "ground" and malformed line 7/);
});

test('a search through many records says how far it is, and Esc stops it', async () => {
	const cwd = emptyFolder();
	const line = (at: number) => JSON.stringify({prediction: at % 2, ground_truth: at % 3 === 0 ? 1 : 0, id: `id-${at}`});
	writeFileSync(join(cwd, 'capture.jsonl'), Array.from({length: 200_000}, (_, at) => line(at)).join('\n'));
	const program = startDebugger(['capture.jsonl'], {cwd});
	await program.waitFor('200,000 records', 60_000);
	await program.waitFor((lines) => !lines.join('\n').includes('is being read'), 60_000);

	program.type('/id-199999\r');
	await program.waitFor('match 1', 60_000);
	expect(program.screen().join('\n')).toContain('200,000');
	program.type('/nowhere\r');
	await program.waitFor('Searching "nowhere"');
	program.press('escape');

	await program.waitFor(/The search was stopped after [\d,]+ of 200,000 records/);
});
