import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import {flipText} from '../../src/session/history/flip-text.js';
import {canWalkFlips} from '../../src/session/history/walking.js';
import type {Model} from '../../src/session/model.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	monitorRead,
	opened,
	play,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

const enter: Event = {type: 'entered'};
const next: Event = {type: 'flip-sought', direction: 1};
const previous: Event = {type: 'flip-sought', direction: -1};

/** A threshold of 0.5 decides about 40 applicants. */
const deciding = follow(troubled(), enter, {type: 'step-chosen', step: 2}, enter);

function threshold(model: Model, text: string): Model {
	return play(model, {type: 'prompt-opened', kind: 'threshold', text}, {type: 'prompt-entered'});
}

function told({notice}: Model): string | undefined {
	return notice?.text;
}

describe('after an edit', () => {
	it('the session says how many records flipped, and between which cells', () => {
		expect(told(threshold(deciding, '0.6'))).toBe(
			'threshold 0.5 → 0.6, 3 records flipped: yes → no; 1 now agree, 2 no longer',
		);
		expect(told(threshold(deciding, '0.51'))).toBe('threshold 0.5 → 0.51, no record flipped');
		expect(told(threshold(deciding, '0.57'))).toMatch(/^threshold 0\.5 → 0\.57, 1 record flipped: yes → no; 1 /);
	});

	it('steps of the threshold in a row are one edit, and flip what they flip together', () => {
		const raise: Event = {type: 'threshold-moved', by: 0.05};
		expect(told(play(deciding, raise, raise))).toBe(told(threshold(deciding, '0.6')));
		const back = play(deciding, raise, raise, {type: 'threshold-moved', by: -0.1});
		expect(told(back)).toBe('threshold 0.5 → 0.5, no record flipped');
	});

	it('undo and redo flip the same records', () => {
		const model = threshold(deciding, '0.7');
		const rows = model.draft?.change?.flips.rows;
		expect(rows?.length).toBeGreaterThan(3);
		expect(play(model, {type: 'undone'}).draft?.change?.flips.rows).toEqual(rows);
		expect(play(model, {type: 'undone'}, {type: 'redone'}).draft?.change?.flips.rows).toEqual(rows);
	});

	it('records that come into the matrix and leave it are told so', () => {
		const mended = play(troubled(), enter);
		const into = mended.draft?.change;
		expect(into && flipText(into)).toBe('40 records flipped: into the matrix');
		const back = play(mended, {type: 'undone'}).draft?.change;
		expect(back && flipText(back)).toBe('40 records flipped: out of the matrix');
	});

	it('in regression the numbers are compared', () => {
		const captures = Array.from({length: 8}, (_, at) =>
			JSON.stringify({
				request: {x: at},
				response: {prediction: at, other: at < 3 ? at : at + 1, ground_truth: at === 7 ? null : at},
			}),
		);
		const model = opened({captures, configuration: {problemType: 'Regression'}});
		const fix = (path: string): Event => ({
			type: 'fix-applied',
			fix: {
				id: 'fix',
				title: 'A fix',
				certainty: 'safe',
				rescues: 0,
				changes: {roles: {prediction: {from: 'output', path}}},
			},
		});
		const other = play(model, fix('$.other'));
		expect(other.draft?.change && flipText(other.draft.change)).toBe('4 records flipped: with other numbers');
		expect(told(play(other, next))).toBe('Flip 1 of 4, line 4: prediction 3 → 4, ground truth 3');
		const none = play(other, fix('$.nothing'));
		expect(none.draft?.change && flipText(none.draft.change)).toBe('7 records flipped: no longer comparable');
		const again = play(none, {type: 'undone'});
		expect(again.draft?.change && flipText(again.draft.change)).toBe('7 records flipped: newly comparable');
	});

	it('moves beyond the three most frequent ones are told together', () => {
		const captures = Array.from({length: 10}, (_, at) =>
			JSON.stringify({
				request: {x: at},
				response: {prediction: `a${at % 5}`, other: `b${at % 5}`, ground_truth: `a${at % 5}`},
			}),
		);
		const model = opened({captures, configuration: {problemType: 'MulticlassClassification'}});
		const changes = {roles: {prediction: {from: 'output', path: '$.other'}}} as const;
		const {draft} = play(model, {
			type: 'fix-applied',
			fix: {id: 'fix', title: 'A fix', certainty: 'safe', rescues: 0, changes},
		});
		expect(draft?.change && flipText(draft.change)).toBe(
			'10 records flipped: 2 a0 → b0, 2 a1 → b1, 2 a2 → b2, 4 otherwise; 10 no longer agree',
		);
	});

	it('another ground truth is told as such', () => {
		const captures = Array.from({length: 4}, (_, at) =>
			JSON.stringify({
				request: {other: 'no', third: 'x'},
				response: {prediction: at < 2 ? 'yes' : 'no', ground_truth: 'yes'},
			}),
		);
		const model = opened({captures});
		const truth = (path: string): Event => ({
			type: 'fix-applied',
			fix: {
				id: 'fix',
				title: 'A fix',
				certainty: 'safe',
				rescues: 0,
				changes: {roles: {groundTruth: {from: 'input', path}}},
			},
		});
		const other = play(model, truth('$.other'));
		expect(other.draft?.change && flipText(other.draft.change)).toBe(
			'4 records flipped: ground truth yes → no; 2 now agree, 2 no longer',
		);
		expect(told(play(other, next))).toBe('Flip 2 of 4, line 2, now differs: prediction yes, ground truth yes → no');
		const third = play(other, truth('$.third'));
		expect(told(play(third, next))).toBe('Flip 2 of 4, line 2, differs as before: prediction yes, ground truth no → x');
	});
});

