import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {
	arrival,
	datasetOf,
	follow,
	opened,
	openedDemo,
	play,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

const open: Event = {type: 'history-opened'};
const raise: Event = {type: 'threshold-moved', by: 0.01};
const fixes: readonly Event[] = ([1, 2, 3] as const).flatMap((step): Event[] => [
	{type: 'step-chosen', step},
	{type: 'entered'},
]);
const mended = follow(openedDemo('all'), ...fixes);
const tuned = follow(mended, raise, raise, raise);

function lineWith(model: Model, text: string | RegExp): string {
	return frameOf(model).find((line) => (typeof text === 'string' ? line.includes(text) : text.test(line))) ?? '';
}

describe('the history view', () => {
	it('at 80×24 lists the edits, what each came to, and what the one under the cursor changed', () => {
		const back = follow(tuned, {type: 'undone'}, open, {type: 'cursor-moved', by: -1});
		expect(
			frameOf(sized(back, 80, 24))
				.slice(3, 22)
				.join('\n'),
		).toMatchInlineSnapshot(`
			"❯ History: 4 edits · Space marks one to compare with, Esc closes ───────────────
			     what was done                      comparable accuracy   f1
			   0 As the monitor reads it            0          0.000      0.000
			   1 Take the ground truth from the re… 0          0.000      0.000
			❯  2 Decide at 0.5: above it "positive… 1,000      0.831 ▲    0.780 ▲
			   3 Read request → $.data as features  1,000      0.831      0.780     now
			   4 threshold 0.5 → 0.53               1,000      0.833 ▲    0.782 ▲   undone
			─ What edit 2 changed · Decide at 0.5: above it "positive", else "negative" ────
			   1,000 records flipped: 602 (other values) → negative, 398 (other values) → p…
			 - "prediction":  {"from": "output", "path": "$.prediction"},
			 + "probability": {"from": "output", "path": "$.prediction"},
			 + "decision": {"threshold": 0.5, "rule": ">"},



			─ Metrics · before → edit 2 · threshold 0.5 (>) ────────────────────────────────
			        accuracy precision recall  f1      auc                negative positive
			 before 0.000    0.000     0.000   0.000   0.000    negative       531       98
			 edit 2 0.831 ▲  0.754 ▲   0.809 ▲ 0.780 ▲ 0.921 ▲  positive        71      300"
		`);
	});

	it('at 120×40 compares the marked edit with the one under the cursor', () => {
		const model = play(
			tuned,
			open,
			{type: 'cursor-moved', by: -3},
			{type: 'edit-marked'},
			{type: 'cursor-moved', by: 3},
		);
		const lines = frameOf(sized(model, 120, 40));
		expect([...lines.slice(3, 18), '…', ...lines.slice(-5, -1)].join('\n')).toMatchInlineSnapshot(`
			"❯ History: 4 edits · compared with edit 1, Space marks another, Esc closes ─────────────────────────────────────────────
			     what was done                                                              comparable accuracy   f1
			   0 As the monitor reads it                                                    0          0.000      0.000
			   1 Take the ground truth from the request: request → $.ground_truth           0          0.000      0.000     marked
			   2 Decide at 0.5: above it "positive", else "negative"                        1,000      0.831 ▲    0.780 ▲
			   3 Read request → $.data as features                                          1,000      0.831      0.780
			❯  4 threshold 0.5 → 0.53                                                       1,000      0.833 ▲    0.782 ▲   now
			─ From edit 1 (marked) to edit 4 ───────────────────────────────────────────────────────────────────────────────────────
			   1,000 records flipped: 606 (other values) → negative, 394 (other values) → positive; 833 now agree
			 - "features":    {"from": "input", "path": "$.features"},
			 - "prediction":  {"from": "output", "path": "$.prediction"},
			 + "features":    {"from": "input", "path": "$.data"},
			 + "probability": {"from": "output", "path": "$.prediction"},
			 + "decision": {"threshold": 0.53, "rule": ">"},

			…
			─ Metrics · edit 1 → edit 4 · threshold 0.53 (>) ───────────────────────────────────────────────────────────────────────
			        accuracy precision recall  f1      auc                negative positive
			 edit 1 0.000    0.000     0.000   0.000   0.000    negative       534       95
			 edit 4 0.833 ▲  0.759 ▲   0.806 ▲ 0.782 ▲ 0.921 ▲  positive        72      299"
		`);
	});

	it('says what it is opened on when nothing was edited', () => {
		const lines = frameText(sized(play(openedDemo('all'), open), 80, 24));
		expect(lines).toContain('❯ History: 0 edits');
		expect(lines).toContain('The monitor’s own reading');
	});

	it('keeps the cursor on the screen, however many edits and however few lines', () => {
		const many = Array.from({length: 30}, (_, at): Event => {
			const changes = {labels: {rename: {x: String(at)}}};
			return {type: 'fix-applied', fix: {id: 'fix', title: `Fix ${at}`, certainty: 'safe', rescues: 0, changes}};
		});
		const model = sized(play(troubled(), ...many, open), 40, 12);
		expect(frameText(model)).toMatch(/❯ 30 Fix 29/);
		expect(frameText(play(model, {type: 'cursor-moved', by: -20}))).toMatch(/❯ 10 Fix 9/);
		expect(frameText(play(model, {type: 'cursor-moved', by: -99}))).toMatch(/❯ {2}0 As the mon/);
	});

	it('shows in another tone what was worked out on fewer records, and still shows it', () => {
		const arrived = play(troubled(), {type: 'entered'}, open, arrival(datasetOf([...troubledLines, ...troubledLines])));
		expect(frameText(sized(arrived, 80, 24))).toContain('Take the ground truth');
	});

	it('has its errors in regression, and says where a job fails or has no data', () => {
		const captures = Array.from({length: 8}, (_, at) =>
			JSON.stringify({request: {x: at}, response: {prediction: at, ground_truth: at + 1}}),
		);
		const regression = opened({captures, configuration: {problemType: 'Regression'}});
		expect(lineWith(sized(play(regression, open), 80, 24), 'what was done')).toMatch(/comparable mae +r2/);

		const truth = JSON.stringify({groundTruthData: {data: '1', encoding: 'CSV'}, eventMetadata: {eventId: 'other'}});
		const capture = (id: string) =>
			JSON.stringify({captureData: {endpointOutput: {data: id, encoding: 'CSV'}}, eventMetadata: {eventId: id}});
		const none = opened({
			captures: [capture('1')],
			groundTruth: [truth],
			configuration: {kind: 'hosted', inferenceAttribute: '0'},
		});
		expect(lineWith(sized(play(none, open), 80, 24), 'As the monitor')).toMatch(/no data/);
		expect(frameText(sized(play(unread(), open), 80, 24))).toContain('History: 0 edits');
	});
});

describe('the metrics', () => {
	it('tell beside them what the last edit did, where there is room', () => {
		const lines = frameOf(sized(tuned, 120, 40));
		const at = lines.findIndex((line) => line.includes('last edit'));
		expect(lines.slice(at, at + 2).map((line) => line.slice(59))).toMatchInlineSnapshot(`
			[
			  " last edit   4 flipped: positive → negative",
			  "             accuracy +0.002 ▲  precision +0.005 ▲",
			]
		`);
	});

	it('tell it in their heading, where there is little', () => {
		expect(lineWith(sized(tuned, 80, 24), /^─ Metrics/)).toMatchInlineSnapshot(
			`"─ Metrics · last edit: 4 flipped (}), accuracy +0.002 ▲ · threshold 0.53 (>) ───"`,
		);
		expect(lineWith(sized(openedDemo('all'), 80, 24), /^─ Metrics/)).toContain('before → after');
		expect(lineWith(sized(tuned, 40, 24), /^─ Metrics/)).toContain('last edit: 4 flipped (})');
	});

	it('say so when no record flipped, and no metric changed', () => {
		const text = frameText(sized(mended, 120, 40));
		expect(text).toContain('0 flipped');
		expect(text).toContain('no metric changed');
		expect(lineWith(sized(mended, 80, 24), /^─ Metrics/)).toContain('last edit: 0 flipped ·');
	});
});
