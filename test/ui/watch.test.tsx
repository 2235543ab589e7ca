import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {follow, opened, play, troubled} from '../support/sessions.js';

const named = (...names: readonly string[]): readonly Event[] => names.map((text) => ({type: 'watch-named', text}));

const deciding = () =>
	follow(
		troubled(),
		{type: 'step-chosen', step: 1},
		{type: 'entered'},
		{type: 'step-chosen', step: 2},
		{type: 'entered'},
	);

const watching = () => play(deciding(), ...named('probability', 'prediction', 'accuracy'), {type: 'closed'});

/** The lines of the watches, above the keys. */
function strip(model: Model, height: number): readonly string[] {
	return frameOf(model).slice(-1 - height, -1);
}

describe('what is watched', () => {
	it('stands above the keys with its value, two on a line of 80 columns', () => {
		expect(strip(sized(watching(), 80, 24), 2)).toEqual([
			' watch probability 0.1                     prediction "no"',
			'       accuracy 0.800',
		]);
	});

	it('stands three on a line of 120 columns', () => {
		expect(strip(sized(watching(), 120, 40), 1)[0]).toMatch(
			/^ watch probability 0\.1 +prediction "no" +accuracy 0\.800$/,
		);
	});

	it('is marked with what it was when it rises, falls, or is another', () => {
		const stepped = play(watching(), {type: 'record-changed', by: 2});
		expect(strip(stepped, 2)[0]).toContain('probability ▲ 0.1 → 0.57');
		expect(strip(stepped, 2)[0]).toContain('prediction * "no" → "yes"');
		const back = play(stepped, {type: 'record-changed', by: -1});
		expect(strip(back, 2)[0]).toContain('probability ▼ 0.57 → 0.11');
	});

	it('shows the beginnings of both values where they are long', () => {
		const long = (value: string) => JSON.stringify({request: {}, response: {prediction: value, ground_truth: 'yes'}});
		const model = play(opened({captures: [long('yes'.repeat(20)), long('no'.repeat(20))]}), ...named('prediction'));
		const [line = ''] = strip(play(model, {type: 'record-changed', by: 1}), 1);
		expect(line).toMatch(/^ watch prediction \* "yes\S+… → "nono\S+…$/);
	});

	it('stays while the stepper, a page or the list is open', () => {
		for (const overlay of ['stepper', 'help', 'watch'] as const) {
			const frame = frameOf(play(watching(), {type: 'overlay-opened', overlay}));
			expect(frame.at(-3)).toMatch(/^ watch probability/);
			expect(frame).toHaveLength(23);
		}
	});

	it('says how much there is no room for', () => {
		const many = play(watching(), ...named('f1', 'recall', 'precision', 'auc'), {type: 'closed'});
		expect(strip(sized(many, 40, 12), 1)[0]).toContain('+7 more (w lists them)');
		expect(strip(sized(many, 80, 24), 2)[1]).toContain('+4 more');
	});
});

describe('the list of what can be watched', () => {
	it('shows each with its value now, and what is watched', () => {
		const text = frameText(sized(play(watching(), {type: 'watch-asked'}), 80, 40));
		expect(text).toMatch(/❯ \[ ] role {4}ground truth {2}"yes"/);
		expect(text).toMatch(/\[x] role {4}prediction {2}"no"/);
		expect(text).toMatch(/\[x] metric {2}accuracy {2}0\.800/);
	});
});
