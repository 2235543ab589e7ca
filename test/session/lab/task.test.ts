import {describe, expect, test} from 'vitest';
import {taskState} from '../../../src/session/lab/task.js';
import {hints} from '../../../src/session/lab/tour.js';
import {openedExercise} from '../../support/lab-sessions.js';
import {follow, healthy, unread} from '../../support/sessions.js';

describe('an exercise', () => {
	const start = openedExercise('probability-as-label');

	test('begins with what AWS shows', () => {
		expect(start.overlay).toBe('aws');
		expect(taskState(start)).toBe('broken');
	});

	test('is mended when nothing is left to mend, and broken again when that is undone', () => {
		const mended = follow(start, {type: 'closed'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		expect(taskState(mended)).toBe('mended');
		expect(taskState(follow(mended, {type: 'undone'}))).toBe('broken');
	});

	test('is left without a question, although nothing was saved', () => {
		const mended = follow(start, {type: 'closed'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		expect(follow(mended, {type: 'quit-asked'}).ended).toBe(0);
	});

	test('is not judged before it was read', () => {
		expect(taskState(unread())).toBe('reading');
	});
});

describe('the tour', () => {
	const start = openedExercise('all-three', 0);
	const at = ({lab}: typeof start) => lab?.hint;

	test('goes on when the user does what it says, to its last hint', () => {
		const steps = [
			{type: 'closed'},
			{type: 'record-changed', by: 1},
			{type: 'entered'},
			{type: 'undone'},
			{type: 'redone'},
			{type: 'step-chosen', step: 2},
			{type: 'entered'},
			{type: 'threshold-moved', by: 0.01},
			{type: 'overlay-opened', overlay: 'stepper'},
			{type: 'step-chosen', step: 4},
		] as const;
		const hintsSeen = steps.map((_, count) => at(follow(start, ...steps.slice(0, count + 1))));
		expect(hintsSeen).toEqual(steps.map((_, index) => index + 1));
		expect(hintsSeen.at(-1)).toBe(hints.length - 1);
		expect(taskState(follow(start, ...steps))).toBe('mended');
	});

	test('waits where the user does something else', () => {
		expect(at(follow(start, {type: 'closed'}, {type: 'raw-toggled'}, {type: 'focus-moved', by: 1}))).toBe(1);
	});

	test('passes over what was done before its turn', () => {
		expect(at(follow(start, {type: 'record-changed', by: 1}, {type: 'closed'}))).toBe(2);
	});

	test('is skipped hint by hint, or ended', () => {
		expect(at(follow(start, {type: 'hint-skipped'}))).toBe(1);
		expect(at(follow(start, {type: 'tour-ended'}))).toBeUndefined();
		expect(at(follow(start, ...hints.map(() => ({type: 'hint-skipped'}) as const)))).toBeUndefined();
	});

	test('is nothing outside of the lab', () => {
		expect(follow(healthy(), {type: 'hint-skipped'}, {type: 'tour-ended'}).lab).toBeUndefined();
	});
});
