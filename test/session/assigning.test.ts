import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {fetched, healthy, opened, play, troubled, unread} from '../support/sessions.js';

/** With the cursor of the decoded record on the value of that name. */
function pointedAt(model: Model, name: string): Model {
	const at = recordLines(model).findIndex((line) => line.name === name);
	return play(model, {type: 'focus-set', focus: 'record'}, {type: 'cursor-moved', by: at});
}

function assign(role: Extract<Event, {type: 'role-assigned'}>['role']): Event {
	return {type: 'role-assigned', role};
}

describe('giving the value under the cursor a role', () => {
	it('writes its path into the mapping, and tells what that did', () => {
		const model = play(pointedAt(troubled(), 'ground_truth'), assign('groundTruth'));

		expect(model.draft?.mapping.roles.groundTruth).toEqual({from: 'input', path: '$.ground_truth'});
		expect(model.notice).toEqual({
			kind: 'done',
			text: '$.ground_truth is the ground truth now: ground truth 0 → 40, accuracy 0.000 → 0.000',
		});
		expect(play(model, {type: 'undone'}).draft?.mapping).toEqual(troubled().draft?.mapping);
	});

	it('as a probability decides at 0.5 and takes the place of the label', () => {
		const {draft} = play(pointedAt(troubled(), 'prediction'), assign('probability'));

		expect(draft?.mapping.roles).not.toHaveProperty('prediction');
		expect(draft?.mapping.roles.probability).toEqual({from: 'output', path: '$.prediction'});
		expect(draft?.mapping.decision).toEqual({threshold: 0.5, rule: '>'});
	});

	it('as a probability keeps the threshold that decides already', () => {
		const model = pointedAt(troubled(), 'prediction');
		const decided = play(model, assign('probability'), {type: 'threshold-moved', by: 0.1});
		expect(play(decided, assign('probability')).draft?.mapping.decision?.threshold).toBe(0.6);
	});

	it('takes the largest of a list of probabilities', () => {
		const captures = Array.from({length: 30}, (_, at) =>
			JSON.stringify({request: {x: at}, response: {scores: [0.2, 0.7, 0.1], ground_truth: String(at % 3)}}),
		);
		const model = pointedAt(
			opened({captures, configuration: {problemType: 'MulticlassClassification', inferenceAttribute: 'scores'}}),
			'scores',
		);
		const {draft} = play(model, assign('probability'));
		expect(draft?.mapping.decision).toEqual({argmax: true});
		expect(draft?.mapping.roles.probability).toEqual({from: 'output', path: '$.scores'});
	});

	it.each([
		['features', 'features', '$.features'],
		['features', 'request', '$'],
		['id', '[0]', '$.features[0]'],
		['prediction', '[1]', '$.features[1]'],
	] as const)('as %s is only a path: %s', (role, name, path) => {
		const {draft} = play(pointedAt(healthy(), name), assign(role));
		expect(draft?.mapping.roles[role]).toEqual({from: 'input', path});
		expect(draft?.mapping.decision).toBeUndefined();
	});

	it('takes it from the role that it had', () => {
		const decided = play(pointedAt(troubled(), 'prediction'), assign('probability'));
		const model = play(decided, assign('prediction'));
		expect(model.draft?.mapping.roles).not.toHaveProperty('probability');
		expect(model.draft?.mapping).not.toHaveProperty('decision');
		expect(model.notice?.text).toMatch(/^\$\.prediction is the prediction now and no longer the probability: /);

		const truth = play(pointedAt(healthy(), 'prediction'), assign('groundTruth'));
		expect(truth.draft?.mapping.roles).not.toHaveProperty('prediction');
		expect(truth.draft?.mapping.roles.groundTruth).toEqual({from: 'output', path: '$.prediction'});
	});

	it('is told in the history', () => {
		const {draft} = play(pointedAt(troubled(), 'ground_truth'), assign('groundTruth'));
		expect(draft?.edits.at(-1)?.title).toBe('assigned ground truth: $.ground_truth');
	});

	it('tells in how many records the value is', () => {
		const line = (at: number) =>
			JSON.stringify({request: {x: at}, response: {prediction: 'yes', ...(at < 3 ? {y: 'no'} : {})}});
		const model = opened({captures: Array.from({length: 30}, (_, at) => line(at))});
		expect(play(pointedAt(model, 'y'), assign('groundTruth')).notice?.text).toMatch(
			/^\$\.y is the ground truth now in 3 of 30 records: /,
		);
	});

	it('keeps the path of before for the records that have the value there and nowhere else', () => {
		const line = (at: number) =>
			JSON.stringify({request: {x: at}, response: {prediction: 'yes', [at < 20 ? 'ground_truth' : 'actual']: 'yes'}});
		const model = opened({captures: Array.from({length: 30}, (_, at) => line(at))});
		const late = fetched(play(model, {type: 'record-changed', by: 25}));

		const {draft} = play(pointedAt(late, 'actual'), assign('groundTruth'));

		expect(draft?.mapping.roles.groundTruth).toEqual({from: 'output', path: ['$.actual', '$.ground_truth']});
		expect(draft?.after.reading.funnel.groundTruth).toBe(30);
	});

	it.each([
		['groundTruth', 'data', '$.data holds several values; the ground truth is one of them: go down to it'],
		['id', 'request', '$ holds several values; the id is one of them: go down to it'],
		['probability', 'request', '$ holds several values; the probability is one of them, or a list of numbers'],
		['truthId', 'ground_truth', 'The id of the ground truth stands in a ground-truth record'],
	] as const)('is refused where it cannot be the %s', (role, name, reason) => {
		const model = play(pointedAt(troubled(), name), assign(role));
		expect(model.notice).toMatchObject({kind: 'refused', text: expect.stringContaining(reason)});
		expect(model.draft?.edits).toHaveLength(1);
	});

	it('is refused where the cursor is on no value', () => {
		const captures = [
			JSON.stringify({captureData: {endpointOutput: {data: '{', encoding: 'JSON'}}, eventMetadata: {}}),
		];
		const model = play(opened({captures}), {type: 'focus-set', focus: 'record'}, assign('id'));
		expect(recordLines(model)[0]?.place).toBeUndefined();
		expect(model.notice?.text).toMatch(/^The cursor is on no value/);
		expect(play(unread(), assign('id')).notice?.kind).toBe('refused');
		expect(play(unread(), {type: 'list-toggled'}).notice?.kind).toBe('refused');
	});
});

