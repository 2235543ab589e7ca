import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {sampledMatrix} from '../../src/metrics/confusion-matrix.js';
import {type SampleBits, sampleBits} from '../../src/metrics/deviation.js';
import {withFewLabels} from '../../src/metrics/few-labels.js';
import {labelsBehind, moreLabel} from '../../src/metrics/more-label.js';
import type {BinaryLabels, ClassOutcomes, MatrixTable} from '../../src/metrics/outcomes.js';
import {matrixStatisticsSteps, statistics} from '../../src/metrics/statistics.js';
import {complete} from '../../src/records/steps.js';
import {manyLabels} from '../support/many-labels.js';

type Rows = readonly (readonly [actual: number, predicted: number])[];

/** Rows of label codes; the labels are numbers, in another order than their codes. */
function outcomesOf(rows: Rows, count: number, ofTruth = count): ClassOutcomes {
	const labels = Array.from({length: count}, (_, code) =>
		code < 2 ? String(code) : String(((code * 7) % count) + 0.5),
	);
	return {
		kind: 'classes',
		labels,
		many: manyLabels(labels, ofTruth),
		actual: Int32Array.from(rows, ([actual]) => actual),
		predicted: Int32Array.from(rows, ([, predicted]) => predicted),
		score: undefined,
	};
}

const types = ['BinaryClassification', 'MulticlassClassification'] as const;

function numbersOf(outcomes: ClassOutcomes, labels: BinaryLabels, samples: SampleBits | undefined) {
	const matrix = sampledMatrix(outcomes, samples);
	return types.flatMap((type) => {
		const {confusion_matrix: _, ...metrics} = complete(matrixStatisticsSteps(type, matrix, labels)).metrics;
		return Object.entries(metrics).flatMap(([name, metric]) =>
			Object.values(metric)
				.flat()
				.map((value, at) => [type, name, at, value] as const),
		);
	});
}

function expectSameMetrics(few: ClassOutcomes, plain: ClassOutcomes, labels: BinaryLabels, samples?: SampleBits): void {
	const [found, expected] = [numbersOf(few, labels, samples), numbersOf(plain, labels, samples)];
	expect(found.length).toBe(expected.length);
	for (const [at, [type, name, , value]] of expected.entries()) {
		const other = found[at]?.[3];
		if (typeof value !== 'number') expect(other).toBe(value);
		else expect(Math.abs(Number(other) - value), `${type} ${name}: ${other} for ${value}`).toBeLessThan(1e-12);
	}
}

function countsOf(table: MatrixTable): readonly number[] {
	return Object.values(table).flatMap((row) => Object.values(row));
}

