import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {MappingPatch} from '../../src/mapping/mapping.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {currentOutcome} from '../../src/session/outcome-text.js';
import {hasUnsavedChanges} from '../../src/session/steps.js';
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
const raise: Event = {type: 'threshold-moved', by: 0.01};
const lower: Event = {type: 'threshold-moved', by: -0.01};

function fixWith(changes: MappingPatch): Event {
	return {type: 'fix-applied', fix: {id: 'fix', title: 'A fix', certainty: 'safe', rescues: 0, changes}};
}

/** All of a draft but what led to it last. */
function stateOf({draft}: Pick<Model, 'draft'>): object {
	return {...draft, lastEdit: undefined, change: undefined};
}

const start = opened({captures: troubledLines.slice(0, 6)});
/** A session in which a threshold decides. */
const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});

describe('a fix', () => {
	it('becomes part of the mapping, and says what it did', () => {
		const model = follow(troubled(), {type: 'entered'});

		expect(model.draft?.mapping.roles.groundTruth).toEqual({from: 'input', path: '$.ground_truth'});
		expect(model.notice).toEqual({
			kind: 'done',
			text: 'ground truth 0 → 40, accuracy 0.000 → 0.000 · Take the ground truth from the request: request → $.ground_truth',
		});
		expect(model.edited).toBe(true);
	});

	it('that the mapping holds already changes nothing, and is no step to undo', () => {
		const once = play(healthy(), fixWith({labels: {positive: 'no'}}));
		const twice = play(once, fixWith({labels: {positive: 'no'}}));

		expect(twice.draft).toBe(once.draft);
	});

	it('waits for records', () => {
		const model = unread();
		expect(play(model, fixWith({labels: {positive: 'no'}}))).toEqual(model);
	});

	it('moves the highlight back to the first fix', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2}, {type: 'cursor-moved', by: 1}, {type: 'entered'});
		expect(model.highlighted).toBe(0);
	});
});

describe('undo and redo', () => {
	it('of any edits lead back to the start, and forth again', () => {
		fc.assert(
			fc.property(fc.array(arbitraryPatch, {minLength: 1, maxLength: 6}), (patches) => {
				const end = play(start, ...patches.map(fixWith));
				const steps = end.draft?.at ?? 0;

				const back = play(end, ...Array<Event>(steps).fill(undo));
				expect(back.draft?.mapping).toEqual(start.draft?.mapping);
				expect(back.draft?.after).toEqual(start.draft?.after);
				expect(currentOutcome(back)).toEqual(currentOutcome(start));
				expect(back.draft?.at).toBe(0);
				expect(back.edited).toBe(false);

				const forth = play(back, ...Array<Event>(steps).fill(redo));
				expect(forth.draft?.mapping).toEqual(end.draft?.mapping);
				expect(forth.draft?.after).toEqual(end.draft?.after);
				expect(forth.draft?.edits).toEqual(end.draft?.edits);
				expect(forth.draft?.at).toBe(end.draft?.at);
			}),
			{numRuns: 60},
		);
	});

	it('are each other’s opposite at every point of a history', () => {
		const edits = fc.array(fc.oneof(arbitraryPatch.map(fixWith), fc.constantFrom(undo, redo)), {maxLength: 10});
		fc.assert(
			fc.property(edits, (events) => {
				const {draft} = play(start, ...events);
				const there = play(start, ...events, undo, redo);
				if (draft?.at) expect(stateOf(there)).toEqual(stateOf({draft}));
				const back = play(start, ...events, redo, undo);
				if (draft?.future.length) expect(stateOf(back)).toEqual(stateOf({draft}));
			}),
			{numRuns: 60},
		);
	});

	it('tell what they did', () => {
		const mended = follow(
			troubled(),
			...[{type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'}].map((one) => one as Event),
		);

		expect(play(mended, undo).notice?.text).toEqual(
			expect.stringMatching(/^Undone: comparable 40 → 0, accuracy 0\.800 → 0\.000 · Decide at 0\.5/),
		);
		expect(play(mended, undo, redo).notice?.text).toEqual(
			expect.stringMatching(/^Done again: comparable 0 → 40, accuracy 0\.000 → 0\.800 · Decide at 0\.5/),
		);
	});

	it('do nothing where there is nothing to undo or redo', () => {
		const model = healthy();
		expect(play(model, undo).draft).toBe(model.draft);
		expect(play(model, redo).draft).toBe(model.draft);
		expect(play(unread(), undo, redo).draft).toBeUndefined();
	});

	it('end at a new edit: what was undone is done again from the history only', () => {
		const model = play(deciding, undo, fixWith({labels: {positive: 'no'}}));

		expect(model.draft?.future).toEqual([]);
		expect(play(model, redo).draft).toBe(model.draft);
	});

	it('back to the monitor’s reading leave nothing to save', () => {
		const model = play(troubled(), {type: 'entered'});
		expect(hasUnsavedChanges(model)).toBe(true);

		const back = play(model, undo);
		expect(hasUnsavedChanges(back)).toBe(false);
		expect(currentOutcome(back)).toBe(back.monitor?.before);
		expect(play(back, {type: 'quit-asked'}).ended).toBe(0);
	});
});

describe('the threshold', () => {
	it('moves by as many steps as keys were pressed', () => {
		expect(play(deciding, ...Array<Event>(10).fill(raise)).draft?.mapping.decision?.threshold).toBe(0.6);
		expect(play(deciding, ...Array<Event>(10).fill(lower)).draft?.mapping.decision?.threshold).toBe(0.4);
	});

	it('stays between 0 and 1, whatever the steps', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0.01, -0.01, 0.4, -0.4), {maxLength: 30}), (steps) => {
				const {draft} = play(deciding, ...steps.map((by): Event => ({type: 'threshold-moved', by})));
				const threshold = draft?.mapping.decision?.threshold ?? Number.NaN;
				expect(threshold).toBeGreaterThanOrEqual(0);
				expect(threshold).toBeLessThanOrEqual(1);
			}),
			{numRuns: 50},
		);
	});

	it.each([
		['-2.5', lower, -2.51],
		['-2.5', raise, -2.49],
		['50', lower, 49.99],
		['50', raise, 50.01],
	])('typed as %s, for scores on a scale of their own, moves on from there', (text, step, expected) => {
		const model = play(deciding, {type: 'prompt-opened', kind: 'threshold', text}, {type: 'prompt-entered'}, step);
		expect(model.draft?.mapping.decision?.threshold).toBe(expected);
	});

	it('is one edit to undo, however many steps in a row', () => {
		const model = play(deciding, raise, raise, lower, raise);
		expect(play(model, undo).draft?.mapping).toEqual(deciding.draft?.mapping);

		const interrupted = play(deciding, raise, fixWith({labels: {positive: 'no'}}), raise);
		expect(interrupted.draft?.at).toBe((deciding.draft?.at ?? 0) + 3);
	});

	it('after an undo is an edit of its own', () => {
		const model = play(deciding, raise, undo, raise, undo);
		expect(model.draft?.mapping).toEqual(deciding.draft?.mapping);
	});

	it('changes nothing where none decides', () => {
		const model = healthy();
		expect(play(model, raise).draft).toBe(model.draft);
	});

	it('changes the metrics at once', () => {
		const model = follow(deciding, {type: 'step-chosen', step: 1}, {type: 'entered'});
		const all = play(model, ...Array<Event>(60).fill(lower));
		expect(all.draft?.after.statistics.confusionMatrix).toEqual({no: {yes: 20}, yes: {yes: 20}});
	});
});

