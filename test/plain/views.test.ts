import {describe, expect, it} from 'vitest';
import {viewSection} from '../../src/plain/sections.js';
import {understand} from '../../src/plain/understand.js';
import {complete} from '../../src/records/steps.js';
import {suggestionToTry, tryOut} from '../../src/session/lens/lens.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {follow, healthy, opened, openedDemo, troubled} from '../support/sessions.js';

/** What is typed, line by line; what runs beside the screen has come to rest after each. */
function typed(model: Model, ...lines: readonly string[]): Model {
	return lines.reduce((before, line) => {
		const meant = understand(before, line);
		return 'events' in meant ? tried(follow(before, ...meant.events)) : before;
	}, model);
}

function tried(model: Model): Model {
	const next = suggestionToTry(model);
	const event = next && complete(tryOut(model, next));
	return event === undefined ? model : tried(update(model, event));
}

function textOf(model: Model): string {
	const {title, lines, hint} = viewSection(model) ?? {title: 'no view is open', lines: []};
	return [title, ...lines, ...(hint === undefined ? [] : [`(${hint})`])].join('\n');
}

const mended = follow(
	openedDemo('all'),
	...([1, 2, 3] as const).flatMap((step) => [{type: 'step-chosen', step} as const, {type: 'entered'} as const]),
);

describe('the stepper in words', () => {
	it('tells of each stage what the record is, where that came from, and what both sides do', () => {
		const text = textOf(typed(openedDemo('all'), 's', 's', 's', 's', 's'));
		expect(text).toMatch(/^Stepper: record 1 of 1,000, stage 5 of 9: extracted \(close leaves it\)/);
		expect(text).toContain('As the monitor reads it (computed here), it is lost here: Finds no ground truth');
		expect(text).toContain('  prediction: 0.049788654350584, from capture.jsonl:1 → response → $.prediction');
		expect(text).toContain('As the mapping reads it, it is lost here: Finds no ground truth where it looks.');
		expect(text).toContain('The whole way: for the monitor lost at extracted, for the mapping lost at extracted');
		expect(text).toContain('(s and S step, x explains, J and K go to other records)');
	});

	it('says how far each side comes, and what is not known', () => {
		const text = textOf(typed(mended, 'J', 's'));
		expect(text).toContain('stage 1 of 9: line');
		expect(text).toContain('for the monitor lost at extracted, for the mapping fine to the end');
		const captures = ['1', '0'].map((label) =>
			JSON.stringify({request: {features: []}, response: {prediction: Number(label), ground_truth: label}}),
		);
		const types = textOf(typed(opened({captures}), 'S', 'S'));
		expect(types).toContain('what becomes of it here is not known');
		expect(types).toContain('for the monitor not known at cell');
	});

	it('steps back, and x explains from the cell to the bytes', () => {
		expect(textOf(typed(mended, 's', 's', 'S'))).toContain('stage 1 of 9');
		const text = textOf(typed(mended, 's', 'x'));
		expect(text).toContain('This record is a true negative');
		expect(text).toContain('The smallest change that alters it:\n  With a threshold');
		expect(text).toContain('(x goes back to the stages)');
		expect(typed(mended, 's', 'x', 'close')).toMatchObject({overlay: 'stepper', stepper: {explains: false}});
		expect(typed(mended, 's', 'x', 'esc', 'close').overlay).toBeUndefined();
	});

	it('says when the line is no record any more', () => {
		const stepping = typed(mended, 's');
		const gone = {...stepping, record: {...stepping.record, line: {row: 0, text: 'gone', problem: undefined}}};
		expect(textOf(gone)).toContain('can no longer be read');
	});
});

describe('the list of watches in words', () => {
	it('is numbered, and a number watches or lets go', () => {
		const listed = typed(mended, 'w');
		expect(textOf(listed)).toContain('1. ground truth: "negative", chosen');
		const watching = typed(listed, '2');
		expect(watching.watch.watched).toEqual([{kind: 'role', role: 'prediction'}]);
		expect(textOf(watching)).toContain('2. prediction: "negative", watched, chosen');
		expect(typed(watching, '2').watch.watched).toEqual([]);
		expect(typed(listed, '99').notice?.text).toBe('There is no 99 in this view; close leaves it');
	});
});