describe('very many labels', () => {
	const code = fc.integer({min: -1, max: 24});
	/** Often right, and with labels that are only ever right or wrong. */
	const row = fc.oneof(
		fc.tuple(code, code),
		code.map((right) => [right, right] as const),
	);
	const side = fc.constantFrom('1', '0', '0.5', '7.5', 'nowhere', undefined);
	const limits = fc.record({named: fc.integer({min: 0, max: 4}), truths: fc.integer({min: 0, max: 30})});

	it('put together change no metric, whichever side has them', () => {
		fc.assert(
			fc.property(
				fc.array(row, {maxLength: 60}),
				side,
				side,
				limits,
				fc.integer(),
				(rows, positive, negative, most, seed) => {
					const outcomes = outcomesOf(rows, 26);
					const labels = {positive, negative};
					const samples = sampleBits(rows.length, seed);
					expectSameMetrics(withFewLabels(outcomes, labels, samples, most), outcomes, labels, samples);
				},
			),
			{numRuns: 500},
		);
	});

	const few = fc.integer({min: -1, max: 3});
	/** Very many labels on one side only, and how many labels of the ground truth there may be. */
	const oneSided = fc.oneof(
		fc.array(fc.tuple(few, code), {maxLength: 60}).map((rows) => ({rows, ofTruth: 4})),
		fc.array(fc.tuple(code, few), {maxLength: 60}).map((rows) => ({rows, ofTruth: 26})),
	);
	const fewLimits = fc.record({named: fc.integer({min: 4, max: 12}), truths: fc.integer({min: 4, max: 8})});

	it('of one side put together change no metric, and leave every count in the table', () => {
		fc.assert(
			fc.property(oneSided, side, side, fewLimits, fc.integer(), ({rows, ofTruth}, positive, negative, most, seed) => {
				const outcomes = outcomesOf(rows, 26, ofTruth);
				const labels = {positive, negative};
				const samples = sampleBits(rows.length, seed);
				const together = withFewLabels(outcomes, labels, samples, most);
				expectSameMetrics(together, outcomes, labels, samples);
				const table = complete(
					matrixStatisticsSteps('MulticlassClassification', sampledMatrix(together, undefined), labels),
				).confusionMatrix;
				expect(countsOf(table).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
				const behind = (names: readonly string[]) =>
					[...new Set(names)].reduce((sum, name) => sum + labelsBehind(name), 0);
				expect(behind(Object.keys(table))).toBe(new Set(rows.map(([actual]) => actual)).size);
				const columns = Object.values(table).flatMap((cells) => Object.keys(cells));
				expect(behind(columns)).toBe(new Set(rows.map(([, predicted]) => predicted)).size);
			}),
			{numRuns: 500},
		);
	});

	it('leave every count in the table, and say how many labels have no name', () => {
		fc.assert(
			fc.property(fc.array(row, {maxLength: 60}), limits, (rows, most) => {
				const outcomes = outcomesOf(rows, 26);
				const few = withFewLabels(outcomes, {positive: undefined, negative: undefined}, undefined, most);
				const {confusionMatrix} = complete(
					matrixStatisticsSteps('MulticlassClassification', sampledMatrix(few, undefined), {
						positive: undefined,
						negative: undefined,
					}),
				);
				expect(countsOf(confusionMatrix).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
				const behind = (names: readonly string[]) =>
					[...new Set(names)].reduce((sum, name) => sum + labelsBehind(name), 0);
				expect(behind(Object.keys(confusionMatrix))).toBe(new Set(rows.map(([actual]) => actual)).size);
				const columns = Object.values(confusionMatrix).flatMap((cells) => Object.keys(cells));
				expect(behind(columns)).toBe(new Set(rows.map(([, predicted]) => predicted)).size);
			}),
		);
	});

	it('keep the names of the thousand most frequent predictions', () => {
		const rows = Array.from({length: 3000}, (_, at) => [at % 2, 2 + (at % 2900)] as const);
		const {confusionMatrix} = statistics('MulticlassClassification', outcomesOf(rows, 2902, 2), {
			positive: undefined,
			negative: undefined,
		});
		const names = new Set(Object.values(confusionMatrix).flatMap((row) => Object.keys(row)));
		expect(Object.keys(confusionMatrix)).toEqual(['0', '1']);
		expect(names.size).toBe(1001);
		expect(names).toContain('(1,900 more)');
	});

	it('keep the names of the thousand most frequent labels of the ground truth', () => {
		const rows = Array.from({length: 12_000}, (_, at) => [at < 500 ? 7 : at, at % 2] as const);
		const {confusionMatrix} = statistics('MulticlassClassification', outcomesOf(rows, 12_000), {
			positive: undefined,
			negative: undefined,
		});
		expect(Object.keys(confusionMatrix).length).toBe(1001);
		expect(confusionMatrix['49.5']).toEqual({'0': 250, '1': 250});
		expect(countsOf(confusionMatrix).reduce((sum, count) => sum + count, 0)).toBe(12_000);
	});

	it('that no compared record has get no names', () => {
		const rows = Array.from({length: 100}, (_, at) => [-1, at % 2] as const);
		const few = withFewLabels(outcomesOf(rows, 12_000), {positive: '1', negative: '0'}, undefined);
		expect(few.labels.length).toBeLessThan(10);
	});

	it('are left alone where they are few', () => {
		const {many: _, ...plain} = outcomesOf([[0, 1]], 10);
		expect(withFewLabels(plain, {positive: '1', negative: '0'}, undefined)).toBe(plain);
	});

	it('are counted behind the name that they have together', () => {
		expect([moreLabel(12_345), labelsBehind(moreLabel(12_345)), labelsBehind('12 more')]).toEqual([
			'(12,345 more)',
			12_345,
			1,
		]);
	});
});
