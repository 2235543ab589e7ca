import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {scoredPairsSteps} from '../../src/mapping/scored-pairs.js';
import {sampledMatrix} from '../../src/metrics/confusion-matrix.js';
import {sampleBits} from '../../src/metrics/deviation.js';
import {matrixTable} from '../../src/metrics/matrix-table.js';
import type {ClassOutcomes} from '../../src/metrics/outcomes.js';
import {rankRows} from '../../src/metrics/ranked-rows.js';
import {
	type Cut,
	matricesAtCut,
	recordsAtCut,
	type Sides,
	thresholdCounts,
} from '../../src/metrics/threshold-counts.js';
import {complete} from '../../src/records/steps.js';

const labels = ['0', '1', 'other'];
const rule = fc.constantFrom('>' as const, '>=' as const);
const side = fc.integer({min: 0, max: 2});
const anyCut = fc.record({threshold: fc.integer({min: -1, max: 11}).map((tenth) => tenth / 10), rule});
const anySides = fc.record({positive: side, negative: side});
const code = fc.integer({min: -1, max: 2});
const score = fc.oneof(
	{weight: 9, arbitrary: fc.integer({min: 0, max: 10}).map((tenth) => tenth / 10)},
	fc.constant(Number.NaN),
);

/** Rows of records, in order: how many rows the record has, its score, and the ground truth of each row. */
const anyRecords = fc.array(fc.tuple(score, fc.array(code, {minLength: 1, maxLength: 4})), {maxLength: 40});

type Scored = ClassOutcomes & {readonly score: Float64Array; readonly records: Int32Array};

function outcomesOf(records: readonly (readonly [number, readonly number[]])[], cut: Cut, sides: Sides): Scored {
	const rows = records.flatMap(([value, codes], record) => codes.map((actual) => ({record, value, actual})));
	const isAbove = (value: number) => (cut.rule === '>' ? value > cut.threshold : value >= cut.threshold);
	const scored = rows.filter(({value}) => !Number.isNaN(value));
	return {
		kind: 'classes',
		labels,
		actual: Int32Array.from(scored, ({actual}) => actual),
		predicted: Int32Array.from(scored, ({value}) => (isAbove(value) ? sides.positive : sides.negative)),
		score: Float64Array.from(scored, ({value}) => value),
		records: Int32Array.from(scored, ({record}) => record),
	};
}

function countsOf(outcomes: Scored, sampled = true) {
	return thresholdCounts(
		rankRows(outcomes, sampled ? sampleBits(outcomes.actual.length) : undefined, outcomes.records),
	);
}

describe('counts at a threshold', () => {
	it('are the matrices of the rows, and of each sample', () => {
		fc.assert(
			fc.property(anyRecords, anyCut, anySides, (records, cut, sides) => {
				const outcomes = outcomesOf(records, cut, sides);
				const {whole, samples} = matricesAtCut(countsOf(outcomes), cut, sides, labels);
				const counted = sampledMatrix(outcomes, sampleBits(outcomes.actual.length));
				expect(whole.rows).toBe(counted.whole.rows);
				expect(matrixTable(whole)).toEqual(matrixTable(counted.whole));
				expect(samples.map(matrixTable)).toEqual(counted.samples.map(matrixTable));
			}),
		);
	});

	it('are the same far into many rows as near their beginning', () => {
		const records = Array.from({length: 9000}, (_, row) => [((row * 7919) % 9001) / 9001, [row % 3]] as const);
		for (const threshold of [-1, 0, 0.1, 0.2, 0.5, 0.8863, 0.999, 2]) {
			const [cut, sides] = [{threshold, rule: '>'} as const, {positive: 1, negative: 0}];
			const outcomes = outcomesOf(records, cut, sides);
			const {whole} = matricesAtCut(countsOf(outcomes), cut, sides, labels);
			expect(matrixTable(whole)).toEqual(matrixTable(sampledMatrix(outcomes, undefined).whole));
		}
	});

	it('have no samples where the rows are in none', () => {
		const [cut, sides] = [{threshold: 0.5, rule: '>'} as const, {positive: 1, negative: 0}];
		expect(matricesAtCut(countsOf(outcomesOf([[1, [1]]], cut, sides), false), cut, sides, labels).samples).toEqual([]);
	});

	it('count a record once, however many rows it has', () => {
		fc.assert(
			fc.property(anyRecords, anyCut, anySides, (records, cut, sides) => {
				const outcomes = outcomesOf(records, cut, sides);
				const recordsWhere = (holds: (row: number) => boolean) =>
					new Set(outcomes.records.filter((_, row) => holds(row))).size;
				const isAbove = (row: number) => {
					const value = outcomes.score[row] ?? Number.NaN;
					return cut.rule === '>' ? value > cut.threshold : value >= cut.threshold;
				};
				expect(recordsAtCut(countsOf(outcomes), cut, sides)).toEqual({
					agreeing: recordsWhere((row) => outcomes.actual[row] === outcomes.predicted[row]),
					above: recordsWhere(isAbove),
					below: recordsWhere((row) => !isAbove(row)),
				});
			}),
		);
	});

	it('are left to a count row by row where there are very many labels', () => {
		const [actual, score] = [Int32Array.of(0, 1), Float64Array.of(0.1, 0.2)];
		const pairs = {
			key: 'two',
			recordsKey: 'two',
			captureRow: actual,
			truthRow: actual,
			joined: 2,
			areSingle: true,
			areRows: true,
		};
		const scored = (labelCount: number) => complete(scoredPairsSteps({actual, score, labelCount}, pairs));
		expect(scored(1000)).toBeUndefined();
		expect(scored(2)?.counts.rows.scores).toEqual(score);
	});
});
