import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {filterText} from '../../src/session/record-sets/filtering.js';
import {positionText, rowsOf} from '../../src/session/record-sets/record-set.js';
import {commonRows, indexOfRow, nextRow, rowStepsAway} from '../../src/session/record-sets/sorted-rows.js';
import {applicants, follow, healthy, opened, play, troubled} from '../support/sessions.js';

const filter = (text: string): readonly Event[] => [
	{type: 'prompt-opened', kind: 'filter', text},
	{type: 'prompt-entered'},
];
const next: Event = {type: 'record-changed', by: 1};
const previous: Event = {type: 'record-changed', by: -1};
const leave: Event = {type: 'closed'};

/** The applicants, by row, that the model is wrong about. */
const wrong = applicants.flatMap((_, at) => (at % 5 === 0 ? [at] : []));

function walked(model: Model, ...events: readonly Event[]): readonly number[] {
	return events.map((_, at) => play(model, ...events.slice(0, at + 1)).record.row);
}

describe('a filter', () => {
	const model = play(healthy(), ...filter('prediction != groundTruth'));

	it('shows its records and no others', () => {
		expect(model.notice).toEqual({
			kind: 'done',
			text: '8 records in "prediction != groundTruth"; J K walk, Esc leaves',
		});
		expect(walked(model, ...wrong.map(() => next))).toEqual([...wrong.slice(1), wrong.at(-1)]);
		expect(walked(model, next, next, previous)).toEqual([5, 10, 5]);
		expect(walked(model, {type: 'record-changed', by: Number.POSITIVE_INFINITY})).toEqual([wrong.at(-1)]);
		expect(walked(model, previous)).toEqual([0]);
		expect(positionText(play(model, next, next))).toBe('3 of 8 in "prediction != groundTruth"');
	});

	it('keeps to itself the way to the next problem', () => {
		expect(walked(model, {type: 'problem-sought', direction: 1}, {type: 'problem-sought', direction: 1})).toEqual([
			5, 10,
		]);
	});

	it('stays at the record on the screen where that is among them, else goes to the next one', () => {
		const at = (row: number) =>
			play(healthy(), {type: 'record-changed', by: row}, ...filter('not agreeing')).record.row;
		expect(at(10)).toBe(10);
		expect(at(11)).toBe(15);
		expect(at(39)).toBe(0);
	});

	it('follows the draft: a condition is asked anew', () => {
		const before = play(troubled(), ...filter('not labelled'));
		expect(positionText(before)).toBe('1 of 40 in "not labelled"');
		const mended = follow(before, {type: 'entered'});
		expect(positionText(mended)).toBe('none of 0 in "not labelled"');
		expect(play(mended, next).record.row).toBe(0);
	});

	it('is left with Esc, and taken off by an empty line', () => {
		expect(play(model, leave)).toMatchObject({recordSet: undefined, record: {row: 0}});
		expect(play(model, ...filter('')).recordSet).toBeUndefined();
		expect(walked(play(model, leave), next)).toEqual([1]);
	});

	it('is left only when nothing else is open', () => {
		const open = play(model, {type: 'overlay-opened', overlay: 'help'}, leave);
		expect(open).toMatchObject({overlay: undefined, recordSet: {name: 'prediction != groundTruth'}});
		const typing = play(model, {type: 'prompt-opened', kind: 'filter', text: 'x'}, leave);
		expect(typing).toMatchObject({prompt: undefined, recordSet: {name: 'prediction != groundTruth'}});
	});

	it('that no record passes is refused', () => {
		const empty = play(healthy(), ...filter('line > 40'));
		expect(empty.recordSet).toBeUndefined();
		expect(empty.notice).toEqual({kind: 'refused', text: 'There is no record: line > 40'});
	});

	it('that is no condition stays to be mended, with what is wrong', () => {
		const broken = play(healthy(), ...filter('prediction = yes'));
		expect(broken.prompt).toMatchObject({kind: 'filter', text: 'prediction = yes', cursor: 13});
		expect(broken.notice?.text).toBe('"yes" is no value. A label stands in quotes: "yes"');
	});

	it('that ends too early says so at its end', () => {
		const broken = play(healthy(), ...filter('prediction ='));
		expect(broken.prompt?.cursor).toBe(12);
		expect(broken.notice?.text).toBe('at the end: a number, a label in quotes or missing is expected');
	});

	it('is there to be changed when the filter is asked for again', () => {
		expect(filterText(model)).toBe('prediction != groundTruth');
		expect(filterText(healthy())).toBe('');
		const rows = {name: 'lines with x', of: {kind: 'rows', rows: Int32Array.of(1)}} as const;
		expect(filterText({...model, recordSet: rows})).toBe('');
	});

	it('is edited where it is', () => {
		expect(
			play(model, {type: 'prompt-opened', kind: 'filter', text: 'agreeing'}, {type: 'prompt-entered'}).recordSet,
		).toMatchObject({name: 'agreeing'});
	});
});

