import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';

afterEach(tidyUp);

const wordLeft = '\u001B[1;5D';

describe.each([
	[80, 24],
	[120, 40],
])('a test payload at %d×%d', (columns, rows) => {
	test('shows with every key what becomes of a record that is being changed', async () => {
		const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');
		program.type('\r2\r3\r');
		await program.waitFor('1,000 of 1,000 records can match: accuracy 0.831');

		program.press('p');
		await program.waitFor('Test payload: record 1');
		await program.waitFor(/cell .*no match: no ground truth .*= true negative/);

		// The prediction, which is the last number of the record.
		program.type('\u001B[1;5F');
		program.press('up', 'up', 'end');
		program.type(wordLeft);
		program.press('ctrl-k');
		await program.waitFor('✗ not JSON, line');
		program.type('9');
		await program.waitFor(/probability .*0\.9 → positive/);
		await program.waitFor('≠ false positive');
		await program.waitFor('Test payload: record 1, changed');

		program.press('ctrl-u', 'ctrl-u', 'ctrl-u');
		await program.waitFor('= true negative');
		program.press('escape');
		await program.waitFor('Record 1 of 1,000');
	});
});

describe('a test payload', () => {
	test('takes every letter as text, and Ctrl-c still quits', async () => {
		const program = startDebugger(['demo', 'keys'], {cwd: emptyFolder()});
		await program.waitFor('Record 1 of 1,000');
		program.press('p');
		await program.waitFor('Test payload');
		program.press('ctrl-x');
		await program.waitFor('Type or paste a record');

		program.type('q:?/ 漢字 é');
		await program.waitFor('  1 q:?/ 漢字 é');
		program.press('backspace', 'enter', 'j');
		await program.waitFor('  2 j');
		program.press('ctrl-c');

		expect(await program.exit).toEqual({code: 130, signal: 0});
	});

	test('is replaced by a record that is pasted, over several lines, and copied as one', async () => {
		const program = startDebugger(['demo', 'keys'], {columns: 120, rows: 40, cwd: emptyFolder()});
		await program.waitFor('Record 1 of 1,000');

		program.type(
			'\u001B[200~{\r\n  "request": {"data": [1.0, 2]},\r\n  "response": {"prediction": "positive"}\r\n}\u001B[201~',
		);
		await program.waitFor('The pasted record is opened as a test payload');
		await program.waitFor('"data": [1.0, 2]');
		await program.waitFor(/exchange · \d+ bytes/);
		program.press('ctrl-y');

		await program.waitFor('Asked the terminal to copy the record as one line');
		const line = '{"request":{"data":[1.0,2]},"response":{"prediction":"positive"}}';
		expect(program.output()).toContain(Buffer.from(line).toString('base64'));
	});

	test('leads to the place where a pasted record is broken', async () => {
		const program = startDebugger(['demo', 'keys'], {cwd: emptyFolder()});
		await program.waitFor('Record 1 of 1,000');
		program.type('\u001B[200~{"request": {"a": 1}\r"response": {}}\u001B[201~');
		await program.waitFor('✗ not JSON, line 2, column 1: found "\\""; expected "," or "}"');

		program.press('ctrl-g');
		program.type(',');

		await program.waitFor('✓ exchange');
	});
});
