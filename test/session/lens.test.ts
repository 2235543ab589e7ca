import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import {complete} from '../../src/records/steps.js';
import type {Event} from '../../src/session/events.js';
import {labelTableOf} from '../../src/session/lens/label-rows.js';
import {
	hasLabels,
	highlightedOf,
	rankedSuggestions,
	suggestionToTry,
	trialsOf,
	tryOut,
} from '../../src/session/lens/lens.js';
import {pairsByCount} from '../../src/session/lens/pairs-by-count.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {healthy, opened, openedDemo, play, troubled, unread} from '../support/sessions.js';

type Value = string | number | boolean | null;

const byLabel: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {prediction: {from: 'output', path: '$.p'}, groundTruth: {from: 'output', path: '$.y'}},
};

/** Pairs of ground truth and prediction, each so many times, read by a mapping. */
function readBy(
	mapping: Mapping,
	pairs: readonly (readonly [truth: Value, prediction: Value, times?: number])[],
): Model {
	const captures = pairs.flatMap(([y, p, times = 1]) =>
		Array.from({length: times}, () => JSON.stringify({request: {}, response: {p, y}})),
	);
	return opened({captures, opening: {mapping: {path: 'mapping.json', mapping}}});
}

/** The lens open, and everything in it tried. */
function looked(model: Model): Model {
	const open = model.overlay === 'lens' ? model : play(model, {type: 'overlay-opened', overlay: 'lens'});
	const next = suggestionToTry(open);
	const tried = next && complete(tryOut(open, next));
	return tried === undefined ? open : looked(update(open, tried));
}

function listed(model: Model): readonly (readonly [id: string, rescues: number])[] {
	return rankedSuggestions(looked(model)).map(({id, rescues}) => [id, rescues]);
}

describe('the labels', () => {
	it('are those that the mapping makes of the values, with all their spellings', () => {
		const model = readBy({...byLabel, labels: {normalise: ['trim', 'number']}}, [
			['1', 1, 3],
			['1.0', ' 1 ', 2],
			['0', 2],
			['0', null],
		]);
		expect(labelTableOf(model)?.rows).toMatchObject([
			{label: '2', state: 'predicted only', truth: [], predicted: [{text: '2', count: 1}]},
			{label: '0', state: 'truth only', truth: [{text: '"0"', count: 2}], predicted: []},
			{
				label: '1',
				state: 'both',
				truth: [
					{text: '"1"', count: 3},
					{text: '"1.0"', count: 2},
				],
				predicted: [
					{text: '1', count: 3},
					{text: '" 1 "', count: 2},
				],
			},
		]);
	});

	it('of probabilities are the classes that are decided, and their range is told', () => {
		const mapping: Mapping = {
			...byLabel,
			roles: {probability: {from: 'output', path: '$.p'}, groundTruth: {from: 'output', path: '$.y'}},
			decision: {threshold: 0.5},
			labels: {positive: 'yes', negative: 'no'},
		};
		const model = readBy(
			mapping,
			Array.from({length: 80}, (_, at) => [at % 2 === 0 ? 'yes' : 'no', at / 80] as const),
		);
		const table = labelTableOf(model);
		expect(table?.rows.map(({label, state, predicted}) => [label, state, predicted[0]?.count])).toEqual([
			['no', 'both', 41],
			['yes', 'both', 39],
		]);
		expect(table?.predictedNote).toBe('80 different values, from 0.000 to 0.988');
		expect(table?.truthNote).toBeUndefined();
	});

	it('say where a side is not read yet, or has nothing', () => {
		expect(labelTableOf(troubled())?.truthNote).toBe('not read yet');
		expect(labelTableOf(readBy(byLabel, [[null, 'yes']]))?.truthNote).toBe('none');
		expect(labelTableOf(unread())).toBeUndefined();
	});
});

