import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {healthy, opened, play, troubled, unread} from '../support/sessions.js';

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

	it.each(['id', 'features', 'prediction'] as const)('as %s is only a path', (role) => {
		const {draft} = play(pointedAt(healthy(), 'features'), assign(role));
		expect(draft?.mapping.roles[role]).toEqual({from: 'input', path: '$.features'});
		expect(draft?.mapping.decision).toBeUndefined();
	});

	it('is refused where the cursor is on no value', () => {
		const model = play(healthy(), {type: 'focus-set', focus: 'record'}, assign('id'));
		expect(recordLines(model)[0]?.place).toBeUndefined();
		expect(model.notice?.text).toMatch(/^The cursor is on no value/);
		expect(model.draft).toEqual(healthy().draft);
		expect(play(unread(), assign('id')).notice?.kind).toBe('refused');
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
		const heading = play(healthy(), {type: 'focus-set', focus: 'record'});
		for (const [model, what] of [
			[unread(), 'mapping'],
			[unread(), 'line'],
			[heading, 'path'],
			[heading, 'value'],
		] as const) {
			expect(copied(model, what)).toMatchObject({copy: undefined, notice: {kind: 'refused'}});
		}
	});

	it('asks anew each time, and tells what came of it', () => {
		const [once, twice] = [copied(pointed, 'path'), copied(copied(pointed, 'path'), 'path')];
		expect(twice.copy).not.toBe(once.copy);

		const done = play(once, {type: 'copied', name: 'the path', problem: undefined});
		expect(done.notice).toEqual({kind: 'done', text: 'Asked the terminal to copy the path: $.ground_truth'});
		const failed = play(once, {type: 'copied', name: 'the path', problem: {what: 'too long'}});
		expect(failed.notice).toEqual({kind: 'refused', text: 'Not copied: too long'});
	});
});

function never(): never {
	throw new Error('the session has no draft');
}
