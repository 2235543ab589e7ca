import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {binaryCodes, binaryValues} from '../../src/metrics/binary.js';
import {confusionMatrix} from '../../src/metrics/confusion-matrix.js';
import {areaUnderRoc} from '../../src/metrics/curves.js';
import {binOf, histogramOf, rangeOf} from '../../src/metrics/histogram.js';
import {rankRows} from '../../src/metrics/ranked-rows.js';
import {scoreMetrics} from '../../src/metrics/score-metrics.js';
import {
	bestCutSteps,
	cutAt,
	type DecisionRule,
	ratesOf,
	rowsExactlyAt,
	scoresAround,
	thresholdFor,
	thresholdTable,
} from '../../src/metrics/threshold-table.js';
import {complete} from '../../src/records/steps.js';
import {outcomesOf, type Row} from './outcomes-of.js';

const labels = {positive: '1', negative: '0'};

function tableOf(rows: readonly Row[]) {
	const outcomes = outcomesOf(rows, ['0', '1']);
	return thresholdTable(rankRows(outcomes), binaryCodes(outcomes, labels));
}

/** Few different scores, so that many are equal; a third label now and then. */
const anyScore = fc.oneof(
	fc.integer({min: 0, max: 12}).map((tick) => tick / 12),
	// Without -0, which is the same score as 0.
	fc.double({min: -5, max: 5, noNaN: true}).map((score) => score + 0),
);
const anyRows = fc.array(
	fc.tuple(fc.constantFrom('0', '1', 'other'), anyScore).map(([actual, score]): Row => [actual, '0', score]),
	{minLength: 1, maxLength: 40},
);
const anyRule = fc.constantFrom<DecisionRule>('>', '>=');

describe('the table of thresholds', () => {
	it('gives at every threshold what the metrics of the rows decided there are', () => {
		fc.assert(
			fc.property(anyRows, anyRule, anyScore, (rows, rule, threshold) => {
				const decided = rows.map(([actual, , score = 0]): Row => {
					const isPositive = rule === '>' ? score > threshold : score >= threshold;
					return [actual, isPositive ? '1' : '0', score];
				});
				const table = tableOf(rows);

				const rates = ratesOf(table, cutAt(table, threshold, rule));

				const expected = binaryValues(confusionMatrix(outcomesOf(decided, ['0', '1'])), labels);
				expect(rates.precision).toBe(expected.precision);
				expect(rates.recall).toBe(expected.recall);
				expect(rates.falsePositiveRate).toBe(expected.false_positive_rate);
				expect(rates.accuracy).toBe(expected.accuracy);
				expect(rates.f1).toBe(expected.f1);
				expect(rates.f2).toBe(expected.f2);
			}),
		);
	});

	it('has the area and the rows of the ranking that it was made from', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const outcomes = outcomesOf(rows, ['0', '1']);
				const [ranked, codes] = [rankRows(outcomes), binaryCodes(outcomes, labels)];
				const table = thresholdTable(ranked, codes);
				expect(areaUnderRoc(table.steps)).toBe(scoreMetrics(ranked, codes).auc.value);
				expect(table.predictedPositives.at(-1)).toBe(rows.length);
				expect([...table.scores]).toEqual([...new Set(table.scores)].sort((a, b) => b - a));
			}),
		);
	});

	it('leaves out rows without ground truth, and scores that only such rows have', () => {
		const table = tableOf([
			['1', '0', 0.9],
			[undefined, '0', 0.5],
			['0', '0', 0.1],
		]);
		expect([...table.scores]).toEqual([0.9, 0.1]);
		expect(table.predictedPositives.at(-1)).toBe(2);
	});

	it('is empty where there is no score', () => {
		const table = tableOf([['1', '0']]);
		expect(table.scores).toHaveLength(0);
		expect(ratesOf(table, 0)).toMatchObject({recall: 0, precision: 0, accuracy: 0, f1: 0});
		expect(complete(bestCutSteps(table, 1))).toBe(0);
		expect(thresholdFor(table, 0, '>')).toBe(0.5);
	});
});

describe('the best cut', () => {
	it('has an F measure that no other cut exceeds', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const table = tableOf(rows);
				const all = Array.from({length: table.scores.length + 1}, (_, cut) => ratesOf(table, cut));
				expect(ratesOf(table, complete(bestCutSteps(table, 1))).f1).toBe(Math.max(...all.map(({f1}) => f1)));
				expect(ratesOf(table, complete(bestCutSteps(table, 2))).f2).toBe(Math.max(...all.map(({f2}) => f2)));
			}),
		);
	});

	it('is the one with the fewest positive predictions, of several that are as good', () => {
		// One of two found without a false alarm is as good as both found with two of them.
		const rows: Row[] = [
			['1', '0', 0.9],
			['0', '0', 0.5],
			['0', '0', 0.4],
			['1', '0', 0.3],
		];
		expect(ratesOf(tableOf(rows), 1).f1).toBe(ratesOf(tableOf(rows), 4).f1);
		expect(complete(bestCutSteps(tableOf(rows), 1))).toBe(1);
	});
});

