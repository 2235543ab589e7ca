import {describe, expect, it} from 'vitest';
import {changes, everything, nothingSaid} from '../../src/plain/changes.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {openedExercise} from '../support/lab-sessions.js';
import {follow, healthy, opened, openedDemo, troubled} from '../support/sessions.js';

/** What is said on the way from one model to the next. */
function saidBetween(before: Model, after: Model): string {
	return changes(after, changes(before, nothingSaid).said).lines.join('\n');
}

function saidAfter(before: Model, ...events: readonly Event[]): string {
	return saidBetween(before, follow(before, ...events));
}

describe('what is printed', () => {
	it('is at first all that one has to know: verdict, steps, findings with numbered fixes, record, metrics', () => {
		const text = changes(openedDemo('all'), nothingSaid).lines.join('\n');

		expect(text).toContain('exchange records, BinaryClassification');
		expect(text).toContain('0 of 1,000 records can match: every metric is 0');
		expect(text).toContain('1 Ground truth: to mend');
		expect(text).toContain('error: Label is in the request (ground-truth/in-request, 1,000 of 1,000)');
		expect(text).toContain('1. Take the ground truth from the request');
		expect(text).toContain('Enter: ground truth 0 → 1,000');
		expect(text).toContain('ground truth, wrong: found "negative" at request → $.ground_truth; expected');
		expect(text).toContain('accuracy: 0.000 → 0.000');
	});

	it('is nothing where nothing changed', () => {
		expect(saidBetween(troubled(), troubled())).toBe('');
	});

	it('is the answer first, then what became different, and no more', () => {
		const text = saidAfter(openedDemo('prediction'), {type: 'entered'});

		expect(text).toMatch(/^comparable 0 → 1,000, accuracy 0\.000 → 0\.843/);
		expect(text).toContain('1,000 of 1,000 records can match');
		expect(text).toContain('2 Probability or label: mended');
		expect(text).toContain('accuracy: 0.000 → 0.843');
		expect(text).not.toContain('1 Ground truth: fine');
		expect(text).not.toContain('records read');
	});

	it('is of another record that record alone', () => {
		const text = saidAfter(troubled(), {type: 'record-changed', by: 1});

		expect(text).toMatch(/^Record 2 of 40, capture\.jsonl:2:\n/);
		expect(text).not.toContain('Metrics');
	});

	it('tells refusals as such', () => {
		expect(saidAfter(troubled(), {type: 'refused', reason: 'no'})).toBe('Not done: no');
	});

	it('follows the cursor in the record and reads out the labels when asked there', () => {
		const inRecord = follow(troubled(), {type: 'focus-set', focus: 'record'});
		expect(saidBetween(troubled(), inRecord)).toMatch(/Decoded record 1:\n {2}request, chosen\n/);
		const moved = saidAfter(inRecord, {type: 'cursor-moved', by: 1});
		expect(moved).toMatch(/^Decoded record 1:\n.*, chosen$/);
		expect(saidAfter(troubled(), {type: 'focus-set', focus: 'labels'})).toContain('Labels:\n  ground truth');
		expect(saidAfter(inRecord, {type: 'raw-toggled'})).toContain('Raw line of record 1:\n  {"request"');
	});

	it('holds what is watched, now and before', () => {
		const watching = follow(openedDemo('prediction'), {type: 'watch-named', text: 'accuracy'});
		expect(saidBetween(openedDemo('prediction'), watching)).toContain('Watched:\n  accuracy: 0.000');
		expect(saidAfter(watching, {type: 'entered'})).toContain('Watched:\n  accuracy: 0.843, was 0.000');
	});

	it('holds which records an edit flipped, and by how much the metrics moved', () => {
		const text = saidAfter(openedDemo('prediction'), {type: 'entered'});
		expect(text).toMatch(
			/Last edit:\n {2}1,000 records flipped: .*now agree\n {2}.*accuracy rose by 0\.843 \(better\)/,
		);
		const decided = follow(openedDemo('prediction'), {type: 'entered'});
		expect(saidAfter(decided, {type: 'threshold-moved', by: 0.2})).toMatch(/recall fell by 0\.\d+ \(worse\)/);
		const same = follow(troubled(), {type: 'step-chosen', step: 3});
		expect(saidAfter(same, {type: 'entered'})).toContain('Last edit:\n  no record flipped\n  no metric changed');
	});

	it('goes through the labels one by one', () => {
		const inLabels = follow(healthy(), {type: 'focus-set', focus: 'labels'});
		expect(saidBetween(healthy(), inLabels)).toContain('ground truth "yes", chosen\n  up and down choose a label');
		expect(saidAfter(inLabels, {type: 'cursor-moved', by: 3})).toMatch(/prediction "\w+", chosen$/);
	});

	it('tells what can be done in a view once', () => {
		const view = follow(openedDemo('prediction'), {type: 'stage-stepped', by: 1});
		expect(saidBetween(openedDemo('prediction'), view)).toContain('x explains');
		expect(saidAfter(view, {type: 'stage-stepped', by: 1})).not.toContain('x explains');
		expect(saidAfter(view, {type: 'closed'})).toBe('Back at step 2');
	});

	it('holds in the lab the exercise, how it stands, and the tour in words', () => {
		const exercise = openedExercise('probability-as-label');
		const before = changes(exercise, nothingSaid).lines.join('\n');
		expect(before).toMatch(/^Exercise, .*:\n {2}to mend; o reads what AWS shows of it/);
		const after = follow(exercise, {type: 'closed'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		expect(saidBetween(exercise, after)).toMatch(/mended: accuracy 0\.\d+ again; quit goes on to the next exercise/);
		expect(changes(openedExercise('all-three', 0), nothingSaid).lines.slice(0, 2).join(' ')).toMatch(
			/^Tour, 1 of 11: {3}This is all that AWS says .* o reads it out again\.$/,
		);
	});

	it('is in step 4 the mapping as a diff, and where it is saved', () => {
		const edited = follow(troubled(), {type: 'step-chosen', step: 1}, {type: 'entered'});
		const text = saidAfter(edited, {type: 'step-chosen', step: 4});
		expect(text).toContain('Step 4, Review and save');
		expect(text).toMatch(/\+ +"groundTruth"|\+ +"from": "input"|\+.*"input"/);
		expect(text).toContain('Enter or Ctrl-s saves to mqm-mapping.json');
	});

	it('holds every view, with how to leave it', () => {
		const text = saidAfter(troubled(), {type: 'overlay-opened', overlay: 'history'});
		expect(text).toContain('(close leaves it):');
		expect(saidAfter(troubled(), {type: 'overlay-opened', overlay: 'explain'})).toContain('The mend');
	});

	it('draws no boxes and sends nothing that steers a terminal, whatever a capture holds', () => {
		const label = '\u001B[31mred\u001B[0m\u0007';
		const captures = Array.from({length: 12}, (_, at) =>
			JSON.stringify({
				request: {features: [at]},
				response: {prediction: at % 2 ? label : 'b\nc', ground_truth: at % 3 ? 'b\nc' : label},
			}),
		);
		const hostile = opened({captures});
		const lines = [...changes(hostile, nothingSaid).lines, ...everything(hostile), ...everything(openedDemo('all'))];
		for (const line of lines) {
			expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
			expect(line).not.toMatch(/[─│╭╮╰╯❯]/);
		}
		expect(lines.join('\n')).toContain('\\u001b[31mred');
	});
});
