import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {menuOf} from '../../src/session/navigation.js';
import {recordLines} from '../../src/session/record-lines.js';
import {
	applicants,
	arrival,
	datasetOf,
	follow,
	healthy,
	healthyLines,
	opened,
	play,
	troubled,
	unread,
} from '../support/sessions.js';

const down: Event = {type: 'cursor-moved', by: 1};
const up: Event = {type: 'cursor-moved', by: -1};

function times(count: number, event: Event): readonly Event[] {
	return Array<Event>(count).fill(event);
}

describe('moving from record to record', () => {
	const next: Event = {type: 'record-changed', by: 1};
	const previous: Event = {type: 'record-changed', by: -1};

	it('goes as many records as keys were pressed', () => {
		expect(play(healthy(), ...times(10, next)).record.row).toBe(10);
		expect(play(healthy(), ...times(10, next), ...times(4, previous)).record.row).toBe(6);
	});

	it('ends at the first and the last record', () => {
		expect(play(healthy(), previous).record.row).toBe(0);
		expect(play(healthy(), ...times(100, next)).record.row).toBe(39);
		expect(play(healthy(), {type: 'record-changed', by: Number.POSITIVE_INFINITY}).record.row).toBe(39);
		expect(play(healthy(), next, {type: 'record-changed', by: Number.NEGATIVE_INFINITY}).record.row).toBe(0);
	});

	it('stays at the start where there is no record', () => {
		expect(play(unread(), next, {type: 'record-changed', by: Number.POSITIVE_INFINITY}).record.row).toBe(0);
	});

	it('starts at the top of the record', () => {
		const model = play(healthy(), {type: 'focus-set', focus: 'record'}, down, down, next);
		expect(model.record.cursor).toBe(0);
	});

	it('shows a line only with the record that it is of', () => {
		const model = play(healthy(), next);
		expect(recordLines(model)).toEqual([]);
		expect(recordLines(follow(model, next)).length).toBeGreaterThan(0);
	});
});

describe('moving the cursor', () => {
	it('goes through the fixes of a step and ends at the last', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2});
		expect(menuOf(model)).toHaveLength(2);
		expect(play(model, down).highlighted).toBe(1);
		expect(play(model, ...times(9, down)).highlighted).toBe(1);
		expect(play(model, ...times(9, down), up).highlighted).toBe(0);
		expect(play(model, up).highlighted).toBe(0);
	});

	it('goes through the lines of the record and ends at the last', () => {
		const model = play(healthy(), {type: 'focus-set', focus: 'record'});
		const last = recordLines(model).length - 1;
		expect(last).toBeGreaterThan(3);
		expect(play(model, ...times(3, down)).record.cursor).toBe(3);
		expect(play(model, {type: 'cursor-moved', by: 10}).record.cursor).toBe(last);
		expect(play(model, {type: 'cursor-moved', by: 10}, up).record.cursor).toBe(last - 1);
		expect(play(model, {type: 'cursor-moved', by: -10}).record.cursor).toBe(0);
	});

	it.each([
		['labels', {type: 'focus-set', focus: 'labels'}, ({labelCursor}: Model) => labelCursor],
		['the mapping in the review', {type: 'step-chosen', step: 4}, ({diffTop}: Model) => diffTop],
		['the help', {type: 'overlay-opened', overlay: 'help'}, ({overlayTop}: Model) => overlayTop],
	] as const)('scrolls %s', (_, opens, topOf) => {
		const model = play(troubled(), opens);
		expect(topOf(play(model, up))).toBe(0);
		expect(topOf(play(model, down, down, up))).toBe(1);
	});

	it('scrolls what lies over the screen, not what is below it', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2}, {type: 'overlay-opened', overlay: 'help'}, down);
		expect(model.highlighted).toBe(0);
	});
});

describe('panes', () => {
	const forth: Event = {type: 'focus-moved', by: 1};
	const back: Event = {type: 'focus-moved', by: -1};

	it('follow each other in a ring', () => {
		const seen = [1, 2, 3, 4].map((count) => play(healthy(), ...times(count, forth)).focus);
		expect(seen).toEqual(['record', 'labels', 'fixes', 'record']);
		expect(play(healthy(), back).focus).toBe('labels');
	});

	it('are named directly', () => {
		expect(play(healthy(), forth, {type: 'focus-set', focus: 'fixes'}).focus).toBe('fixes');
	});

	it('show the record raw or decoded, and give it the arrows', () => {
		const model = play(healthy(), {type: 'raw-toggled'});
		expect(model.record.raw).toBe(true);
		expect(model.focus).toBe('record');
		expect(play(model, {type: 'raw-toggled'}).record.raw).toBe(false);
	});
});

