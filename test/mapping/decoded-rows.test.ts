import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {decodedWithLabelSteps, decodedWithNumberSteps} from '../../src/mapping/decoded-rows.js';
import {complete} from '../../src/records/steps.js';
import {arbitraryLine} from '../support/arbitrary-records.js';
import {datasetOf} from '../support/sessions.js';

const number = fc.oneof(fc.constantFrom(Number.NaN, Infinity, -Infinity, -1, 0), fc.double());
const rows = fc.array(fc.tuple(arbitraryLine, fc.integer({min: -1, max: 2}), number), {minLength: 1, maxLength: 12});

describe('decoded records that have a value', () => {
	it('are counted as they are one by one', () => {
		fc.assert(
			fc.property(rows, (given) => {
				const dataset = datasetOf(given.map(([line]) => JSON.stringify(line)));
				const {captures} = dataset;
				const codes = Int32Array.from(given, ([, code]) => code);
				const numbers = Float64Array.from(given, ([, , value]) => value);
				const counted = (holds: (row: number) => boolean) =>
					given.filter((_, row) => captures.isDecoded(row) && holds(row)).length;

				expect(captures.decodedRows).toBe(counted(() => true));
				expect(complete(decodedWithLabelSteps(dataset, codes))).toBe(counted((row) => codes[row] !== -1));
				expect(complete(decodedWithNumberSteps(dataset, numbers))).toBe(counted((row) => !Number.isNaN(numbers[row])));
				expect(complete(decodedWithNumberSteps(dataset, numbers, Number.MAX_VALUE))).toBe(
					counted((row) => Number.isFinite(numbers[row])),
				);
			}),
		);
	});
});
