import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {outcomeAfter} from '../../src/mapping/after.js';
import type {MappingPatch} from '../../src/mapping/mapping.js';
import {complete} from '../../src/records/steps.js';
import type {Event} from '../../src/session/events.js';
import {pathTo, standingOf} from '../../src/session/history/edits.js';
import {editToMeasure, measurementSteps} from '../../src/session/history/history.js';
import {compared} from '../../src/session/history/looking.js';
import type {Model} from '../../src/session/model.js';
import {currentOutcome, metricValue} from '../../src/session/outcome-text.js';
import {arbitraryPatch} from '../support/arbitrary-mapping.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	monitorRead,
	opened,
	play,
	settled,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

const undo: Event = {type: 'undone'};
const redo: Event = {type: 'redone'};
const open: Event = {type: 'history-opened'};
const enter: Event = {type: 'entered'};
const mark: Event = {type: 'edit-marked'};
const raise: Event = {type: 'threshold-moved', by: 0.1};

function fixWith(changes: MappingPatch, title = 'A fix'): Event {
	return {type: 'fix-applied', fix: {id: 'fix', title, certainty: 'safe', rescues: 0, changes}};
}

function down(by: number): Event {
	return {type: 'cursor-moved', by};
}

/** The monitor's reading, two fixes, three threshold steps. */
const mended = play(follow(troubled(), enter, {type: 'step-chosen', step: 2}, enter), ...[raise, raise, raise]);

function titles({draft}: Model): readonly string[] {
	return draft?.edits.map(({title}) => title) ?? [];
}

function standings({draft}: Model): readonly string[] {
	return draft ? draft.edits.map((_, number) => standingOf(draft, number)) : [];
}

/** All that was wanted is worked out, as it is beside the screen. */
function measured(model: Model): Model {
	for (;;) {
		const number = editToMeasure(model);
		const event = number === undefined ? undefined : complete(measurementSteps(model, number));
		if (event === undefined) return model;
		model = play(model, event);
	}
}

describe('the history', () => {
	it('tells how each edit came about, and what it came to', () => {
		expect(titles(mended)).toEqual([
			'As the monitor reads it',
			'Take the ground truth from the request: request → $.ground_truth',
			'Decide at 0.5: above it "yes", else "no"',
			'threshold 0.5 → 0.8',
		]);
		const {figures} = mended.draft?.edits.at(-1) ?? never();
		expect(mended.draft?.edits.map(({figures: {comparable}}) => comparable)).toEqual([0, 0, 40, 40]);
		expect(mended.draft?.edits.map((edit) => edit.figures.metrics['accuracy']).slice(0, 3)).toEqual([0, 0, 0.8]);
		expect(figures.metrics['accuracy']).toBe(metricValue(mended.draft?.after ?? never(), 'accuracy'));
		expect(figures.metrics).not.toHaveProperty('confusion_matrix');
	});

	it('keeps what was undone, also when another edit takes its place', () => {
		const back = play(mended, undo, undo);
		expect(standings(back)).toEqual(['done', 'now', 'undone', 'undone']);

		const other = play(back, fixWith({labels: {positive: 'no'}}, 'Another'));
		expect(titles(other).at(-1)).toBe('Another');
		expect(standings(other)).toEqual(['done', 'done', 'left', 'left', 'now']);
		expect(play(other, redo).draft).toBe(other.draft);
	});

	it('opens at the edit that the draft is, and closes with the same key', () => {
		expect(play(mended, open)).toMatchObject({overlay: 'history', history: {cursor: 3, marked: undefined}});
		expect(play(mended, undo, open).history.cursor).toBe(2);
		expect(play(mended, open, open).overlay).toBeUndefined();
		expect(play(unread(), open).history.shown).toBeUndefined();
	});

	it('shows the metrics as of the cursor, which stays in the list', () => {
		const there = play(mended, open, down(-1));
		expect(compared(there)).toMatchObject({fromName: 'before', toName: 'edit 2'});
		expect(compared(there)?.to.statistics).toEqual(play(mended, undo).draft?.after.statistics);
		expect(compared(there)?.from).toBe(mended.monitor?.before);
		expect(there.draft).toBe(mended.draft);

		expect(play(mended, open, down(-99)).history.cursor).toBe(0);
		expect(compared(play(mended, open, down(-99)))?.to).toBe(mended.monitor?.before);
		expect(play(mended, open, down(99)).history.cursor).toBe(3);
	});

	it('compares any two edits', () => {
		const model = play(mended, open, down(-2), mark, down(2));
		expect(compared(model)).toMatchObject({fromName: 'edit 1', toName: 'edit 3'});
		expect(model.history.shown?.flips.rows).toHaveLength(40);
		expect(play(model, mark).history.marked).toBe(3);
		expect(play(model, mark, mark).history.marked).toBeUndefined();
	});

	it('goes to the edit under the cursor as undo and redo do, and loses nothing', () => {
		const model = play(mended, open, down(-2), enter);

		expect(model.overlay).toBeUndefined();
		expect(model.draft?.mapping).toEqual(play(mended, undo, undo).draft?.mapping);
		expect(standings(model)).toEqual(['done', 'now', 'undone', 'undone']);
		expect(model.notice?.text).toMatch(/^At edit 1: comparable 40 → 0, .* · Take the ground truth/);
		expect(play(model, redo, redo).draft?.mapping).toEqual(mended.draft?.mapping);
		expect(play(model, open, down(2), enter).draft?.mapping).toEqual(mended.draft?.mapping);
		expect(play(mended, open, enter)).toMatchObject({overlay: undefined, draft: mended.draft});
	});

	it('at its first edit is the monitor’s own reading again', () => {
		const model = play(mended, open, down(-9), enter);
		expect(model.edited).toBe(false);
		expect(currentOutcome(model)).toBe(model.monitor?.before);
	});

	it('follows what is done while it is open', () => {
		const model = play(mended, open, down(-3), undo);
		expect(model).toMatchObject({overlay: 'history', history: {cursor: 2}});
		expect(compared(model)?.to).toBe(model.draft?.after);
	});

	it('leads to every edit from every other, and undo leads from each to the first', () => {
		const edits = fc.array(
			fc.oneof(
				arbitraryPatch.map((patch) => fixWith(patch)),
				fc.constantFrom(undo, redo),
			),
			{
				minLength: 1,
				maxLength: 8,
			},
		);
		const start = opened({captures: troubledLines.slice(0, 6)});
		fc.assert(
			fc.property(edits, fc.array(fc.nat(8), {minLength: 1, maxLength: 4}), (events, visits) => {
				let model = play(start, ...events);
				const known = model.draft?.edits ?? [];
				for (const visit of visits) {
					const number = visit % known.length;
					model = play(model, open, down(-99), down(number), enter);
					expect(model.draft?.mapping).toEqual(known[number]?.mapping);
					expect(model.draft?.edits).toEqual(known);
					expect(model.draft?.after).toEqual(outcomeAfter(model.data.dataset, model.draft?.mapping ?? never()));
					const {draft} = model;
					for (const next of draft?.future ?? []) {
						model = play(model, redo);
						expect(model.draft?.at).toBe(next);
					}
					const path = pathTo(known, model.draft?.at ?? 0);
					const first = play(model, ...path.slice(1).map(() => undo));
					expect(first.draft?.at).toBe(0);
					expect(play(first, undo).draft).toBe(first.draft);
				}
			}),
			{numRuns: 40},
		);
	});
});