it('a set has no rows beyond the records that there are', () => {
	const rows = {name: 'some', of: {kind: 'rows', rows: Int32Array.of(3, 39, 40, 90)}} as const;
	expect([...rowsOf(healthy(), rows)]).toEqual([3, 39]);
});

describe('a label of one side', () => {
	const labels = play(healthy(), {type: 'focus-set', focus: 'labels'});
	const down: Event = {type: 'cursor-moved', by: 1};
	const setAt = (steps: number) => play(labels, ...Array<Event>(steps).fill(down), {type: 'entered'});

	it('shows the records that have it there', () => {
		const sets = [0, 1, 2, 3].map((steps) => setAt(steps));
		expect(sets.map(({recordSet}) => recordSet?.name)).toEqual([
			'ground truth "yes"',
			'ground truth "no"',
			'prediction "no"',
			'prediction "yes"',
		]);
		for (const model of sets) expect(model.recordSet && rowsOf(model, model.recordSet)).toHaveLength(20);
		expect([
			...rowsOf(sets[0] as Model, {name: '', of: sets[0]?.recordSet?.of ?? {kind: 'rows', rows: new Int32Array()}}),
		]).toEqual(applicants.flatMap(({approved}, at) => (approved ? [at] : [])));
	});

	it('need not wait for the findings, and the cursor ends at the last one', () => {
		expect(setAt(30).recordSet?.name).toBe('prediction "yes"');
		expect(play(labels, {type: 'cursor-moved', by: -10}).labelCursor).toBe(0);
	});

	it('that a threshold decides is found by its class', () => {
		const decided = follow(troubled(), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		const last = play(decided, {type: 'focus-set', focus: 'labels'}, {type: 'cursor-moved', by: 99}, {type: 'entered'});
		expect(last.recordSet?.name).toMatch(/^prediction "(yes|no)"$/);
		expect(last.recordSet && rowsOf(last, last.recordSet)).toHaveLength(20);
	});

	it('is found by its JSON type: a number is not its text', () => {
		const values = [1, '1', true, 'true', 1];
		const captures = values.map((value) =>
			JSON.stringify({request: {}, response: {prediction: value, ground_truth: 'yes'}}),
		);
		const model = play(opened({captures}), {type: 'focus-set', focus: 'labels'});
		const sets = [1, 2, 3, 4].map((by) => play(model, {type: 'cursor-moved', by}, {type: 'entered'}).recordSet);
		const rows = sets.map((set) => [set?.name, set && [...rowsOf(model, set)]]);
		expect(Object.fromEntries(rows)).toEqual({
			'prediction 1': [0, 4],
			'prediction "1"': [1],
			'prediction true': [2],
			'prediction "true"': [3],
		});
	});

	it('without labels Enter says so', () => {
		const empty = play(healthy(), {type: 'focus-set', focus: 'labels'});
		const none = play({...empty, draft: undefined}, {type: 'entered'});
		expect(none.notice?.text).toBe('There is no label here whose records could be shown');
	});
});

describe('rows in order', () => {
	const rows = fc.uniqueArray(fc.nat(60), {minLength: 1}).map((some) => Int32Array.from(some).sort());

	it('lead from each to the next and back', () => {
		fc.assert(
			fc.property(rows, fc.nat(60), (all, row) => {
				const list = [...all];
				expect(nextRow(all, row, 1)).toBe(list.find((one) => one > row));
				expect(nextRow(all, row, -1)).toBe(list.findLast((one) => one < row));
				expect(indexOfRow(all, row)).toBe(list.includes(row) ? list.indexOf(row) : undefined);
				expect(rowStepsAway(all, row, 1)).toBe(list.find((one) => one > row) ?? list.at(-1));
				expect(rowStepsAway(all, row, -1)).toBe(list.findLast((one) => one < row) ?? list[0]);
				expect(rowStepsAway(all, row, Number.POSITIVE_INFINITY)).toBe(list.at(-1));
				expect(rowStepsAway(all, row, Number.NEGATIVE_INFINITY)).toBe(list[0]);
			}),
		);
	});

	it('have in common what both have', () => {
		fc.assert(
			fc.property(rows, rows, (a, b) => {
				expect([...commonRows(a, b)]).toEqual([...a].filter((row) => b.includes(row)));
			}),
		);
	});

	it('step by step or many at once is the same', () => {
		fc.assert(
			fc.property(rows, fc.nat(60), fc.integer({min: -20, max: 20}), (all, row, by) => {
				let at = row;
				for (let step = 0; step < Math.abs(by); step++) at = rowStepsAway(all, at, Math.sign(by)) ?? at;
				if (by !== 0) expect(rowStepsAway(all, row, by)).toBe(at);
			}),
		);
	});
});
