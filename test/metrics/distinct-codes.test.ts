import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {distinctCodes, fewDistinctCodes, occurringCodes} from '../../src/metrics/distinct-codes.js';

const codes = fc.array(fc.integer({min: -1, max: 300}), {maxLength: 400}).map((some) => Int32Array.from(some));
const labels = Array.from({length: 301}, (_, code) => String(code));

describe('label codes that occur', () => {
	const different = (some: Int32Array) => [...new Set(some)].filter((code) => code !== -1);

	it('are each listed once, in order of appearance', () => {
		fc.assert(
			fc.property(codes, fc.nat({max: 300}), (some, most) => {
				expect(distinctCodes(some)).toEqual(different(some));
				const areFew = different(some).length <= most;
				expect(fewDistinctCodes(some.slice(), most)).toEqual(areFew ? different(some) : undefined);
			}),
		);
	});

	it('are marked', () => {
		fc.assert(
			fc.property(codes, (actual) => {
				const marks = occurringCodes({actual, labels});
				expect(labels.flatMap((_, code) => (marks[code] === 1 ? [code] : []))).toEqual(
					different(actual).sort((a, b) => a - b),
				);
				expect(marks.length).toBe(labels.length);
			}),
		);
	});
});
