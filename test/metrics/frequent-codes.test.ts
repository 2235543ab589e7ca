import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {frequentCodes} from '../../src/metrics/frequent-codes.js';
import {rowsOfCodesSteps} from '../../src/metrics/rows-of-codes.js';
import {complete} from '../../src/records/steps.js';

function plainly(rows: Int32Array, first: number, most: number): readonly number[] {
	const codes = [...rows.keys()].filter((code) => code >= first && rows[code] !== 0);
	return codes.sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0) || a - b).slice(0, most);
}

describe('the most frequent labels', () => {
	it('are those that sorting them by their rows gives', () => {
		const codes = fc.array(fc.integer({min: -1, max: 15}), {maxLength: 60}).map((all) => Int32Array.from(all));
		fc.assert(
			fc.property(codes, fc.integer({min: 0, max: 4}), fc.integer({min: 1, max: 12}), (all, first, most) => {
				const counted = complete(rowsOfCodesSteps(all, 16));
				const found = frequentCodes(counted, first, most);
				expect([...found].sort((a, b) => a - b)).toEqual([...plainly(counted.rows, first, most)].sort((a, b) => a - b));
			}),
			{numRuns: 500},
		);
	});

	it('are found among very many that have several rows each', () => {
		const codes = Int32Array.from({length: 30_000}, (_, row) => 9999 - (row % 10_000));
		codes[0] = 5;
		codes[1] = 5;
		expect(frequentCodes(complete(rowsOfCodesSteps(codes, 10_000)), 0, 3)).toEqual([5, 0, 1]);
	});
});
