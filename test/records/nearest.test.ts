import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {editDistance, nearest} from '../../src/records/nearest.js';

describe('nearest', () => {
	const keys = ['prediction', 'probability', 'groundTruth', 'features'];

	it.each([
		['predicton', 'prediction'],
		['predcition', 'prediction'],
		['probabilty', 'probability'],
		['ground_truth', 'groundTruth'],
		['GROUND-TRUTH', 'groundTruth'],
		['pred', 'prediction'],
		['feature', 'features'],
	])('takes %s for %s', (typed, meant) => {
		expect(nearest(typed, keys)).toBe(meant);
	});

	it.each(['threshold', 'x', '', '__', 'label'])('knows nothing like %j', (typed) => {
		expect(nearest(typed, keys)).toBeUndefined();
	});

	it('prefers the candidate that needs fewer slips, and the earlier of two equal ones', () => {
		expect(nearest('label', ['labels_a', 'labell', 'labels'])).toBe('labell');
		expect(nearest('classA', ['classB', 'classC'])).toBe('classB');
	});

	it('does not take one short word for another', () => {
		expect(nearest('id', ['is', 'x'])).toBeUndefined();
	});

	it('never finds a candidate among none', () => {
		expect(nearest('prediction', [])).toBeUndefined();
	});
});

describe('the edit distance', () => {
	it.each([
		['kitten', 'sitting', 3],
		['ab', 'ba', 1],
		['', 'abc', 3],
		['same', 'same', 0],
		['ca', 'abc', 3],
	])('of %j and %j is %i', (a, b, distance) => {
		expect(editDistance(a, b)).toBe(distance);
	});

	it('is symmetric, zero only for equal words, and at most the longer length', () => {
		const word = fc.string({maxLength: 12});
		fc.assert(
			fc.property(word, word, (a, b) => {
				const distance = editDistance(a, b);
				expect(distance).toBe(editDistance(b, a));
				expect(distance === 0).toBe(a === b);
				expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
			}),
		);
	});
});