describe('suggestions', () => {
	it.each<[string, readonly (readonly [Value, Value, number])[], string, number]>([
		[
			'blanks',
			[
				['yes', 'yes ', 3],
				['no', 'no', 2],
			],
			'trim',
			3,
		],
		[
			'quotes',
			[
				['yes', "'yes'", 3],
				['no', '"no"', 2],
			],
			'unquote',
			5,
		],
		[
			'numbers',
			[
				['1', '1.00', 3],
				['0', '0', 2],
			],
			'number',
			3,
		],
		[
			'case',
			[
				['yes', 'YES', 4],
				['no', 'no', 2],
			],
			'case',
			4,
		],
		[
			'truth values',
			[
				['1', true, 4],
				['0', false, 2],
			],
			'boolean',
			6,
		],
	])('bring together what differs in %s', (_, pairs, id, rescues) => {
		const model = readBy(byLabel, pairs);
		expect(listed(model)).toContainEqual([id, rescues]);
		expect(listed(model)[0]?.[1]).toBe(rescues);
	});

	it('bring together what could match and never did', () => {
		const model = readBy(byLabel, [
			['1', '1', 2],
			['1.0', '1', 3],
			['0', '0', 2],
		]);
		expect(listed(model)).toEqual([['number', 0]]);
		expect(rankedSuggestions(looked(model))[0]?.agreeing).toBe(3);
	});

	it('join rules that only rescue together', () => {
		const model = readBy(byLabel, [
			['yes', '"YES"', 3],
			['no', '"NO"', 2],
		]);
		expect(listed(model)[0]).toEqual(['unquote case', 5]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: 1});
		expect(applied.draft?.mapping.labels?.normalise).toEqual(['unquote', 'case']);
	});

	it('keep the rules that the mapping has', () => {
		const model = readBy({...byLabel, labels: {normalise: ['case']}}, [
			['yes', 'YES ', 3],
			['no', 'no', 2],
		]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: 1});
		expect(applied.draft?.mapping.labels?.normalise).toEqual(['trim', 'case']);
		expect(applied.draft?.after.reading.funnel.comparable).toBe(5);
	});

	it('rename an index to the name that the records pair it with', () => {
		const model = readBy({...byLabel, problemType: 'MulticlassClassification'}, [
			['setosa', '2', 5],
			['setosa', '0', 1],
			['virginica', '0', 4],
			['versicolor', '1', 3],
		]);
		expect(listed(model)[0]).toEqual(['rename', 13]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: undefined});
		expect(applied.draft?.mapping.labels?.rename).toEqual({2: 'setosa', 0: 'virginica', 1: 'versicolor'});
		expect(applied.notice?.text).toContain('Rename as the records pair them');
		expect(play(applied, {type: 'undone'}).draft?.mapping).toEqual(model.draft?.mapping);
	});

	it('keep the name where the ground truth has the index', () => {
		const model = readBy(byLabel, [
			[0, 'no', 3],
			[1, 'yes', 3],
		]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: 1});
		expect(applied.draft?.mapping.labels?.rename).toEqual({0: 'no', 1: 'yes'});
		expect(labelTableOf(applied)?.rows.map(({label, state}) => [label, state])).toEqual([
			['no', 'both'],
			['yes', 'both'],
		]);
	});

	it('rename what has been renamed already from where it started', () => {
		const model = readBy({...byLabel, labels: {rename: {a: 'maybe'}}}, [
			['yes', 'a', 3],
			['no', 'no', 3],
		]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: 1});
		expect(applied.draft?.mapping.labels?.rename).toEqual({a: 'yes'});
		expect(applied.draft?.after.reading.funnel.comparable).toBe(6);
	});

	it('call the sides of a threshold by the labels of the ground truth', () => {
		const mapping: Mapping = {
			...byLabel,
			roles: {probability: {from: 'output', path: '$.p'}, groundTruth: {from: 'output', path: '$.y'}},
			decision: {threshold: 0.5},
			labels: {positive: '1', negative: '0'},
		};
		const model = readBy(mapping, [
			['churn', 0.9, 3],
			['stay', 0.1, 3],
			['stay', 0.8, 1],
		]);
		expect(listed(model)).toEqual([['name-sides', 7]]);
		const applied = play(looked(model), {type: 'suggestion-applied', number: 1});
		expect(applied.draft?.mapping.labels).toMatchObject({positive: 'churn', negative: 'stay'});
		// The other way round all records could match as well, and most would not.
		expect(listed(applied)).toEqual([]);
	});

	it('swap the sides of a threshold where more records agree so', () => {
		const mapping: Mapping = {
			...byLabel,
			roles: {probability: {from: 'output', path: '$.p'}, groundTruth: {from: 'output', path: '$.y'}},
			decision: {threshold: 0.5},
			labels: {positive: 'stay', negative: 'churn'},
		};
		const model = looked(
			readBy(mapping, [
				['churn', 0.9, 3],
				['stay', 0.1, 3],
				['stay', 0.8, 1],
			]),
		);
		expect(rankedSuggestions(model)).toMatchObject([{id: 'swap', rescues: 0, agreeing: 5}]);
		expect(highlightedOf(model)?.title).toBe('Swap the sides: above the threshold is "churn"');
		const swapped = play(model, {type: 'suggestion-applied', number: 1});
		expect(swapped.draft?.after.reading.funnel.agreeing).toBe(6);
		expect(listed(swapped)).toEqual([]);
	});

	it('are none where the records match already', () => {
		expect(listed(healthy())).toEqual([]);
	});

	it('that would cost records their match are none', () => {
		const mapping: Mapping = {...byLabel, labels: {rename: {no: 'NO'}}};
		const model = readBy(mapping, [
			['NO', 'no', 5],
			['yes', ' YES', 2],
			['yes', 'yes', 2],
		]);
		const offered = rankedSuggestions(looked(model));
		expect(offered.length).toBeGreaterThan(0);
		for (const {figures} of offered) {
			expect(figures.comparable).toBeGreaterThanOrEqual(7);
			expect(figures.agreeing).toBeGreaterThanOrEqual(7);
		}
	});

	it('come by the records they rescue, and those that rescue none are left out', () => {
		const model = readBy(byLabel, [
			['yes', 'yes', 4],
			['no', 'NO', 3],
			['other', ' other', 2],
		]);
		const rescued = listed(model).map(([, rescues]) => rescues);
		expect(rescued).toEqual([...rescued].sort((a, b) => b - a));
		expect(listed(model)[0]).toEqual(['trim case', 5]);
		expect(rescued.at(-1)).toBeGreaterThan(0);
	});

	it('are none before both sides are read, of numbers, and without records', () => {
		expect(rankedSuggestions(looked(troubled()))).toEqual([]);
		expect(rankedSuggestions(looked(unread()))).toEqual([]);
		const captures = [1, 2].map((at) => JSON.stringify({request: {}, response: {prediction: at, ground_truth: at}}));
		const regression = opened({captures, configuration: {problemType: 'Regression'}});
		expect(rankedSuggestions(looked(regression))).toEqual([]);
		expect(hasLabels(regression)).toMatch(/no labels/);
		expect(hasLabels(unread())).toMatch(/no record yet/);
		expect(hasLabels(healthy())).toBe(true);
	});

	it('of a million probabilities are no renames', () => {
		expect(listed(openedDemo('prediction'))).toEqual([]);
	});
});

