import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {builtProgram, emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {startProgram} from '../support/pty.js';

afterEach(tidyUp);

/** What was printed, without the line breaks of the terminal. */
const heardBy = (program: {output: () => string}) => program.output().replaceAll('\r\n', '\n');

describe.each([
	[80, 24],
	[120, 40],
])('in lines of text at %i×%i', (columns, rows) => {
	test('a record is stepped through, explained and watched; numbers, breakpoints and flips lead to records', async () => {
		const program = startDebugger(['demo', 'prediction', '--plain'], {columns, rows, cwd: emptyFolder()});
		const script: readonly (readonly [typed: string, heard: string | RegExp])[] = [
			['watch accuracy', 'Watching accuracy'],
			['1', 'accuracy: 0.843, was 0.000'],
			['s', 'stage 1 of 9: line'],
			['s', 'stage 2 of 9: parsed'],
			['S', 'stage 1 of 9: line'],
			['x', 'The smallest change that alters it'],
			['close', 'stage 1 of 9: line'],
			['close', 'Back at step 2'],
			['threshold 0.6', 'records flipped'],
			['}', /Flip 1 of \d+/],
			['b', '7. false negative'],
			['7', 'false negative'],
			['close', ''],
			['c', /hit \d+ of \d+ · false negative/],
			['m', '1. actual'],
			['3', 'J K walk, Esc leaves'],
			['J', 'in "actual'],
			['close', 'All records again'],
			['filter probability > 0.9', /records in "probability > 0\.9"/],
			['H', '2. threshold 0.5 → 0.6'],
			['1', 'At edit 1'],
			['L', 'Nothing else brings more records together'],
			['close', ''],
			['T', 'best F1: threshold'],
			['1', 'Best F1'],
			['close', ''],
			['y c', 'Above is the check command, to be copied'],
		];
		await program.waitFor((lines) => lines.join().includes('predicted'));
		for (const [typed, expected] of script) {
			const before = program.output().length;
			program.type(`${typed}\r`);
			const said = () => program.output().slice(before).replaceAll('\r\n', '\n');
			await program.waitFor(() => (typeof expected === 'string' ? said().includes(expected) : expected.test(said())));
		}
		program.type('q!\r');
		expect(await program.exit).toEqual({code: 0, signal: 0});
		expect(program.output()).not.toContain('\u001B');
	});

	test('an exercise of the lab is mended', async () => {
		const program = startDebugger(['lab', '--plain'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('a number begins that exercise');
		program.type('3\r');
		await program.waitFor('Computed here from the records, not by AWS');
		program.type('9\r');
		await program.waitFor('There is no fix 9');
		program.type('step-2\r1\r');
		await program.waitFor(() => /mended: accuracy 0\.\d+ again/.test(heardBy(program)));
		program.type('quit\r');
		await program.waitFor(() => heardBy(program).includes('Exercises, 1 of'));
		program.press('ctrl-c');
		expect((await program.exit).code).toBe(130);
		expect(program.output()).not.toContain('\u001B');
	});
});

test('the lab can be scripted', async () => {
	const cwd = emptyFolder();
	const script = `printf '3\\nstep-2\\n\\nquit\\nquit\\n' | ${process.execPath} ${builtProgram} lab --plain > log; echo status $?`;
	const program = startProgram({command: 'bash', args: ['-c', script], cwd});
	await program.waitFor('status 0');
	await program.exit;
	expect(readFileSync(join(cwd, 'log'), 'utf8')).toMatch(/mended: accuracy 0\.\d+ again/);
});