describe('when records arrive', () => {
	const few = datasetOf(troubledLines.slice(0, 10));
	const sampled = settled(play(unread(), arrival(few, {state: 'reading'}, true)));
	const edited = play(follow(sampled, enter, {type: 'step-chosen', step: 2}, enter), raise);
	const later = monitorRead(play(edited, arrival(datasetOf(troubledLines))));

	it('the last edit is compared in all of them', () => {
		expect(edited.draft?.change?.from.reading.funnel.decoded).toBe(10);
		expect(later.draft?.change).toBeUndefined();

		const {draft} = measured(later);
		expect(draft?.change?.from.reading.funnel.decoded).toBe(40);
		expect(draft?.change?.to).toBe(draft?.after);
		expect(draft?.edits[1]).toEqual(later.draft?.edits[1]);
	});

	it('what the other edits came to is worked out anew as soon as somebody looks', () => {
		const stale = later.draft?.edits.map(({figures}) => figures.version === later.data.version);
		expect(stale).toEqual([true, false, false, true]);

		const {draft, data, history} = measured(play(later, open));
		expect(draft?.edits.every(({figures}) => figures.version === data.version)).toBe(true);
		expect(draft?.edits.map(({figures}) => figures.comparable)).toEqual([0, 0, 40, 40]);
		expect(history.shown?.to.reading.funnel.decoded).toBe(40);
	});

	it('an edit whose parent is the monitor’s reading is compared at once', () => {
		const once = play(sampled, enter);
		const {draft, monitor} = monitorRead(play(once, arrival(datasetOf(troubledLines))));
		expect(draft?.change?.from).toBe(monitor?.before);
	});

	it('nothing is worked out before the monitor has read them', () => {
		expect(editToMeasure(play(edited, open, arrival(datasetOf(troubledLines))))).toBeUndefined();
		expect(editToMeasure(unread())).toBeUndefined();
		expect(complete(measurementSteps(unread(), 1))).toBeUndefined();
		expect(play(unread(), {type: 'edit-measured', number: 1, outcome: edited.draft?.after ?? never()})).toEqual(
			unread(),
		);
		expect(editToMeasure(healthy())).toBeUndefined();
	});

	it('redo after them goes to the same mapping', () => {
		const undone = play(edited, undo, arrival(datasetOf(troubledLines)));
		expect(play(monitorRead(undone), redo).draft?.mapping).toEqual(edited.draft?.mapping);
	});
});

function never(): never {
	throw new Error('there is nothing');
}
