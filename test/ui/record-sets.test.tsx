import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {frameText, sized} from '../support/frames.js';
import {follow, healthy, healthyLines, opened, openedDemo, play, settled} from '../support/sessions.js';

const mended = () => follow(openedDemo('all'), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
const overlay = (name: 'breakpoints' | 'numbers'): Event => ({type: 'overlay-opened', overlay: name});
const filter = (text: string): Event => ({type: 'prompt-given', kind: 'filter', text});

function frame(model: Model, ...events: readonly Event[]): string {
	return frameText(sized(settled(play(model, ...events)), 80, 24));
}

describe('the breakpoints', () => {
	it('show which are on, how many records hit them and what they say', () => {
		const on = frame(mended(), overlay('breakpoints'), {type: 'cursor-moved', by: 6}, {type: 'entered'});
		expect(on).toMatch(/❯ \[x\] +71 {2}false negative +groundTruth = positive and/);
		expect(on).toMatch(/ {2}\[ \] +98 {2}false positive /);
		expect(on).toMatch(/ 0 {2}malformed line +no records: Enter lists the lines/);
		expect(on).toContain('Enter on/off  a add  d delete  o its records');
	});

	it('show conditions of the user after the presets, the one under the cursor always', () => {
		const own = frame(mended(), overlay('breakpoints'), {
			type: 'prompt-given',
			kind: 'breakpoint',
			text: 'probability > 0.4 and groundTruth = "positive"',
		});
		expect(own).toContain('Conditions of your own');
		expect(own).toMatch(/❯ \[x\] +308 {2}probability > 0\.4 and groundTruth = "positive"$/m);
	});
});

describe('the numbers', () => {
	it('have the one under the cursor in brackets', () => {
		const cell = frame(mended(), overlay('numbers'), {type: 'cursor-moved', by: 1});
		expect(cell).toMatch(/❯ positive +\[71\] +300/);
		const stage = frame(mended(), overlay('numbers'), {type: 'cursor-moved', by: 8}, {type: 'numbers-crossed', by: 1});
		expect(stage).toMatch(/❯ agreeing +831 +\[169\]/);
		const finding = frame(mended(), overlay('numbers'), {type: 'cursor-moved', by: 30});
		expect(finding).toContain('❯ ✗ keys/renamed  [1,000 of 1,000]');
	});

	it('scroll across a matrix of many labels', () => {
		const model = openedDemo('all');
		const first = frame(model, overlay('numbers'));
		expect(first).toMatch(/prediction →, \d+ more columns beside/);
		const further = frame(model, overlay('numbers'), ...Array<Event>(30).fill({type: 'numbers-crossed', by: 1}));
		expect(further).not.toBe(first);
		expect(further).toMatch(/❯ \(missing\) .*\[1\]/);
	});
});

describe('the record', () => {
	it('says where it is in the set that is walked through', () => {
		const model = play(mended(), filter('groundTruth = positive and prediction != positive'));
		expect(frame(model, {type: 'record-changed', by: 2})).toMatch(
			/Record \d+, 3 of 71 in "groundTruth = positive and prediction/,
		);
		expect(frame(model, {type: 'focus-set', focus: 'record'})).toMatch(/Decoded record · 1 of 71 in "groundTruth/);
	});

	it('keeps its cursor on a label whose records Enter shows', () => {
		const labels = frame(mended(), {type: 'focus-set', focus: 'labels'}, {type: 'cursor-moved', by: 1});
		expect(labels).toMatch(/❯= "positive" {2}371/);
	});
});

describe('malformed lines', () => {
	it('are listed by their numbers, with the reason of each', () => {
		const model = opened({captures: ['{"broken', ...healthyLines, '[1]']});
		const listed = frame(model, overlay('breakpoints'), {type: 'entered'});
		expect(listed).toContain('Captures  2 lines are left out');
		expect(listed).toMatch(/line 1 {2}not JSON/);
		expect(listed).toContain('line 42  a list, not an object');
	});

	it('of several files are listed with their files', () => {
		const truth =
			'{"groundTruthData":{"data":"1","encoding":"CSV"},"eventMetadata":{"eventId":"a"},"eventVersion":"0"}';
		const model = opened({captures: [...healthyLines, 'x'], groundTruth: [truth, 'nothing']});
		const listed = frame(model, {type: 'overlay-opened', overlay: 'malformed'});
		expect(listed).toContain('capture.jsonl:41  not JSON');
		expect(listed).toContain('ground-truth.jsonl:2  not JSON');
	});
});

describe('a running search', () => {
	it('shows how far it is and how to stop it', () => {
		const asked = play(healthy(), {type: 'prompt-given', kind: 'search', text: 'yes'});
		const {number} = asked.search;
		const running = play(asked, {
			type: 'search-news',
			number,
			state: 'running',
			scanned: 20,
			rows: Int32Array.of(30),
			strays: [],
			unread: 0,
		});
		expect(frame(running)).toContain('Searching "yes"  ██████░░░░░░ 50 % · 1 found · Esc stops');
	});
});
