import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {rankingSteps, rankScores} from '../../src/metrics/ranking.js';
import {complete} from '../../src/records/steps.js';

describe('the ranking of scores', () => {
	it('puts the highest score first, keeps ties in row order and leaves out rows without score', () => {
		const {order, ends} = rankScores(Float64Array.of(0.5, 0.9, Number.NaN, 0.5, 0.1));
		expect([...order]).toEqual([1, 0, 3, 4]);
		expect([...ends]).toEqual([1, 3, 4]);
	});

	it('takes 0 and -0 for one score', () => {
		expect([...rankScores(Float64Array.of(-0, 0)).ends]).toEqual([2]);
		expect([...rankScores(Float64Array.from({length: 5000}, (_, row) => (row % 2 === 0 ? 0 : -0))).ends]).toEqual([
			5000,
		]);
	});

	it('is empty without scores', () => {
		expect(rankScores(new Float64Array(0))).toEqual({order: new Int32Array(0), ends: new Int32Array(0)});
	});

	it('orders many rows as comparisons do', () => {
		const scores = fc.array(fc.double(), {minLength: 1, maxLength: 50});
		fc.assert(
			fc.property(scores, fc.integer({min: 4500, max: 6000}), (values, length) => {
				const many = Float64Array.from({length}, (_, row) => values[(row * row) % values.length] ?? 0);
				expect([...rankScores(many).order]).toEqual(comparedOrder(many));
			}),
			{numRuns: 30},
		);
	});

	it('orders scores that differ in their last digits only, in runs of any length', () => {
		const nearly = (sign: 1 | -1, run: number, row: number) => sign * (run + ((row * 7919) % 5003) * 2 ** -40);
		for (const runLength of [3, 40, 6000]) {
			for (const sign of [1, -1] as const) {
				const scores = Float64Array.from({length: 9000}, (_, row) =>
					nearly(sign, 1 + Math.floor(row / runLength), row),
				);
				expect([...rankScores(scores).order]).toEqual(comparedOrder(scores));
			}
		}
	});

	it('orders scores on any scale, however far the highest is from the others', () => {
		for (const farthest of [1e3, 1e12, 1e300, Number.MAX_VALUE, Number.POSITIVE_INFINITY, 5e-324, 0]) {
			for (const nearest of [1, 1e-12, 5e-324]) {
				const scores = Float64Array.from({length: 9000}, (_, row) =>
					row % 1000 === 7 ? farthest : (((row * 7919) % 5003) - 900) * nearest,
				);
				expect([...rankScores(scores).order]).toEqual(comparedOrder(scores));
			}
		}
	});

	it('is the same by the ranking of scores that these were made from, or of any others', () => {
		const sigmoid = (p: number) => 1 / (1 + Math.exp(-p));
		const transforms: readonly ((p: number) => number)[] = [
			(p) => p,
			(p) => 1 - p,
			(p) => p / 100,
			sigmoid,
			(p) => 1 - sigmoid(p),
			(p) => Math.round(p),
			(p) => -Math.round(p),
			(p) => p * p,
		];
		const score = fc.oneof(fc.double(), fc.double({min: -40, max: 40}), fc.constantFrom(0, -0, 0.5, 1, Number.NaN));
		const anyTransform = fc.constantFrom(...transforms);
		fc.assert(
			fc.property(fc.array(score), anyTransform, anyTransform, (given, first, second) => {
				const scores = Float64Array.from(given);
				const like = rankScores(scores.map(first));
				const {order, ends} = rankScores(scores.map(second));
				expect(complete(rankingSteps(scores.map(second), like))).toEqual({order, ends});
			}),
			{numRuns: 1000},
		);
	});

	it('orders few rows as comparisons do', () => {
		fc.assert(
			fc.property(fc.float64Array(), (scores) => {
				expect([...rankScores(scores).order]).toEqual(comparedOrder(scores));
			}),
		);
	});
});

function comparedOrder(scores: Float64Array): number[] {
	const at = (row: number) => scores[row] ?? Number.NaN;
	const rows = [...scores.keys()].filter((row) => !Number.isNaN(at(row)));
	return rows.sort((left, right) => (at(left) === at(right) ? left - right : at(left) > at(right) ? -1 : 1));
}