describe('data that arrive', () => {
	const few = datasetOf(troubledLines.slice(0, 5));
	const more = datasetOf(troubledLines);
	const sampled = settled(play(unread(), arrival(few, {state: 'reading'}, true)));

	it('are followed by an untouched draft', () => {
		const model = monitorRead(play(sampled, arrival(more)));

		expect(model.edited).toBe(false);
		expect(model.draft?.mapping).toEqual(model.monitor?.literal);
		expect(model.draft?.after.reading.funnel.decoded).toBe(40);
	});

	it('leave an edited draft as it is, and count it anew', () => {
		const edited = play(sampled, {type: 'entered'});
		const model = monitorRead(play(edited, arrival(more)));

		expect(model.draft?.mapping).toEqual(edited.draft?.mapping);
		expect(model.draft?.at).toBe(edited.draft?.at);
		expect(model.draft?.after.reading.funnel.decoded).toBe(40);
	});

	it('keep what can be done again', () => {
		const edited = play(sampled, {type: 'entered'});
		const model = play(monitorRead(play(edited, undo, arrival(more))), redo);

		expect(model.draft?.mapping).toEqual(edited.draft?.mapping);
	});

	it('are not read by a monitor that saw an older version of them', () => {
		const late = monitorRead(sampled).monitor;
		const model = play(sampled, arrival(more));
		const stale: Event = {
			type: 'monitor-read',
			monitor: late as NonNullable<typeof late>,
			version: sampled.data.version,
		};

		expect(play(model, stale).draft).toBe(model.draft);
	});
});

describe('a session that goes on with a mapping', () => {
	const mapping = play(troubled(), {type: 'entered'}).draft?.mapping;
	const model = opened({
		captures: troubledLines,
		opening: {mapping: mapping && {path: 'mine.json', mapping}},
	});

	it('starts from it, and the monitor’s reading is one undo away', () => {
		expect(model.draft?.mapping).toEqual(mapping);
		expect(hasUnsavedChanges(model)).toBe(false);
		expect(play(model, undo).draft?.mapping).toEqual(model.monitor?.literal);
		expect(hasUnsavedChanges(play(model, undo))).toBe(true);
	});

	it('saves to the file that it came from', () => {
		expect(play(model, {type: 'step-chosen', step: 4}, {type: 'entered'}).save).toMatchObject({
			state: 'asked',
			path: 'mine.json',
		});
	});
});