describe('walking the flipped records', () => {
	const model = threshold(deciding, '0.6');
	const rows = [...(model.draft?.change?.flips.rows ?? [])];

	it('goes from one to the next and back, each with the cells it moved between', () => {
		const first = play(model, next);
		expect(first.record.row).toBe(rows[0]);
		expect(told(first)).toMatch(
			/^Flip 1 of 3, line \d+, now (agrees|differs): prediction yes → no, ground truth (yes|no)$/,
		);
		expect(play(first, next).record.row).toBe(rows[1]);
		expect(play(first, next, next, previous).record.row).toBe(rows[1]);
		expect(told(play(first, next, next, previous))).toMatch(/^Flip 2 of 3, /);
	});

	it('says where there is no further one', () => {
		expect(told(play(model, next, next, next, next))).toBe('No record after this one flipped; the last edit flipped 3');
		expect(told(play(model, previous))).toBe('No record before this one flipped; the last edit flipped 3');
		expect(told(play(threshold(deciding, '0.51'), next))).toBe('The last edit flipped no record');
	});

	it('into the matrix says where the record is now', () => {
		expect(told(play(troubled(), enter, next, previous, next))).toMatch(
			/^Flip 2 of 40, line 2: not in the matrix → prediction [\d.]+, ground truth (yes|no)$/,
		);
	});

	it('says why there is nothing to walk', () => {
		expect(canWalkFlips(unread())).toBe('There is no record yet');
		expect(canWalkFlips(healthy())).toMatch(/^Nothing has been edited yet/);
		expect(canWalkFlips(model)).toBe(true);
		const arrive = (before: Model) =>
			monitorRead(play(before, arrival(datasetOf([...troubledLines, ...troubledLines]))));
		expect(canWalkFlips(arrive(model))).toBe('The last edit is being compared with the new records');
		expect(canWalkFlips(arrive(play(troubled(), enter, {type: 'undone'})))).toMatch(/^Nothing was edited since/);
		expect(play(unread(), next)).toEqual(unread());
	});
});
