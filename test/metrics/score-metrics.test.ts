import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {areasUnderRocSteps} from '../../src/metrics/areas-under-roc.js';
import {binaryCodes} from '../../src/metrics/binary.js';
import {sampledMatrix} from '../../src/metrics/confusion-matrix.js';
import {areaUnderRoc} from '../../src/metrics/curves.js';
import {sampleBits} from '../../src/metrics/deviation.js';
import type {BinaryLabels} from '../../src/metrics/outcomes.js';
import {rankRows} from '../../src/metrics/ranked-rows.js';
import {scoreMetrics, scoreMetricsOfClasses} from '../../src/metrics/score-metrics.js';
import {complete} from '../../src/records/steps.js';
import {outcomesOf, type Row} from './outcomes-of.js';

const labels = {positive: '1', negative: '0'};
const turned = {positive: '0', negative: '1'};
const scored = fc
	.array(fc.tuple(fc.constantFrom('0', '1'), fc.integer({min: 0, max: 20})), {minLength: 1, maxLength: 40})
	.map((rows) => rows.map(([actual, score]): Row => [actual, '1', score / 20]));
const bothClasses = scored.filter((rows) => new Set(rows.map(([actual]) => actual)).size === 2);

describe('AUC', () => {
	it('is the chance that a positive row scores higher, ties counting half', () => {
		expect(
			aucOf([
				['1', '1', 0.9],
				['0', '1', 0.5],
				['1', '0', 0.5],
				['0', '0', 0.1],
			]),
		).toBe(3.5 / 4);
	});

	it('equals the chance counted pair by pair', () => {
		fc.assert(
			fc.property(bothClasses, (rows) => {
				const scoresOf = (label: string) =>
					rows.filter(([actual]) => actual === label).map(([, , score]) => score ?? 0);
				const wins = scoresOf('1').flatMap((high) =>
					scoresOf('0').map((low) => (high > low ? 1 : high === low ? 0.5 : 0)),
				);
				expect(aucOf(rows)).toBeCloseTo(wins.reduce<number>((sum, win) => sum + win, 0) / wins.length, 12);
			}),
		);
	});

	it('does not change under a rising transform of the scores', () => {
		fc.assert(
			fc.property(scored, (rows) => {
				const stretched = rows.map(([actual, predicted, score = 0]): Row => [actual, predicted, Math.exp(score) - 7]);
				expect(aucOf(stretched)).toBe(aucOf(rows));
			}),
		);
	});

	it('of the complement is one less it', () => {
		fc.assert(
			fc.property(bothClasses, (rows) => {
				const complement = rows.map(([actual, predicted, score = 0]): Row => [actual, predicted, -score]);
				expect(aucOf(complement)).toBeCloseTo(1 - aucOf(rows), 12);
				expect(aucOf(rows, turned)).toBeCloseTo(1 - aucOf(rows), 12);
			}),
		);
	});

	it('is 0 where there is one class only, or none', () => {
		expect(
			aucOf([
				['1', '1', 0.9],
				['1', '0', 0.1],
			]),
		).toBe(0);
		expect(
			aucOf([
				['yes', '1', 0.9],
				['no', '0', 0.1],
			]),
		).toBe(0);
	});

	it('leaves out rows without score, without ground truth, or of a third label', () => {
		const rows: Row[] = [
			['1', '1', 0.9],
			['0', '1', 0.5],
			['1', '0', 0.5],
		];
		const further: Row[] = [
			['0', '0', Number.NaN],
			[undefined, '0', 0.95],
			['2', '0', 0.7],
		];
		expect(aucOf([...further, ...rows])).toBe(aucOf(rows));
	});

	it('takes the predicted class as 1 or 0 where there are no scores', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom('0', '1'), fc.constantFrom('0', '1'))), (rows) => {
				const asScores = rows.map(([actual, predicted]): Row => [actual, predicted, Number(predicted)]);
				const fromClasses = scoreMetricsOfClasses(sampledMatrix(outcomesOf(rows), undefined), labels);
				expect(fromClasses.auc.value).toBe(rows.length === 0 ? 0 : aucOf(asScores));
			}),
		);
	});

	it('of predictions that can never equal a label is 0', () => {
		const rows: Row[] = [
			['yes', '1'],
			['no', '0'],
		];
		const {auc} = scoreMetricsOfClasses(sampledMatrix(outcomesOf(rows), undefined), {positive: 'yes', negative: 'no'});
		expect(auc.value).toBe(0);
	});

	it('deviates as the AUC of the samples does', () => {
		const rows = Array.from({length: 8}, (_, row): Row => [row % 3 === 0 ? '1' : '0', '1', (row * 5) % 8]);
		const bits = Uint8Array.of(0b00111, 0b11111, 0b01111, 0b11101, 0b10111, 0b11011, 0b11110, 0b11111);
		const areas = Array.from({length: 5}, (_, sample) =>
			aucOf(rows.filter((_row, index) => (((bits[index] ?? 0) >> sample) & 1) === 1)),
		);
		const mean = areas.reduce((sum, area) => sum + area) / 5;
		const variance = areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / 4;
		const outcomes = outcomesOf(rows);
		const {auc} = scoreMetrics(rankRows(outcomes, bits), binaryCodes(outcomes, labels));
		expect(variance).toBeGreaterThan(0);
		expect(auc.standard_deviation).toBeCloseTo(Math.sqrt(variance), 12);
	});
});

