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

/** demo all with its three steps mended. */
async function mended(columns: number, rows: number): Promise<Program> {
	const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
	await program.waitFor('❯1 Ground truth ✗');
	program.press('enter');
	await program.waitFor('1 Ground truth ✓');
	program.press('2', 'enter');
	await program.waitFor('2 Probability or label ✓');
	program.press('3', 'enter');
	await program.waitFor('3 Key names ✓');
	return program;
}

describe.each(sizes)('at %d×%d', (columns, rows) => {
	test('after a step of the threshold the records that flipped are walked one by one', async () => {
		const program = await mended(columns, rows);

		program.press('=', '=', '=');
		await program.waitFor('threshold 0.5 → 0.53, 4 records flipped: positive → negative');
		await program.waitFor(columns < 100 ? 'last edit: 4 flipped (}), accuracy +0.002 ▲' : /last edit +4 flipped/);

		program.press('}');
		await program.waitFor(/Flip 1 of 4, line \d+, now (agrees|differs): prediction positive → negative/);
		program.press('}');
		await program.waitFor('Flip 2 of 4, line 276');
		await program.waitFor('Record 276 of 1,000');
		program.press('{');
		await program.waitFor('Flip 1 of 4');
		program.press('{');
		await program.waitFor('No record before this one flipped; the last edit flipped 4');

		program.press('u');
		await program.waitFor('Undone: ');
		await program.waitFor('accuracy 0.833 → 0.831 · threshold 0.5 → 0');
		program.press('}');
		await program.waitFor(/Flip 2 of 4, line 276, now (agrees|differs): prediction negative → positive/);
	});

	test('the history shows what each edit came to, compares two of them and goes back to one', async () => {
		const program = await mended(columns, rows);
		program.press('=', '=', '=');
		await program.waitFor('threshold 0.5 → 0.53');

		program.press('H');
		await program.waitFor('❯ History: 4 edits');
		await program.waitFor(/❯ {2}4 threshold 0\.5 → 0\.53 +1,000 +0\.833 ▲ +0\.782 ▲ +now/);
		await program.waitFor('What edit 4 changed');

		program.press('k', 'k');
		await program.waitFor(/❯ {2}2 Decide at 0\.5/);
		await program.waitFor('Metrics · before → edit 2 · threshold 0.5 (>)');
		await program.waitFor(/edit 2 +0\.831 ▲/);
		program.press('space', 'j', 'j');
		await program.waitFor('From edit 2 (marked) to edit 4');
		await program.waitFor('+ "decision": {"threshold": 0.53, "rule": ">"}');
		await program.waitFor(/edit 2 +0\.831 +0\.754/);
		await program.waitFor(/edit 4 +0\.833 ▲ +0\.759 ▲/);

		program.press('k', 'k', 'k', 'enter');
		await program.waitFor('At edit 1: comparable 1,000 → 0');
		await program.waitFor('2 Probability or label ✗');
		program.press('ctrl-r');
		await program.waitFor('Done again: comparable 0 → 1,000');
		program.press('H');
		await program.waitFor(/ 4 threshold 0\.5 → 0\.53 .* undone/);
		program.press('down', 'down', 'enter');
		await program.waitFor('At edit 4');
		await program.waitFor('accuracy 0.833');
	});

	test('a field of a CSV payload and the id of the ground truth are pointed at, the paths write themselves', async () => {
		const cwd = emptyFolder();
		const lines = Array.from({length: 30}, (_, at) => {
			const label = at % 3 === 0 ? 1 : 0;
			const input = `${at},2,3,4,5,6,7,8`;
			return {
				capture: {
					captureData: {
						endpointInput: {data: input, encoding: 'CSV', observedContentType: 'text/csv'},
						endpointOutput: {data: `0.${at % 10},${label}`, encoding: 'CSV', observedContentType: 'text/csv'},
					},
					eventMetadata: {eventId: `event-${at}`, inferenceId: `id-${at}`},
					eventVersion: '0',
				},
				truth: {
					groundTruthData: {data: String(at % 5 === 0 ? 1 - label : label), encoding: 'CSV'},
					eventMetadata: {eventId: `x-${at}`, requestId: `id-${at}`},
				},
			};
		});
		const write = (name: string, key: 'capture' | 'truth') =>
			writeFileSync(join(cwd, name), lines.map((line) => `${JSON.stringify(line[key])}\n`).join(''));
		write('capture.jsonl', 'capture');
		write('truth.jsonl', 'truth');
		const flags = ['--problem-type', 'BinaryClassification', '--inference-attribute', '0'];
		const program = startDebugger(['capture.jsonl', '--ground-truth', 'truth.jsonl', ...flags], {columns, rows, cwd});
		await program.waitFor('Record 1 of 30');

		program.press('tab');
		await program.waitFor('[8] "0", "2"');
		program.press('down');
		await program.waitFor('❯   ');
		program.press('space');
		await program.waitFor('[3]  "4"');
		await program.waitFor('Space close list');
		program.press('space');
		await program.waitFor((screen) => !screen.some((line) => line.includes('[3]  "4"')));
		program.press('down', 'down', 'down', 'a');
		await program.waitFor(' as g ground truth');
		program.press('p');
		await program.waitFor('$[1] is the prediction now');

		for (
			let presses = 0;
			presses < 12 && !program.screen().some((line) => /❯ +eventMetadata\.requestId/.test(line));
			presses++
		) {
			const before = program.screen().join('\n');
			program.press('down');
			await program.waitFor((screen) => screen.join('\n') !== before);
		}
		program.press('a', 't');
		await program.waitFor('$.eventMetadata.requestId is the id of the ground truth now');
		await program.waitFor('30 of 30 records can match: accuracy 0.800');
		program.press('H');
		await program.waitFor('assigned prediction: $[1]');
		await program.waitFor('assigned id of the ground truth');

		expect(program.screen().join('\n')).toContain('❯ History: 2 edits');
	});
});