describe('in the lens', () => {
	const pairs = [
		['yes', 'yes', 4],
		['no', 'NO', 3],
		['other', ' other', 2],
	] as const;
	const model = looked(readBy(byLabel, pairs));

	it('the arrows choose, and the choice stays when more has been tried', () => {
		const second = play(model, {type: 'cursor-moved', by: 1});
		expect(highlightedOf(second)?.id).toBe(rankedSuggestions(model)[1]?.id);
		expect(highlightedOf(play(second, {type: 'cursor-moved', by: 99}))?.id).toBe(rankedSuggestions(model).at(-1)?.id);
		expect(highlightedOf(play(second, {type: 'cursor-moved', by: -99}))?.id).toBe(rankedSuggestions(model)[0]?.id);
		const chosen = highlightedOf(second)?.id;
		const applied = play(second, {type: 'entered'});
		expect(applied.overlay).toBe('lens');
		expect(applied.draft?.edits.at(-1)?.title).toBe(rankedSuggestions(model).find(({id}) => id === chosen)?.title);
	});

	it('what was tried on another draft does not count', () => {
		const applied = play(model, {type: 'suggestion-applied', number: 1});
		expect(rankedSuggestions(applied)).toEqual([]);
		expect(trialsOf(applied).done).toBe(0);
	});

	it.each<Event>([{type: 'entered'}, {type: 'suggestion-applied', number: 1}])(
		'what is not tried yet is not applied: $type waits for it',
		(event) => {
			const untried = play(readBy(byLabel, pairs), {type: 'overlay-opened', overlay: 'lens'});
			const asked = play(untried, event);
			expect(asked.draft).toBe(untried.draft);

			const applied = looked(asked);
			expect(applied.draft?.edits.at(-1)?.title).toBe(rankedSuggestions(model)[0]?.title);
			const calledOff = play(asked, {type: 'closed'});
			expect(calledOff).toMatchObject({overlay: 'lens', waiting: []});
		},
	);

	it('a number that is not there is refused', () => {
		expect(play(model, {type: 'suggestion-applied', number: 9}).notice?.text).toMatch(/^There are \d suggestions$/);
		const nothing = looked(troubled());
		expect(play(nothing, {type: 'suggestion-applied', number: undefined}).notice?.text).toMatch(/nothing to apply/);
	});

	it('the labels scroll as far as there are any', () => {
		const scrolled = play(model, {type: 'labels-scrolled', by: 3});
		expect(scrolled.lens.top).toBe(3);
		expect(play(scrolled, {type: 'labels-scrolled', by: 99}).lens.top).toBe(
			(labelTableOf(model)?.rows.length ?? 0) - 1,
		);
		expect(play(scrolled, {type: 'labels-scrolled', by: -99}).lens.top).toBe(0);
	});

	it('nothing is tried while it is closed', () => {
		expect(suggestionToTry(readBy(byLabel, pairs))).toBeUndefined();
		expect(complete(tryOut(unread(), {id: 'trim', title: '', changes: {}}))).toBeUndefined();
	});
});

describe('pairs of labels', () => {
	it('are those that most records have, each label once', () => {
		const matrix = {a: {x: 5, y: 4}, b: {x: 4, y: 0}, c: {x: 1}};
		expect(pairsByCount(matrix, ['a', 'b', 'c'], ['x', 'y', 'z'])).toEqual([{truth: 'a', predicted: 'x'}]);
		expect(pairsByCount({a: {x: 1, y: 3}, b: {x: 2}}, ['a', 'b'], ['x', 'y'])).toEqual([
			{truth: 'a', predicted: 'y'},
			{truth: 'b', predicted: 'x'},
		]);
		expect(pairsByCount({}, ['a'], ['x'])).toEqual([]);
	});
});
