import fc from 'fast-check';
import {expect, it} from 'vitest';
import {compareLabels, firstInOrder, sortLabels} from '../../src/metrics/label-order.js';

it('puts numbers by value before text by characters', () => {
	const labels = ['b', '10', '2', 'a', '-1', '', '0.5', '1e1', ' 3 ', 'class10', 'class2'];
	expect(sortLabels(labels)).toEqual(['-1', '0.5', '2', ' 3 ', '10', '1e1', '', 'a', 'b', 'class10', 'class2']);
});

it('orders as its comparison does', () => {
	const label = fc.oneof(fc.double().map(String), fc.string(), fc.constantFrom('1', '1.0', '-0', '0', 'Infinity'));
	fc.assert(
		fc.property(fc.uniqueArray(label), (labels) => {
			expect(sortLabels(labels)).toEqual([...labels].sort(compareLabels));
			expect(firstInOrder(labels)).toBe(sortLabels(labels)[0]);
		}),
	);
});
