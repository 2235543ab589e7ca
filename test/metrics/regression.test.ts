import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {regressionValues} from '../../src/metrics/regression.js';

const {NaN: missing, POSITIVE_INFINITY: infinity} = Number;

describe('regression metrics', () => {
	it('are the known ones of a small example', () => {
		expect(valuesOf([3, -0.5, 2, 7], [2.5, 0, 2, 8])).toEqual({
			mae: 0.5,
			mse: 0.375,
			rmse: Math.sqrt(0.375),
			r2: expect.closeTo(0.9486081370449679, 15),
		});
	});

	it('leave out rows where either number is missing or infinite', () => {
		const values = valuesOf([3, missing, -0.5, 1, 2, 7, infinity], [2.5, 1, 0, infinity, 2, 8, infinity]);
		expect(values).toEqual(valuesOf([3, -0.5, 2, 7], [2.5, 0, 2, 8]));
	});

	it('are 0 where no row has both numbers', () => {
		expect(valuesOf([missing, 1], [1, missing])).toEqual({mae: 0, mse: 0, rmse: 0, r2: 0});
	});

	it('have an r2 of 0 or 1 where the ground truth is constant, even one that no mean hits exactly', () => {
		const constant = Array.from({length: 10}, () => 0.1);
		expect(valuesOf(constant, constant).r2).toBe(1);
		expect(valuesOf(constant, [...constant.slice(1), 0.2]).r2).toBe(0);
	});

	it('have no r2 for one row', () => {
		expect(valuesOf([1], [2])).toEqual({mae: 1, mse: 1, rmse: 1, r2: 0});
	});

	it('lose no digits over a million equal errors', () => {
		const rows = 1_000_000;
		const values = valuesOf(new Array(rows).fill(0), new Array(rows).fill(0.1));
		expect(values.mae).toBeCloseTo(0.1, 15);
	});

	it('of a sample are those of its rows alone', () => {
		const number = fc.integer({min: -50, max: 50});
		fc.assert(
			fc.property(fc.array(fc.tuple(number, number, fc.nat(31)), {minLength: 2}), (rows) => {
				const bits = Uint8Array.from(rows, ([, , mask]) => mask);
				const {samples} = regressionValues(outcomesOf(rows), bits);
				for (const [sample, values] of samples.entries()) {
					const own = rows.filter(([, , mask]) => ((mask >> sample) & 1) === 1);
					const expected = regressionValues(outcomesOf(own), undefined).whole;
					expect(values.mse).toBeCloseTo(expected.mse, 9);
					expect(values.mae).toBeCloseTo(expected.mae, 9);
					expect(relativeDifference(values.r2, expected.r2)).toBeLessThan(1e-9);
				}
			}),
		);
	});
});

function valuesOf(actual: readonly number[], predicted: readonly number[]) {
	const outcomes = {
		kind: 'numbers',
		actual: Float64Array.from(actual),
		predicted: Float64Array.from(predicted),
	} as const;
	return regressionValues(outcomes, undefined).whole;
}

function outcomesOf(rows: readonly (readonly [number, number, number])[]) {
	return {
		kind: 'numbers',
		actual: Float64Array.from(rows, ([actual]) => actual),
		predicted: Float64Array.from(rows, ([, predicted]) => predicted),
	} as const;
}

function relativeDifference(left: number, right: number): number {
	return Math.abs(left - right) / Math.max(1, Math.abs(left), Math.abs(right));
}
