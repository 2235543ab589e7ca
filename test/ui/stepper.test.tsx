import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {follow, opened, openedDemo, play} from '../support/sessions.js';

const forward: Event = {type: 'stage-stepped', by: 1};

function at(model: Model, stages: number): Model {
	return play(model, ...Array.from({length: stages}, () => forward));
}

const mended = () =>
	follow(
		openedDemo('all'),
		{type: 'step-chosen', step: 1},
		{type: 'entered'},
		{type: 'step-chosen', step: 2},
		{type: 'entered'},
	);

describe.each([
	[80, 24],
	[120, 40],
])('the stepper at %i×%i', (columns, rows) => {
	it('shows the whole way with a sign for each stage and side, the current stage pointed at', () => {
		const lines = frameOf(sized(at(mended(), 5), columns, rows));
		expect(lines.find((line) => line.includes('line parsed decoded joined❯extracted'))).toBeDefined();
		expect(
			lines
				.find((line) => line.startsWith(' monitor'))
				?.match(/[✓✗?≠·]/g)
				?.join(''),
		).toBe('✓✓✓✓✗····');
		expect(
			lines
				.find((line) => line.startsWith(' mapping'))
				?.match(/[✓✗?≠·]/g)
				?.join(''),
		).toMatch(/^✓{7}[✓≠]✓$/);
	});

	it('tells what both sides do, with value and origin', () => {
		const text = frameText(sized(at(mended(), 5), columns, rows));
		expect(text).toContain('As the monitor reads it (computed here): lost here');
		expect(text).toContain('As the mapping reads it');
		expect(text).toMatch(/ground truth {2}"(positive|negative)"/);
		expect(text).toContain('capture.jsonl:1 → request → $.ground_truth');
		expect(text).toContain('? What it does with a value that is missing');
	});

	it('stands beside the metrics, and names its keys', () => {
		const text = frameText(sized(at(mended(), 1), columns, rows));
		expect(text).toContain('Stepper: record 1 of 1,000');
		expect(text).toMatch(/ after {2}0\.831/);
		expect(text).toMatch(/→ next stage/);
	});

	it('explains in sentences, with the smallest change', () => {
		const text = frameText(sized(play(at(mended(), 1), {type: 'record-explained'}), columns, rows));
		expect(text).toContain('Explanation of record 1 of 1,000');
		expect(text).toContain('This record is a');
		expect(text).toMatch(/With a threshold at or (below|above) 0\.\d+ \(now 0\.5\)/);
	});

	it('waits for the line, and says when it is no record any more', () => {
		const model = sized(at(mended(), 1), columns, rows);
		const {line} = model.record;
		expect(frameText({...model, record: {...model.record, line: undefined}})).toContain('…');
		const torn = {...model, record: {...model.record, line: line && {...line, text: 'torn'}}};
		expect(frameText(torn)).toContain('can no longer be read');
	});
});

describe('the stepper', () => {
	it('in a small terminal tells the current stage in one line', () => {
		const text = frameText(sized(at(mended(), 5), 40, 16));
		expect(text).toContain('5/9 extracted  monitor ✗  mapping ✓');
	});

	it('where there is room shows what every stage comes to', () => {
		const text = frameText(sized(at(mended(), 8), 140, 50));
		expect(text).toContain('─ The whole way');
		expect(text).toMatch(/extracted {3}ground truth nothing, prediction/);
	});

	it('shows what would drive a terminal, and sends none of it', () => {
		const captures = [
			JSON.stringify({request: {}, response: {prediction: '\u001B[2Jyes', ground_truth: '\u202Eno'}}),
			JSON.stringify({request: {}, response: {prediction: 'no', ground_truth: 'no'}}),
		];
		for (let stages = 1; stages <= 9; stages++) {
			expect(frameText(at(opened({captures}), stages))).not.toMatch(/[\u001B\u202E]/);
		}
	});
});
