import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {scoredPairsSteps} from '../../src/mapping/scored-pairs.js';
import {madeScoresSteps} from '../../src/metrics/made-scores.js';
import {rankingSteps, rankScores} from '../../src/metrics/ranking.js';
import {scoreMetrics} from '../../src/metrics/score-metrics.js';
import {matricesAtCut} from '../../src/metrics/threshold-counts.js';
import {complete} from '../../src/records/steps.js';

const ways = {
	same: (p: number) => p,
	percent: (p: number) => p / 100,
	complement: (p: number) => 1 - p,
	sigmoid: (p: number) => 1 / (1 + Math.exp(-p)),
	turnedSigmoid: (p: number) => 1 - 1 / (1 + Math.exp(-p)),
	rounded: (p: number) => Math.round(p),
	turnedAndRounded: (p: number) => -Math.round(p),
	square: (p: number) => p * p,
	root: (p: number) => Math.sqrt(p),
	constant: (p: number) => (Number.isNaN(p) ? p : 0.5),
};
const anyWay = fc.constantFrom(...Object.values(ways));
const anyScore = fc.oneof(
	fc.constantFrom(-2, -0, 0, 0.25, 0.5, 1, 37, 40, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
	fc.double({min: -3, max: 3}),
	fc.double(),
);
const sides = {positive: 1, negative: 0};

describe('the ranking of scores that were made from others', () => {
	it('is the one that sorting makes, whatever was made of them', () => {
		fc.assert(
			fc.property(fc.array(anyScore, {maxLength: 40}), fc.array(anyWay, {maxLength: 4}), (scores, chain) => {
				const given = Float64Array.from(scores);
				for (const way of chain) {
					const made = madeBy(given, way);
					const {order, ends} = rankScores(made.slice());
					expect(complete(rankingSteps(made))).toMatchObject({order, ends});
				}
			}),
			{numRuns: 1000},
		);
	});

	it('is the one that sorting makes of scores that were made twice', () => {
		fc.assert(
			fc.property(fc.array(anyScore), anyWay, anyWay, (scores, first, second) => {
				const made = madeBy(madeBy(Float64Array.from(scores), first), second);
				const {order, ends} = rankScores(made.slice());
				expect(complete(rankingSteps(made))).toMatchObject({order, ends});
			}),
		);
	});

	it('is in the line of the other one as long as the ties are the same', () => {
		const given = Float64Array.of(0.5, 0.25, 0.5, 1.25);
		const {line, order, ends} = rankScores(given);
		expect(rankScores(madeBy(given, ways.percent))).toMatchObject({isTurned: false});
		expect(rankScores(madeBy(given, ways.percent)).line).toBe(line);
		expect(rankScores(madeBy(given, ways.percent)).order).toBe(order);
		expect(rankScores(madeBy(given, ways.percent)).ends).toBe(ends);
		expect(rankScores(madeBy(given, ways.complement))).toMatchObject({isTurned: true});
		expect(rankScores(madeBy(given, ways.complement)).line).toBe(line);
		expect(rankScores(madeBy(given, ways.rounded)).line).not.toBe(line);
	});
});

describe('pairs with scores that were made from others', () => {
	const anyPair = fc.record({actual: fc.constantFrom(-1, 0, 1, 2), score: anyScore});

	it('say the same as pairs that are ranked by themselves', () => {
		fc.assert(
			fc.property(fc.array(anyPair), fc.array(anyWay, {maxLength: 4}), fc.boolean(), (pairs, chain, isRankedBefore) => {
				const actual = Int32Array.from(pairs, (pair) => pair.actual);
				const given = Float64Array.from(pairs, (pair) => pair.score);
				if (isRankedBefore) scored(actual, given);
				for (const way of chain) {
					const made = madeBy(given, way);
					const [one, other] = [scored(actual, made), scored(actual.slice(), made.slice())];
					expect(one.rows.scores).toEqual(other.rows.scores);
					expect(one.rows.ranking).toMatchObject({order: other.rows.ranking.order, ends: other.rows.ranking.ends});
					expect(one.pairs).toEqual(other.pairs);
					expect(scoreMetrics(one.rows, sides)).toEqual(scoreMetrics(other.rows, sides));
					const cut = {threshold: 0.25, rule: '>='} as const;
					const matricesOf = ({counts}: typeof one) => matricesAtCut(counts, cut, sides, ['0', '1', '2']);
					expect(matricesOf(one)).toEqual(matricesOf(other));
				}
			}),
			{numRuns: 500},
		);
	});

	it('are of the very same kinds after a detour by scores that turn them round', () => {
		const [actual, given] = [Int32Array.of(0, 1, -1, 1), Float64Array.of(0.1, 0.9, 0.5, 0.3)];
		const {kinds} = scored(actual, given).rows;
		expect(scored(actual, madeBy(given, ways.complement)).rows.kinds).not.toBe(kinds);
		expect(scored(actual, madeBy(given, ways.percent)).rows.kinds).toBe(kinds);
	});
});

function madeBy(given: Float64Array, way: (p: number) => number): Float64Array {
	const make = (scores: Float64Array) => {
		for (const [at, score] of scores.entries()) scores[at] = way(score);
	};
	return complete(madeScoresSteps(given, make));
}

function scored(actual: Int32Array, score: Float64Array) {
	const rows = Int32Array.from(actual.keys());
	const pairs = {
		key: 'own',
		recordsKey: 'all',
		captureRow: rows,
		truthRow: rows,
		joined: rows.length,
		areSingle: true,
		areRows: true,
	};
	const found = complete(scoredPairsSteps({actual, score, labelCount: 3}, pairs));
	if (found === undefined) throw new Error('they are not counted');
	return found;
}
