import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

describe.each(sizes)('stepping a record at %d×%d', (columns, rows) => {
	test('from the line to the metrics and back: where the monitor loses it, and what the mapping makes of it', async () => {
		const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.press('s');
		await program.waitFor('Stepper: record 1 of 1,000');
		await program.waitFor('❯line');
		program.press('s', 's', 's', 's');
		await program.waitFor('❯extracted');
		await program.waitFor('As the monitor reads it (computed here): lost here');
		await program.waitFor('As the mapping reads it: lost here');

		program.press('escape');
		await program.waitFor('Record 1 of 1,000');
		program.press('1', 'enter', '2', 'enter');
		await program.waitFor('1,000 of 1,000 records can match');
		program.press('s');
		await program.waitFor(/ground truth {2}"(negative|positive)"/);
		program.press('J');
		await program.waitFor('Stepper: record 2 of 1,000');
		await program.waitFor('❯extracted');
		program.press('right', 'right');
		await program.waitFor('❯label');
		await program.waitFor(/0\.\d+ > 0\.5 is (true|false)/);
		program.press('s');
		await program.waitFor(/cell {2}(true|false) (positive|negative)/);
		program.press('s');
		await program.waitFor('without it accuracy would');
		program.press('s');
		await program.waitFor('This is the last stage');
		program.press('S');
		await program.waitFor('❯cell');
	});

	test('x explains it, and the threshold that it names does what it says', async () => {
		const program = startDebugger(['demo', 'prediction'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('enter');
		await program.waitFor('2 Probability or label ✓');

		program.press('S', 'x');
		await program.waitFor('Explanation of record 1 of 1,000');
		await program.waitFor(/This record is a (true|false) (positive|negative)/);
		await program.waitFor(/would be a (true|false)/);
		const text = program
			.screen()
			.map((line) => line.trim())
			.join(' ');
		const [, threshold = ''] = /threshold at or (?:below|above) (0\.\d+)/.exec(text) ?? [];
		const [, cell = ''] = /would be a ((?:true|false) (?:positive|negative))/.exec(text) ?? [];
		expect(threshold).not.toBe('');

		program.press('t', 'backspace', 'backspace', 'backspace');
		program.type(`${threshold}\r`);
		await program.waitFor(`This record is a ${cell}`);
		program.press('escape');
		await program.waitFor('Stepper: record 1 of 1,000');
		program.press('escape');
		await program.waitFor('Record 1 of 1,000');
	});
});

describe.each(sizes)('watching at %d×%d', (columns, rows) => {
	test('a role, a metric and a place stay on the screen; edits and steps mark what they change', async () => {
		const program = startDebugger(['demo', 'prediction'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('enter');
		await program.waitFor('2 Probability or label ✓');

		program.press('w');
		await program.waitFor('❯ [ ] role    ground truth');
		program.press('down', 'enter');
		await program.waitFor('[x] role    prediction');
		program.press('w');
		await program.waitFor((lines) => lines.some((line) => line.startsWith(' watch prediction "')));
		program.type(':watch accuracy\r');
		await program.waitFor(/watch prediction .* accuracy 0\.\d+$/m);
		program.press('tab', 'down', 'down', 'w');
		await program.waitFor('Watching');

		program.press('t', 'backspace', 'backspace', 'backspace');
		program.type('0.9\r');
		await program.waitFor(/accuracy ▼ 0\.\d+ → 0\.\d+/);
		program.press('J');
		await program.waitFor(/input \S+ [*▲▼] \S+ → /);
		await program.waitFor((lines) => !lines.some((line) => /watch .*accuracy [▲▼]/.test(line)));
		program.press('s');
		await program.waitFor('Stepper: record 2 of 1,000');
		await program.waitFor((lines) => lines.some((line) => line.startsWith(' watch prediction')));
	});
});