describe('the threshold for a cut', () => {
	it('makes this cut', () => {
		fc.assert(
			fc.property(anyRows, anyRule, fc.nat(40), (rows, rule, at) => {
				const table = tableOf(rows);
				const cut = Math.min(at, table.scores.length);
				expect(cutAt(table, thresholdFor(table, cut, rule), rule)).toBe(cut);
			}),
		);
	});

	it.each([
		[1, 0.8],
		[2, 0.4],
		[0, 1],
		[3, 0],
	])('has few decimals, and no row on it: %i of three scores are above %f', (cut, threshold) => {
		const table = tableOf([
			['1', '0', 0.8123],
			['1', '0', 0.7],
			['0', '0', 0.2],
		]);
		expect(thresholdFor(table, cut, '>')).toBe(threshold);
		expect(rowsExactlyAt(table, threshold).rows).toBe(0);
	});

	it('is a score where there is no number between two scores', () => {
		const [low, high] = [0.1, 0.1 + Number.EPSILON / 16];
		const table = tableOf([
			['1', '0', high],
			['0', '0', low],
		]);
		expect(table.scores).toHaveLength(2);
		expect(thresholdFor(table, 1, '>')).toBe(low);
		expect(thresholdFor(table, 1, '>=')).toBe(high);
	});

	it('goes beyond the ends of a probability only where the scores do', () => {
		const logits = tableOf([
			['1', '0', 3],
			['0', '0', -2],
		]);
		expect(thresholdFor(logits, 0, '>')).toBe(4);
		expect(thresholdFor(logits, 2, '>')).toBe(-3);
	});
});

describe('rows exactly at a threshold', () => {
	it('are those that the rule decides', () => {
		const table = tableOf([
			['1', '0', 0.5],
			['1', '0', 0.5],
			['0', '0', 0.5],
			['other', '0', 0.5],
			['0', '0', 0.4],
		]);
		expect(rowsExactlyAt(table, 0.5)).toEqual({positives: 2, negatives: 1, rows: 4});
		expect(rowsExactlyAt(table, 0.45)).toEqual({positives: 0, negatives: 0, rows: 0});
		expect(scoresAround(table, cutAt(table, 0.45, '>'))).toEqual({above: 0.5, below: 0.4});
	});
});

describe('the histogram', () => {
	it('holds every row of the two classes once', () => {
		fc.assert(
			fc.property(anyRows, fc.integer({min: 1, max: 50}), (rows, bins) => {
				const table = tableOf(rows);
				const {positives, negatives} = histogramOf(table, rangeOf(table), bins);
				const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
				expect(positives).toHaveLength(bins);
				expect(sum(positives)).toBe(rows.filter(([actual]) => actual === '1').length);
				expect(sum(negatives)).toBe(rows.filter(([actual]) => actual === '0').length);
			}),
		);
	});

	it('counts in each bin the rows whose scores are in it, within any range', () => {
		const end = fc.double({min: -2, max: 3, noNaN: true});
		fc.assert(
			fc.property(anyRows, fc.integer({min: 1, max: 50}), end, end, (rows, bins, one, other) => {
				fc.pre(one !== other);
				const range = {from: Math.min(one, other), to: Math.max(one, other)};
				const {positives, negatives} = histogramOf(tableOf(rows), range, bins);
				const expected = (label: string) =>
					Array.from({length: bins}, (_, bin) => {
						return rows.filter(
							([actual, , score]) => actual === label && binOf(score ?? Number.NaN, range, bins) === bin,
						).length;
					});
				expect([...positives]).toEqual(expected('1'));
				expect([...negatives]).toEqual(expected('0'));
			}),
		);
	});

	it('goes from 0 to 1 for probabilities, else from the lowest score to the highest', () => {
		const rangeFor = (...scores: number[]) => rangeOf(tableOf(scores.map((score): Row => ['1', '0', score])));
		expect(rangeFor(0.2, 0.3)).toEqual({from: 0, to: 1});
		expect(rangeFor(20, 80)).toEqual({from: 20, to: 80});
		expect(rangeFor(-3, 0.5)).toEqual({from: -3, to: 0.5});
		expect(rangeFor(7)).toEqual({from: 6.5, to: 7.5});
		expect(rangeFor(Number.POSITIVE_INFINITY, 2, 4, Number.NEGATIVE_INFINITY)).toEqual({from: 2, to: 4});
		expect(rangeOf({scores: new Float64Array()})).toEqual({from: 0, to: 1});
	});

	it('has its end in the last bin, and nothing beyond it', () => {
		const range = {from: 0, to: 1};
		expect([0, 0.1, 0.999, 1].map((score) => binOf(score, range, 10))).toEqual([0, 1, 9, 9]);
		expect([-0.1, 1.1, Number.POSITIVE_INFINITY].map((score) => binOf(score, range, 10))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});
