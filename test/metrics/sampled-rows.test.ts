import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {sampleBits, sampleCount} from '../../src/metrics/deviation.js';
import {rowsOfCodesSteps} from '../../src/metrics/rows-of-codes.js';
import {sampledRowsSteps} from '../../src/metrics/sampled-rows.js';
import {complete} from '../../src/records/steps.js';

const labels = 8;
/** Few rows for each label, or many for some. */
const anyCodes = fc
	.tuple(fc.array(fc.integer({min: -1, max: labels - 1}), {maxLength: 60}), fc.integer({min: 0, max: 40}))
	.map(([codes, times]) => Int32Array.from(codes.flatMap((code, at) => Array(at % 7 === 0 ? times : 1).fill(code))));

describe('the most frequent labels of samples', () => {
	it('are those that counting each sample gives, the first where several are', () => {
		fc.assert(
			fc.property(anyCodes, fc.integer(), (codes, seed) => {
				const samples = sampleBits(codes.length, seed);
				const counted = complete(rowsOfCodesSteps(codes, labels));
				const {rowsOf, majorities} = complete(sampledRowsSteps(codes, counted, samples));
				for (let sample = 0; sample < sampleCount; sample++) {
					const rows = Array.from(
						{length: labels},
						(_, label) =>
							codes.filter((code, at) => code === label && (((samples[at] ?? 0) >> sample) & 1) === 1).length,
					);
					const most = Math.max(...rows);
					const majority = most === 0 ? -1 : rows.indexOf(most);
					expect(majorities[sample]).toBe(majority);
					if (majority !== -1) expect(rowsOf(majority, sample)).toBe(most);
				}
			}),
			{numRuns: 500},
		);
	});

	it('are found among the rows of each label', () => {
		const counted = complete(rowsOfCodesSteps(Int32Array.of(2, -1, 0, 2), 4));
		expect(counted).toEqual({rows: Int32Array.of(1, 0, 2, 0), occurring: 2, most: 2, repeated: Int32Array.of(2)});
	});
});
