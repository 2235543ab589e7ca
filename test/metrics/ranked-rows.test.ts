import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {sampleBits} from '../../src/metrics/deviation.js';
import {type RankedRows, rankedRowsSteps} from '../../src/metrics/ranked-rows.js';
import {scoreMetrics} from '../../src/metrics/score-metrics.js';
import {kindsMoved, matricesAtCut, thresholdCounts} from '../../src/metrics/threshold-counts.js';
import {complete} from '../../src/records/steps.js';

const transforms = {
	same: (p: number) => p,
	percent: (p: number) => p / 100,
	complement: (p: number) => 1 - p,
	sigmoid: (p: number) => 1 / (1 + Math.exp(-p)),
	rounded: (p: number) => Math.round(p),
	square: (p: number) => p * p,
};
const anyTransform = fc.constantFrom(...Object.values(transforms));
const sides = {positive: 1, negative: 0};
const labels = ['0', '1', '2'];
const anyRow = fc.record({
	actual: fc.constantFrom(-1, 0, 1, 2),
	score: fc.oneof(fc.constantFrom(-2, -0, 0, 0.25, 0.5, 1), fc.double({min: -3, max: 3, noNaN: true})),
});
const anyRows = fc.array(anyRow, {minLength: 1, maxLength: 30});
const anyCut = fc.record({
	threshold: fc.double({min: -3, max: 3, noNaN: true}),
	rule: fc.constantFrom('>' as const, '>='),
});

describe('rows by the ranking of other scores of theirs', () => {
	it('say the same as rows that are ranked by themselves', () => {
		fc.assert(
			fc.property(anyRows, fc.array(anyTransform, {minLength: 1, maxLength: 4}), anyCut, (rows, chain, cut) => {
				let like: RankedRows | undefined;
				for (const transform of chain) {
					const alike = rankedBy(rows, transform, like);
					const alone = rankedBy(rows, transform, undefined);
					expect(alike.ranking).toMatchObject({order: alone.ranking.order, ends: alone.ranking.ends});
					expect(scoreMetrics(alike, sides)).toEqual(scoreMetrics(alone, sides));
					const likeCounts = like && thresholdCounts(like);
					expect(matricesAtCut(thresholdCounts(alike, likeCounts), cut, sides, labels)).toEqual(
						matricesAtCut(thresholdCounts(alone), cut, sides, labels),
					);
					like = alike;
				}
			}),
			{numRuns: 500},
		);
	});

	it('are of the very same kinds where the ties are the same, and of others where a tie falls apart', () => {
		const rows = [0.5, 0.25, 0.5, 1.25].map((score, row) => ({score, actual: row % 2}));
		const given = rankedBy(rows, transforms.same, undefined);
		expect(rankedBy(rows, transforms.percent, given).kinds).toBe(given.kinds);
		const rounded = rankedBy(rows, transforms.rounded, given);
		expect(rounded.ranking.ends).toHaveLength(2);
		expect(rankedBy(rows, transforms.same, rounded).kinds).not.toBe(rounded.kinds);
	});

	it('tell how many rows of each kind another cut moves, whichever way they are ranked', () => {
		let told = 0;
		fc.assert(
			fc.property(anyRows, fc.tuple(anyTransform, anyTransform), fc.tuple(anyCut, anyCut), (rows, both, cuts) => {
				const one = rankedBy(rows, both[0], undefined);
				const other = rankedBy(rows, both[1], one);
				const [from, to] = [
					{counts: thresholdCounts(one), cut: cuts[0]},
					{counts: thresholdCounts(other), cut: cuts[1]},
				];
				const moved = kindsMoved(from, to);
				if (moved === undefined) return;
				told++;
				const isAbove = (row: number, {rows: {scores}}: {rows: RankedRows}, {threshold, rule}: (typeof cuts)[0]) =>
					rule === '>' ? (scores[row] ?? 0) > threshold : (scores[row] ?? 0) >= threshold;
				const was = rows.map((_, row) => isAbove(row, from.counts, from.cut));
				const is = rows.map((_, row) => isAbove(row, to.counts, to.cut));
				expect(sum(moved.rise)).toBe(rows.filter((_, row) => is[row] && !was[row]).length);
				expect(sum(moved.fall)).toBe(rows.filter((_, row) => was[row] && !is[row]).length);
			}),
			{numRuns: 500},
		);
		expect(told).toBeGreaterThan(100);
	});
});

function rankedBy(
	rows: readonly {readonly actual: number; readonly score: number}[],
	transform: (p: number) => number,
	like: RankedRows | undefined,
): RankedRows {
	const actual = Int32Array.from(rows, (row) => row.actual);
	const score = Float64Array.from(rows, (row) => transform(row.score));
	return complete(rankedRowsSteps({actual, score, labelCount: labels.length, like}, sampleBits(rows.length)));
}

function sum(counts: Uint32Array): number {
	return counts.reduce((total, count) => total + count, 0);
}