describe('choosing a step', () => {
	it('starts it at its first fix', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2}, down, {type: 'focus-moved', by: 1});
		const again = play(model, {type: 'step-chosen', step: 2});
		expect(again).toMatchObject({step: 2, highlighted: 0, focus: 'fixes', diffTop: 0});
	});

	it('closes what lies over the screen', () => {
		const model = play(troubled(), {type: 'overlay-opened', overlay: 'explain'}, {type: 'step-chosen', step: 2});
		expect(model.overlay).toBeUndefined();
	});

	it('lists the fixes of that step only', () => {
		const titlesAt = (step: 1 | 2 | 3 | 4) =>
			menuOf(play(troubled(), {type: 'step-chosen', step})).map(({fix}) => fix?.title);
		expect(titlesAt(1)).toEqual(['Take the ground truth from the request: request → $.ground_truth']);
		expect(titlesAt(2)).toHaveLength(2);
		expect(titlesAt(3)).toEqual(['Read request → $.data as features']);
		expect(titlesAt(4)).toEqual([]);
	});

	it('lists a finding that no mapping can mend without a fix', () => {
		const model = opened({captures: [...healthyLines, '{broken']});
		const menu = menuOf(play(model, {type: 'step-chosen', step: 3}));
		expect(menu.map(({finding, fix}) => [finding.code, fix])).toEqual([['payload/malformed', undefined]]);
	});
});

describe('seeking problems', () => {
	const next: Event = {type: 'problem-sought', direction: 1};
	const previous: Event = {type: 'problem-sought', direction: -1};
	const wrong = applicants.flatMap((_, at) => (at % 5 === 0 ? [at] : []));

	it('goes to the records that cannot match', () => {
		const lines = healthyLines.map((text, at) =>
			at === 7 || at === 20 ? text.replace('ground_truth', 'truth') : text,
		);
		const model = opened({captures: lines});

		expect(play(model, next).record.row).toBe(7);
		expect(play(model, next).notice).toEqual({kind: 'told', text: 'Line 8: no match is possible here'});
		expect(play(model, next, next).record.row).toBe(20);
		expect(play(model, next, next, previous).record.row).toBe(7);
		expect(play(model, next, next, next)).toMatchObject({
			record: {row: 20},
			notice: {kind: 'refused', text: 'No record after this one has a problem as the mapping reads it'},
		});
	});

	it('goes to those that disagree where every record can match', () => {
		const rows: number[] = [];
		let model = healthy();
		for (let count = 0; count < wrong.length - 1; count++) {
			model = play(model, next);
			rows.push(model.record.row);
		}
		expect(rows).toEqual(wrong.slice(1));
		expect(model.notice?.text).toBe('Line 36: prediction and ground truth are comparable, and differ');
		expect(play(model, previous).record.row).toBe(30);
	});

	it('says so where there is none', () => {
		const right = healthyLines.filter((_, at) => at % 5 !== 0);
		const model = play(opened({captures: right}), next);
		expect(model).toMatchObject({record: {row: 0}, notice: {kind: 'refused'}});
		expect(play(model, previous).notice?.text).toMatch(/^No record before this one/);
	});

	it('finds numbers that are none', () => {
		const captures = Array.from({length: 30}, (_, at) =>
			JSON.stringify({
				request: {features: [at]},
				response: {prediction: at === 12 ? 'unknown' : at + 0.5, ground_truth: at},
			}),
		);
		const model = opened({captures, configuration: {problemType: 'Regression'}});
		expect(play(model, next).record.row).toBe(12);
		expect(play(model, next, next).notice?.kind).toBe('refused');
	});

	it('does nothing before records were read', () => {
		expect(play(unread(), next)).toEqual(unread());
	});

	it('knows only of records that the draft has read', () => {
		const few = opened({captures: healthyLines.slice(0, 30)});
		const model = play(few, arrival(datasetOf(healthyLines)), {type: 'record-changed', by: 29}, next);
		expect(model).toMatchObject({record: {row: 29}, notice: {kind: 'refused'}});
	});
});

describe('any burst of moves', () => {
	const anyMove = fc.oneof<fc.Arbitrary<Event>[]>(
		fc.integer({min: -50, max: 50}).map((by) => ({type: 'cursor-moved', by})),
		fc.integer({min: -50, max: 50}).map((by) => ({type: 'record-changed', by})),
		fc.constantFrom<Event>(
			{type: 'focus-moved', by: 1},
			{type: 'focus-moved', by: -1},
			{type: 'raw-toggled'},
			{type: 'problem-sought', direction: 1},
			{type: 'problem-sought', direction: -1},
			{type: 'step-left'},
			{type: 'overlay-opened', overlay: 'help'},
			{type: 'closed'},
		),
		fc.constantFrom(1, 2, 3, 4).map((step) => ({type: 'step-chosen', step}) as Event),
	);

	it('stays within the records, their lines and the fixes', () => {
		const model = troubled();
		fc.assert(
			fc.property(fc.array(anyMove, {maxLength: 40}), (moves) => {
				const {record, highlighted, overlayTop, diffTop, ...rest} = play(model, ...moves);
				expect(record.row).toBeGreaterThanOrEqual(0);
				expect(record.row).toBeLessThan(40);
				expect(record.cursor).toBeGreaterThanOrEqual(0);
				expect(highlighted).toBeGreaterThanOrEqual(0);
				expect(highlighted).toBeLessThan(
					Math.max(1, menuOf({...rest, record, highlighted, overlayTop, diffTop}).length),
				);
				expect(Math.min(overlayTop, diffTop)).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
