import {describe, expect, it} from 'vitest';
import {metric, sampleBits, sampleCount, withDeviation} from '../../src/metrics/deviation.js';

describe('the five samples', () => {
	it('each hold 80 % of the rows, and share 64 % pair by pair as independent draws do', () => {
		const rows = 100_000;
		const bits = sampleBits(rows);
		const shareOf = (mask: number) => bits.filter((own) => (own & mask) === mask).length / rows;
		for (let sample = 0; sample < sampleCount; sample++) {
			expect(shareOf(1 << sample)).toBeCloseTo(0.8, 2);
			for (let other = 0; other < sample; other++) {
				expect(shareOf((1 << sample) | (1 << other))).toBeCloseTo(0.64, 2);
			}
		}
	});

	it('are independent from row to row', () => {
		const bits = sampleBits(100_000);
		const both = bits.filter((own, row) => (own & (bits[row + 1] ?? 0) & 1) === 1).length;
		expect(both / bits.length).toBeCloseTo(0.64, 2);
	});

	it('are the same for the same seed, and for a row whatever rows follow', () => {
		expect(sampleBits(1000)).toEqual(sampleBits(5000).subarray(0, 1000));
		expect(sampleBits(1000, 7)).toEqual(sampleBits(1000, 7));
		expect(sampleBits(1000, 7)).not.toEqual(sampleBits(1000, 8));
	});
});

describe('the deviation', () => {
	it('is that of a sample, divided by four for five values', () => {
		expect(metric(3, [1, 2, 3, 4, 5])).toEqual({value: 3, standard_deviation: Math.sqrt(2.5)});
	});

	it('is the text NaN where no samples were drawn', () => {
		expect(withDeviation({recall: 0.5}, [])).toEqual({recall: {value: 0.5, standard_deviation: 'NaN'}});
	});

	it('is taken metric by metric', () => {
		const metrics = withDeviation({recall: 0.5, precision: 1}, [
			{recall: 0.4, precision: 1},
			{recall: 0.6, precision: 1},
		]);
		expect(metrics.recall.standard_deviation).toBeCloseTo(Math.sqrt(0.02), 15);
		expect(metrics.precision.standard_deviation).toBe(0);
	});
});
