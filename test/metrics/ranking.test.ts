import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {rankingSteps, rankScores} from '../../src/metrics/ranking.js';
import {rankingLikeSteps} from '../../src/metrics/ranking-like.js';
import {complete} from '../../src/records/steps.js';

const sigmoid = (p: number) => 1 / (1 + Math.exp(-p));
const normal = (random: () => number) => random() + random() + random() - 1.5;

/** Ways in which scores of models, and of nothing at all, are spread. */
const spreads: Readonly<Record<string, (random: () => number) => number>> = {
	'spread evenly': (random) => random(),
	'written with two decimals': (random) => Math.round(random() * 100) / 100,
	'written with four decimals': (random) => Math.round(random() * 1e4) / 1e4,
	'mostly low': (random) => random() ** 8,
	'mostly at both ends': (random) => sigmoid(30 * normal(random)),
	'mostly at both ends, as 32 bits': (random) => Math.fround(sigmoid(30 * normal(random))),
	'spread over hundreds of magnitudes': (random) => Math.exp(-500 * random()),
	'spread over all magnitudes on both sides of 0': (random) => normal(random) * Math.exp(1400 * random() - 700),
	'far from one of them': (random) => (random() < 1e-3 ? 1e9 : random()),
	normal,
	'infinite here and there': (random) => (random() < 0.01 ? Math.sign(normal(random)) / 0 : normal(random)),
	'too far apart for their difference': (random) => normal(random) * Number.MAX_VALUE,
	'the smallest there are': (random) => Math.round(200 * normal(random)) * Number.MIN_VALUE,
	'missing here and there': (random) => (random() < 0.1 ? Number.NaN : random()),
	'0 with either sign': (random) => Math.round(normal(random)) * random(),
	'in clusters': (random) => Math.floor(random() * 50) + random() * 1e-9,
	'in clusters that differ in their last digits': (random) => 1 + Math.floor(random() * 2000) * 2 ** -52,
	equal: () => 0.5,
	'labels that are numbers': (random) => Math.round(random()),
	'few, infinite or missing here and there': (random) =>
		[0, -0, 1, 7, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY][Math.floor(random() * 7)] as number,
	'few at first': (() => {
		let rows = 0;
		return (random) => (rows++ % 4000 < 3000 ? Math.round(random()) : random());
	})(),
};

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
		expect(rankScores(new Float64Array(0))).toMatchObject({order: new Int32Array(0), ends: new Int32Array(0)});
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

	describe.each(Object.entries(spreads))('of scores that are %s', (_, scoreOf) => {
		it('is the order that comparisons make, and its ties', () => {
			fc.assert(
				fc.property(fc.integer(), fc.constantFrom(257, 5000, 30_000), (seed, length) => {
					const random = randomNumbers(seed);
					const scores = Float64Array.from({length}, () => scoreOf(random));
					const {order, ends} = rankScores(scores);
					const expected = comparedOrder(scores);
					expect(order).toEqual(Int32Array.from(expected));
					expect(ends).toEqual(Int32Array.from(comparedEnds(scores, expected)));
				}),
				{numRuns: 5},
			);
		});
	});

	it('is the same by the ranking of scores that these were made from, or of any others', () => {
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
				expect(complete(rankingSteps(scores.map(second), like))).toMatchObject({order, ends});
			}),
			{numRuns: 1000},
		);
	});

	it('is looked for in the ranking of other scores only where it may be there, and where sorting takes longer', () => {
		const scores = Float64Array.from({length: 5000}, (_, row) => ((row * 7) % 5000) / 5000);
		const like = rankScores(scores);
		const found = (make: (score: number, row: number) => number) =>
			complete(rankingLikeSteps(scores.map(make), like)) !== undefined;
		expect(found((score) => 1 - score ** 2)).toBe(true);
		expect(found((score) => Math.round(score * 2000))).toBe(true);
		expect(found((score) => Math.round(score))).toBe(false);
		expect(found((_, row) => row)).toBe(false);
	});

	it('orders few rows as comparisons do', () => {
		fc.assert(
			fc.property(fc.float64Array(), (scores) => {
				expect([...rankScores(scores).order]).toEqual(comparedOrder(scores));
			}),
		);
	});
});

function randomNumbers(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) | 0;
		return (state >>> 0) / 2 ** 32;
	};
}

function comparedEnds(scores: Float64Array, order: readonly number[]): number[] {
	return order.flatMap((row, at) => (scores[row] === scores[order[at + 1] ?? -1] ? [] : [at + 1]));
}

function comparedOrder(scores: Float64Array): number[] {
	const at = (row: number) => scores[row] ?? Number.NaN;
	const rows = [...scores.keys()].filter((row) => !Number.isNaN(at(row)));
	return rows.sort((left, right) => (at(left) === at(right) ? left - right : at(left) > at(right) ? -1 : 1));
}
