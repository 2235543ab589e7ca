import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {MatrixTable} from '../../src/metrics/outcomes.js';
import {cappedMatrix} from '../../src/report/capped-matrix.js';

const matrices = fc.dictionary(
	fc.string({maxLength: 3}),
	fc.dictionary(fc.string({maxLength: 3}), fc.nat({max: 50}), {minKeys: 1, maxKeys: 30}),
	{maxKeys: 30},
);

function total(table: MatrixTable): number {
	return Object.values(table)
		.flatMap((row) => Object.values(row))
		.reduce((sum, count) => sum + count, 0);
}

function sizes(table: MatrixTable): readonly number[] {
	return [Object.keys(table).length, new Set(Object.values(table).flatMap((row) => Object.keys(row))).size];
}

describe('cappedMatrix', () => {
	it('returns a matrix that fits as it is', () => {
		const table = {a: {a: 1, b: 2}, b: {a: 3, b: 4}};

		expect(cappedMatrix(table, 2)).toBe(table);
	});

	it('keeps the most frequent labels in their order and counts the others together, last', () => {
		const table = {yes: {'0.1': 1, '0.5': 9, '0.7': 2, '0.9': 8}, no: {'0.1': 1, '0.5': 1}};

		const capped = cappedMatrix(table, 2);

		expect(capped).toEqual({yes: {'0.5': 9, '0.9': 8, '(2 more)': 3}, no: {'0.5': 1, '(2 more)': 1}});
		expect(Object.keys(capped['yes'] ?? {})).toEqual(['0.5', '0.9', '(2 more)']);
	});

	it('caps rows and columns independently', () => {
		expect(cappedMatrix({a: {x: 5}, b: {x: 3}, c: {x: 1}}, 1)).toEqual({a: {x: 5}, '(2 more)': {x: 4}});
	});

	it('takes a label that looks like a property of every object for a label', () => {
		const table = Object.fromEntries([['__proto__', {constructor: 2, a: 1, b: 1}]]);

		expect(JSON.stringify(cappedMatrix(table, 2))).toBe('{"__proto__":{"constructor":2,"a":1,"(1 more)":1}}');
	});

	it('never loses a count and never shows more labels than asked for, but for the rest', () => {
		fc.assert(
			fc.property(matrices, fc.integer({min: 1, max: 20}), (table, most) => {
				const capped = cappedMatrix(table, most);

				expect(total(capped)).toBe(total(table));
				for (const size of sizes(capped)) expect(size).toBeLessThanOrEqual(most + 1);
			}),
		);
	});
});
