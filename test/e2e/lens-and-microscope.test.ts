import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';

afterEach(tidyUp);

const fixture = join(import.meta.dirname, '../../fixtures/prediction/index-name-capture');
const penguins = [
	join(fixture, 'capture.jsonl'),
	'--ground-truth',
	join(fixture, 'ground-truth.jsonl'),
	'--monitor',
	join(fixture, 'monitor.json'),
];

const sizes = [
	[80, 24],
	[120, 40],
] as const;

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('the lens shows class indices beside class names, renames them with one key, and undo takes it back', async () => {
		const program = startDebugger(penguins, {columns, rows, cwd: emptyFolder()});
		await program.waitFor('0 of 120 records can match');
		// Who edits before the causes are found stays where they are, and does not come back to a finding.
		await program.waitFor('❯2 Probability or label ✗');

		program.press('L');
		await program.waitFor('❯ Domain lens');
		await program.waitFor(/✗ 0 +not there +"0" 54/);
		await program.waitFor(/· Adelie +"Adelie" 58 +never predicted/);
		await program.waitFor(/❯ 1 Rename as the records pair them: .*\+120/);
		await program.waitFor('comparable 0 → 120, agreeing 0 → 103');
		program.press('1');

		await program.waitFor('120 of 120 records can match: accuracy 0.858');
		await program.waitFor(/= Adelie +"Adelie" 58 +"0" 54/);
		await program.waitFor('Nothing else brings more records together');
		program.press('u');
		await program.waitFor('0 of 120 records can match');
		await program.waitFor(/✗ 0 +not there +"0" 54/);
		program.press('escape');
		await program.waitFor('❯ Finding');
	});

	test('the microscope finds the threshold with the best F1, and walks from score to score', async () => {
		const program = startDebugger(['demo', 'prediction'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('T');
		await program.waitFor('No probability is mapped: mend step 2');

		program.press('2', 'enter');
		await program.waitFor('accuracy 0.843');
		program.press('T');
		await program.waitFor('59 missed │ 301 found');
		await program.waitFor('No row is exactly at 0.5');
		program.press('1');
		await program.waitFor('48 missed │ 312 found');
		await program.waitFor('threshold 0.39 (>)');
		program.press('2');
		await program.waitFor('threshold 0.257 (>)');
		program.press('right');
		await program.waitFor('threshold 0.27 (>)');
		program.press('up');
		await program.waitFor((lines) => !lines.some((line) => line.includes('threshold 0.27 (>)')));
		program.press('>');
		await program.waitFor('(>=)');
		program.press('u');
		await program.waitFor('(>)');
		program.press('u');
		await program.waitFor('threshold 0.5 (>)');

		program.press('escape');
		await program.waitFor('1,000 of 1,000 records can match: accuracy 0.843');
	});
});

describe('the curves', () => {
	test('take turns at 80×24, and stand beside each other at 120×40', async () => {
		const program = startDebugger(['demo', 'prediction'], {cwd: emptyFolder()});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('enter');
		await program.waitFor('accuracy 0.843');
		program.press('T');
		await program.waitFor('Scores  ↑ "positive"  ↓ "negative"');
		program.press('tab');
		await program.waitFor('ROC area 0.922');
		program.press('tab');
		await program.waitFor('Precision–recall');

		program.resize(120, 40);
		await program.waitFor(/ROC area 0\.922.*Precision–recall.*● now/);
		await program.waitFor('Scores  ↑ "positive"  ↓ "negative"');
		program.press('tab');

		await program.waitFor('All plots are on the screen');
	});

	test('are read without colours too', async () => {
		const program = startDebugger(['demo', 'prediction'], {cwd: emptyFolder(), env: {NO_COLOR: '1'}});
		await program.waitFor('❯2 Probability or label ✗');
		program.press('enter');
		await program.waitFor('accuracy 0.843');

		program.press('T');

		await program.waitFor(/─2────1──●─/);
		await program.waitFor('● now   1 best F1  2 best F2');
		expect(program.output()).not.toMatch(/\u001B\[[0-9;]*m/);
	});
});