describe('two keys for one command', () => {
	const started = play(healthy(), {type: 'chord-started', chord: 'a'});

	it('wait for the second one', () => {
		expect(started.chord).toBe('a');
	});

	it('are forgotten when something else is done, and not when data arrive', () => {
		expect(play(started, {type: 'record-changed', by: 1}).chord).toBeUndefined();
		expect(play(started, {type: 'resized', columns: 80, rows: 24}).chord).toBe('a');
	});
});

describe('copying', () => {
	function copied(model: Model, what: Extract<Event, {type: 'copy-asked'}>['what']): Model {
		return play(model, {type: 'copy-asked', what});
	}
	const pointed = pointedAt(healthy(), 'ground_truth');

	it.each([
		['check', 'mqm-debug check capture.jsonl --monitor monitor.json --mapping mqm-mapping.json'],
		['apply', 'mqm-debug apply capture.jsonl --monitor monitor.json --mapping mqm-mapping.json --out corrected'],
		['export', 'mqm-debug export preprocessor capture.jsonl --monitor monitor.json --mapping mqm-mapping.json'],
		['path', '$.ground_truth'],
		['value', '"yes"'],
	] as const)('asks for %s', (what, text) => {
		expect(copied(pointed, what).copy?.text).toBe(text);
	});

	it('asks for the mapping and the line as files hold them', () => {
		expect(JSON.parse(copied(pointed, 'mapping').copy?.text ?? '')).toEqual(pointed.draft?.mapping);
		expect(copied(pointed, 'line').copy?.text).toBe(pointed.record.line?.text);
	});

	it('names the file that the mapping was saved to', () => {
		const saved = play(pointed, {type: 'saved', path: 'mine.json', mapping: pointed.draft?.mapping ?? never()});
		expect(copied(saved, 'check').copy?.text).toMatch(/ --mapping mine\.json$/);
	});

	it('says so where there is nothing to copy', () => {
		const onHeading = play(healthy(), {type: 'focus-set', focus: 'record'});
		const broken = {captureData: {endpointOutput: {data: '{', encoding: 'JSON'}}, eventMetadata: {}};
		const onProblem = play(opened({captures: [JSON.stringify(broken)]}), {type: 'focus-set', focus: 'record'});
		for (const [model, what] of [
			[unread(), 'mapping'],
			[unread(), 'line'],
			[onProblem, 'path'],
			[onHeading, 'value'],
		] as const) {
			expect(copied(model, what)).toMatchObject({copy: undefined, notice: {kind: 'refused'}});
		}
	});

	it('asks anew each time, and tells what came of it', () => {
		const [once, twice] = [copied(pointed, 'path'), copied(copied(pointed, 'path'), 'path')];
		expect(twice.copy).not.toBe(once.copy);

		const done = play(once, {type: 'copied', name: 'the path', answer: undefined});
		expect(done.notice).toEqual({kind: 'done', text: 'Asked the terminal to copy the path: $.ground_truth'});
		const failed = play(once, {type: 'copied', name: 'the path', answer: {what: 'too long'}});
		expect(failed.notice).toEqual({kind: 'refused', text: 'Not copied: too long'});
	});
});

function never(): never {
	throw new Error('the session has no draft');
}