describe('the breakpoints in words', () => {
	it('are numbered with their hits, and a number turns one on', () => {
		const listed = typed(mended, 'b');
		expect(textOf(listed)).toContain(
			'7. false negative (groundTruth = positive and prediction != positive): 71 hits, off',
		);
		expect(textOf(listed)).toMatch(/1\. malformed line: 0, no records but lines, .*, chosen/);
		const on = typed(listed, '7');
		expect(textOf(on)).toContain('71 hits, on, chosen');
		expect(typed(on, 'close', 'c').notice?.text).toMatch(/^hit 1 of 71 · false negative/);
		expect(typed(listed, '40').notice?.kind).toBe('refused');
	});

	it('hold conditions of the own, without saying them twice', () => {
		const added = typed(mended, 'b', 'add-breakpoint record = 5');
		expect(textOf(added)).toMatch(/15\. record = 5: 1 hit, on, chosen/);
	});
});

describe('the numbers in words', () => {
	it('are numbered, cells with the most records first, and a number goes to its records', () => {
		const listed = typed(mended, 'm');
		expect(textOf(listed)).toContain('1. actual negative, predicted negative: 531, chosen');
		expect(textOf(listed)).toContain('4. actual positive, predicted negative: 71');
		const missed = typed(listed, '4');
		expect(missed.recordSet?.name).toBe('actual positive, predicted negative');
		expect(missed.notice?.text).toContain('71 records');
		expect(typed(listed, '17').recordSet?.name).toBe('agreeing');
		expect(typed(listed, '2', 'm', '1').recordSet?.name).toBe('actual negative, predicted negative');
		expect(typed(listed, '99').notice?.kind).toBe('refused');
	});
});

describe('the history in words', () => {
	it('tells what each edit came to, and what the chosen one changed', () => {
		const text = textOf(typed(mended, 'H'));
		expect(text).toContain('0. As the monitor reads it: comparable 0, accuracy 0.000, f1 0.000');
		expect(text).toMatch(/3\. Read request → \$\.data as features: .*, the mapping as it is now, chosen/);
		expect(text).toContain('Edit 3: no record flipped');
		expect(text).toContain('  was "features":    {"from": "input", "path": "$.features"},');
	});

	it('goes to an edit by its number, marks one and compares others with it', () => {
		const back = typed(mended, 'H', '1');
		expect(back.draft?.at).toBe(1);
		expect(textOf(typed(back, 'H'))).toMatch(/2\. Decide at 0\.5: .*, undone/);
		const compared = textOf(typed(mended, 'H', 'mark-edit', 'up', 'up'));
		expect(compared).toContain(', marked');
		expect(compared).toMatch(/From edit 3 to edit 1: 1,000 records flipped/);
		expect(textOf(typed(mended, 'H', 'up', 'up', 'up'))).not.toContain('Edit 0:');
		expect(typed(mended, 'H', '9').notice?.kind).toBe('refused');
		const left = typed(mended, 'u', 'threshold 0.7', 'H');
		expect(textOf(left)).toContain(', left behind');
	});
});

describe('the lens in words', () => {
	const loud = opened({
		captures: ['yes', 'no', 'yes', 'maybe'].map((label) =>
			JSON.stringify({request: {features: []}, response: {prediction: label.toUpperCase(), ground_truth: label}}),
		),
	});

	it('tells the labels of both sides, and what would bring them together with what it comes to', () => {
		const text = textOf(typed(loud, 'L'));
		expect(text).toContain('label YES, no match is possible: predictions "YES" 2');
		expect(text).toContain('label yes, never predicted: ground truth "yes" 2');
		expect(text).toMatch(/1\. .*\(case\): comparable 0 → 4, agreeing 0 → 4, .*; writes labels\.normalise case, chosen/);
		expect(text).toContain('(a number applies that suggestion, Enter the chosen one)');
	});

	it('applies one by its number, or the chosen one', () => {
		expect(typed(loud, 'L', '1').draft?.mapping.labels?.normalise).toEqual(['case']);
		expect(typed(loud, 'L', '').draft?.mapping.labels?.normalise).toEqual(['case']);
		expect(typed(loud, 'L', '7').notice?.kind).toBe('refused');
		const shared = textOf(typed(loud, 'L', '1'));
		expect(shared).toContain('shared: ground truth "yes" 2; predictions "YES" 2');
		expect(shared).toContain('Nothing else brings more records together');
	});

	it('says where a side is not read, and where there are no labels', () => {
		expect(textOf(typed(troubled(), 'L'))).toContain('ground truth: not read yet');
		expect(textOf(typed(openedDemo('prediction'), 'L'))).toMatch(/predictions: 1,000 different values/);
		expect(textOf({...healthy(), draft: undefined, overlay: 'lens'})).toContain('There is no record yet');
	});
});