describe('areas of very many rows', () => {
	it('are those of the rows of each sample by themselves, however long ties are', () => {
		const lengths = fc.constantFrom(1, 3, 255, 256, 700);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(lengths, fc.integer({min: 0, max: 30})), {maxLength: 12}),
				fc.integer(),
				(ties, seed) => {
					const rows = ties.flatMap(([length, score]) =>
						Array.from({length}, (_, row): Row => [labelOfRow(row * score + seed), '1', score / 30]),
					);
					const bits = sampleBits(rows.length, seed);
					const outcomes = outcomesOf(rows);
					const areas = complete(areasUnderRocSteps(rankRows(outcomes, bits), binaryCodes(outcomes, labels)));
					const sets = [
						rows,
						...[0, 1, 2, 3, 4].map((sample) => rows.filter((_, row) => ((bits[row] ?? 0) >> sample) & 1)),
					];
					expect(areas).toEqual(sets.map(areaByPairs));
				},
			),
			{numRuns: 20},
		);
	});

	it('are nothing where no row has the label of a side, however long ties are', () => {
		const outcomes = outcomesOf(Array.from({length: 3000}, (_, row): Row => ['1', '1', row % 2]));
		const sides = binaryCodes(outcomes, {positive: '1', negative: 'none'});
		expect(complete(areasUnderRocSteps(rankRows(outcomes, sampleBits(3000)), sides))).toEqual(Array(6).fill(0));
	});

	it('are one half where both sides are one label, each row being level with itself', () => {
		const rows = Array.from({length: 3000}, (_, row): Row => ['1', '1', row]);
		const outcomes = outcomesOf(rows);
		const sides = {positive: 0, negative: 0};
		expect(complete(areasUnderRocSteps(rankRows(outcomes, sampleBits(3000)), sides))).toEqual(Array(6).fill(0.5));
	});
});

function labelOfRow(number: number): string {
	return ['0', '1', '1', '0', '2'][Math.abs(number) % 5] ?? '0';
}

/** By counting how many rows of either side have each score. */
function areaByPairs(rows: readonly Row[]): number {
	const scores = [...new Set(rows.map(([, , score]) => score as number))].sort((a, b) => b - a);
	const count = (label: string, score: number) =>
		rows.filter(([actual, , own]) => actual === label && own === score).length;
	return areaUnderRoc({
		positives: Int32Array.from(scores, (score) => count('1', score)),
		negatives: Int32Array.from(scores, (score) => count('0', score)),
	});
}

describe('the curves', () => {
	it('have one point for each distinct score, by rising recall', () => {
		const rows: Row[] = [
			['1', '1', 0.9],
			['0', '1', 0.5],
			['1', '0', 0.5],
			['2', '0', 0.3],
			['0', '0', 0.1],
		];
		const curves = metricsOf(rows, labels);
		expect(curves.receiver_operating_characteristic_curve).toEqual({
			false_positive_rates: [0, 0, 0.5, 1],
			true_positive_rates: [0, 0.5, 1, 1],
		});
		expect(curves.precision_recall_curve).toEqual({precisions: [1, 1, 2 / 3, 0.5], recalls: [0, 0.5, 1, 1]});
	});

	it('have 1001 points at most, both ends among them', () => {
		const rows = Array.from({length: 5003}, (_, row): Row => [row % 2 === 0 ? '1' : '0', '1', row]);
		const {receiver_operating_characteristic_curve: roc, precision_recall_curve: pr} = metricsOf(rows, labels);
		expect(roc['false_positive_rates']).toHaveLength(1001);
		expect([roc['true_positive_rates']?.at(0), roc['true_positive_rates']?.at(-1)]).toEqual([0, 1]);
		expect([roc['false_positive_rates']?.at(0), roc['false_positive_rates']?.at(-1)]).toEqual([0, 1]);
		expect([pr['recalls']?.at(0), pr['recalls']?.at(-1)]).toEqual([0, 1]);
		expect([pr['precisions']?.at(0), pr['precisions']?.at(-1)]).toEqual([1, 2502 / 5003]);
	});

	it('are a single point without rows', () => {
		expect(metricsOf([], labels)).toMatchObject({
			receiver_operating_characteristic_curve: {false_positive_rates: [0], true_positive_rates: [0]},
			precision_recall_curve: {precisions: [1], recalls: [0]},
		});
	});
});

function metricsOf(rows: readonly Row[], binaryLabels: BinaryLabels) {
	const outcomes = outcomesOf(rows);
	return scoreMetrics(rankRows(outcomes), binaryCodes(outcomes, binaryLabels));
}

function aucOf(rows: readonly Row[], binaryLabels: BinaryLabels = labels): number {
	return metricsOf(rows, binaryLabels).auc.value;
}
