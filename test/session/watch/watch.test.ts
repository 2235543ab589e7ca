import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../../src/session/events.js';
import type {Model} from '../../../src/session/model.js';
import {watchables} from '../../../src/session/watch/watchables.js';
import {keyOf, nameOf} from '../../../src/session/watch/watched.js';
import {valueNow} from '../../../src/session/watch/watched-value.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	healthyLines,
	openedDemo,
	play,
	settled,
	troubled,
	unread,
} from '../../support/sessions.js';

const named = (...names: readonly string[]): readonly Event[] => names.map((text) => ({type: 'watch-named', text}));

const deciding = () =>
	follow(
		troubled(),
		{type: 'step-chosen', step: 1},
		{type: 'entered'},
		{type: 'step-chosen', step: 2},
		{type: 'entered'},
	);

const watchedNames = ({watch}: Model) => watch.watched.map(nameOf);
const valuesOf = (model: Model) =>
	Object.fromEntries(model.watch.watched.map((one) => [nameOf(one), valueNow(model, one)]));
const changesOf = ({watch}: Model) => Object.fromEntries(watch.before);

describe('watching', () => {
	it('is asked for by name: a role, a metric, a path of the record', () => {
		const model = play(deciding(), ...named('ground truth', 'probability', 'Accuracy', '$.data[0]'));
		expect(valuesOf(model)).toEqual({
			'ground truth': '"yes"',
			probability: '0.1',
			accuracy: '0.800',
			'input $.data[0]': '0',
		});
		expect(watchedNames(play(model, ...named('groundTruth')))).not.toContain('ground truth');
	});

	it('refuses what there is not', () => {
		const model = play(deciding(), ...named('nonsense'));
		expect(model.watch.watched).toEqual([]);
		expect(model.notice).toMatchObject({kind: 'refused', text: expect.stringContaining('"nonsense"')});
	});

	it('takes the value under the cursor of the decoded record, and lets it go', () => {
		const pointed = play(deciding(), {type: 'focus-set', focus: 'record'}, {type: 'cursor-moved', by: 4});
		const watching = play(pointed, {type: 'watch-asked'});
		expect(watching.overlay).toBeUndefined();
		expect(watchedNames(watching)).toEqual(['input $.ground_truth']);
		expect(watchedNames(play(watching, {type: 'watch-asked'}))).toEqual([]);
	});

	it('elsewhere offers roles and metrics in a list, and goes back to where it was asked for', () => {
		const asked = play(deciding(), {type: 'stage-stepped', by: 1}, {type: 'watch-asked'});
		expect(asked.overlay).toBe('watch');
		const chosen = play(asked, {type: 'entered'}, {type: 'cursor-moved', by: 99}, {type: 'entered'});
		expect(watchedNames(chosen)[0]).toBe('ground truth');
		expect(chosen.watch.watched[1]?.kind).toBe('metric');
		expect(chosen.overlay).toBe('watch');
		expect(play(chosen, {type: 'watch-list-left'}).overlay).toBe('stepper');
		expect(watchedNames(play(chosen, {type: 'entered'}))).toEqual(['ground truth']);
		expect(watchedNames(play(chosen, {type: 'watches-cleared'}))).toEqual([]);
	});

	it('lists what is watched of other places too, each thing once', () => {
		const model = play(deciding(), ...named('$.data[0]', '$.prediction'));
		const keys = watchables(model).map(keyOf);
		expect(keys).toContain('path input $.data[0]');
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('shows the class that is decided from a probability, and the label where one is mapped', () => {
		expect(valuesOf(play(deciding(), ...named('prediction', 'id')))).toEqual({prediction: '"no"', id: 'nothing'});
		expect(valuesOf(play(healthy(), ...named('prediction', 'features')))).toEqual({
			prediction: '"no"',
			features: '[2] 0, 1',
		});
	});

	it('knows nothing before there are records', () => {
		const model = unread();
		expect(watchables(model).map(nameOf)).toEqual(['ground truth', 'prediction', 'probability', 'features', 'id']);
		for (const one of [
			...watchables(model),
			{kind: 'metric', name: 'f1'} as const,
			{kind: 'path', place: {from: 'input', path: '$'}} as const,
		]) {
			expect(valueNow(model, one)).toBe('nothing');
		}
	});
});

describe('a change', () => {
	const watching = () => play(deciding(), ...named('probability', 'prediction', 'accuracy'));

	it('is marked when a step to another record brings another value', () => {
		const model = play(watching(), {type: 'record-changed', by: 1});
		expect(changesOf(model)).toEqual({'role probability': '0.1'});
	});

	it('is marked when an edit brings another value, until the next edit or step', () => {
		const raised = play(watching(), {type: 'record-changed', by: 2}, {type: 'threshold-moved', by: 0.1});
		expect(changesOf(raised)).toEqual({'role prediction': '"yes"', 'metric accuracy': '0.800'});
		const looked = play(raised, {type: 'overlay-opened', overlay: 'help'}, {type: 'closed'});
		expect(changesOf(looked)).toEqual(changesOf(raised));
		const undone = play(raised, {type: 'undone'});
		expect(changesOf(undone)['role prediction']).toBe('"no"');
	});

	it('is none when data arrive: the values follow, nothing was done', () => {
		const first = play(unread(), arrival(datasetOf(healthyLines.slice(0, 3)), {state: 'reading'}, true));
		const model = play(settled(first), ...named('accuracy'));
		const all = settled(play(model, arrival(datasetOf(healthyLines))));
		expect(valuesOf(all)).toEqual({accuracy: '0.800'});
		expect(valuesOf(model)).not.toEqual(valuesOf(all));
		expect(changesOf(all)).toEqual({});
	});

	it('is what was shown before beside what is shown now, for any record and threshold', () => {
		const start = follow(
			openedDemo('all'),
			{type: 'step-chosen', step: 1},
			{type: 'entered'},
			{type: 'step-chosen', step: 2},
			{type: 'entered'},
		);
		const model = play(start, ...named('prediction', 'probability', 'ground truth', 'accuracy', 'recall'));
		const anyDoing: fc.Arbitrary<Event> = fc.oneof(
			fc.record({type: fc.constant('record-changed' as const), by: fc.integer({min: -50, max: 50})}),
			fc.record({type: fc.constant('threshold-moved' as const), by: fc.constantFrom(-0.1, 0.1)}),
		);
		fc.assert(
			fc.property(fc.array(anyDoing, {minLength: 1, maxLength: 4}), (doings) => {
				const before = play(model, ...doings.slice(0, -1));
				const after = play(before, ...doings.slice(-1));
				const isSame = before.record.row === after.record.row && before.draft?.mapping === after.draft?.mapping;
				for (const one of isSame ? [] : after.watch.watched) {
					const [old, now] = [valueNow(before, one), valueNow(after, one)];
					expect(after.watch.before.get(keyOf(one))).toBe(old === now ? undefined : old);
				}
			}),
			{numRuns: 40},
		);
	});
});