describe('the threshold microscope in words', () => {
	it('tells the threshold beside the best ones, both curves, and the scores of each class', () => {
		const text = textOf(typed(mended, 'T'));
		expect(text).toMatch(/now: threshold 0\.5, precision 0\.754, recall 0\.809/);
		expect(text).toMatch(/best F1: threshold 0\.71, /);
		expect(text).toContain('No row is exactly at 0.5');
		expect(text).toMatch(/ROC, area 0\.921: recall 0\.679 at a false positive rate of 0\.05/);
		expect(text).toMatch(/precision 0\.392 at a recall of 1/);
		expect(text).toContain('scores 0.9 to 1: positive 195, negative 13');
	});

	it('1 and 2 set the best thresholds, as on the screen', () => {
		expect(typed(mended, 'T', '1').draft?.mapping.decision?.threshold).toBe(0.71);
		expect(typed(mended, 'T', '2').draft?.mapping.decision?.threshold).toBe(0.1851);
		expect(typed(mended, 'T', '3').notice?.kind).toBe('refused');
		expect(typed(mended, 'T', 'zoom').microscope.zoom).toBe(10);
	});

	it('tells what a label decides, and why there is nothing to see', () => {
		expect(textOf({...troubled(), overlay: 'threshold'})).toContain('No probability is mapped');
		const mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {
				prediction: {from: 'output', path: '$.c'},
				probability: {from: 'output', path: '$.p'},
				groundTruth: {from: 'output', path: '$.y'},
			},
		} as const;
		const captures = [0.1, 0.9].map((p) =>
			JSON.stringify({request: {}, response: {p, c: p > 0.5 ? '1' : '0', y: p > 0.5 ? '1' : '0'}}),
		);
		const both = opened({captures, opening: {mapping: {path: 'm.json', mapping}}});
		const text = textOf({...both, overlay: 'threshold'});
		expect(text).toMatch(/now: precision/);
		expect(typed({...both, overlay: 'threshold'}, '1').notice?.kind).toBe('refused');
	});
});

describe('a test payload in words', () => {
	it('is told with what the monitor and the mapping make of it', () => {
		const text = textOf(typed(mended, 'p'));
		expect(text).toMatch(/^Test payload: record 1 \(close leaves it\)\n\{\n/);
		expect(text).toMatch(/decoded: exchange · 465 bytes/);
		expect(text).toContain(
			'ground truth: the monitor reads nothing at response → $.actual_class, the mapping "negative" at request → $.ground_truth',
		);
		expect(text).toContain('probability: the monitor reads 0.049788654350584 at response → $.prediction, the mapping');
		expect(text).toContain('cell: for the monitor no match: no ground truth, for the mapping true negative');
	});

	it('gives way to another record that is typed', () => {
		const tried = typed(mended, 'p', '{"request": {"ground_truth": "positive"}, "response": {"prediction": 0.2}}');
		expect(JSON.parse(tried.payload.field.text)).toMatchObject({response: {prediction: 0.2}});
		expect(textOf(tried)).toContain('for the mapping false negative');
		expect(textOf(typed(tried, 'payload-reset'))).toContain('record 1');
	});

	it('says what is wrong with a text', () => {
		expect(textOf(typed(mended, 'p', '{"request": '))).toMatch(/Not JSON, line 1, column \d+: /);
		expect(textOf(typed(mended, 'p', 'payload-empty'))).toContain('The text is empty');
		const list = follow(typed(mended, 'p', 'payload-empty'), {type: 'payload-pasted', text: '[1]'});
		expect(textOf(list)).toContain('No record: this is');
		const before = {...mended, monitor: undefined, draft: undefined, overlay: 'payload'} as const;
		const alone = {...before, payload: typed(mended, 'p').payload};
		expect(textOf(alone)).not.toContain('the monitor reads');
	});
});
