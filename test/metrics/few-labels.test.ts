import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {labelsBehind, moreLabel, withFewLabels} from '../../src/metrics/few-labels.js';
import type {BinaryLabels, ClassOutcomes} from '../../src/metrics/outcomes.js';
import {statistics} from '../../src/metrics/statistics.js';

const truth = ['0', '1'];

/** Predictions of very many labels: `labels[code]` for codes beyond the ground truth are numbers. */
function outcomesOf(predicted: readonly number[], count: number): ClassOutcomes {
	const labels = [...truth, ...Array.from({length: count}, (_, at) => String(0.5 + at / 1e6))];
	return {
		kind: 'classes',
		labels,
		many: {
			count: labels.length,
			ofTruth: truth.length,
			at: (code) => labels[code] ?? '',
			codeOf: (label) => (labels.includes(label) ? labels.indexOf(label) : undefined),
		},
		actual: Int32Array.from(predicted, (_, row) => (row % 5) - 1).map((code) => Math.min(code, 1)),
		predicted: Int32Array.from(predicted),
		score: undefined,
	};
}

const metricsOf = (outcomes: ClassOutcomes, labels: BinaryLabels) =>
	(['BinaryClassification', 'MulticlassClassification'] as const).map((type) => {
		const {confusion_matrix: _, ...metrics} = statistics(type, outcomes, labels).metrics;
		return metrics;
	});

describe('very many labels', () => {
	it('put together under one name change no metric', () => {
		const positive = fc.constantFrom('1', '0', '0.500007', 'nowhere', undefined);
		fc.assert(
			fc.property(fc.array(fc.integer({min: -1, max: 1300}), {maxLength: 400}), positive, (predicted, label) => {
				const outcomes = outcomesOf(predicted, 1400);
				const {many: _, ...plain} = outcomes;
				const labels = {positive: label, negative: '0'};
				expect(metricsOf(outcomes, labels)).toEqual(metricsOf(plain, labels));
			}),
		);
	});

	it('keep the names of the thousand most frequent ones, and every count', () => {
		const predicted = Array.from({length: 3000}, (_, row) => 2 + (row % 2900));
		const {confusionMatrix} = statistics('MulticlassClassification', outcomesOf(predicted, 2900), {
			positive: undefined,
			negative: undefined,
		});
		const rows = Object.values(confusionMatrix);
		const names = new Set(rows.flatMap((row) => Object.keys(row)));
		expect(names.size).toBe(1001);
		expect(names).toContain('0.500099');
		expect(names).toContain('(1,900 more)');
		expect(rows.flatMap((row) => Object.values(row)).reduce((sum, count) => sum + count, 0)).toBe(3000);
	});

	it('are left alone where they are few', () => {
		const {many: _, ...plain} = outcomesOf([0, 1], 10);
		expect(withFewLabels(plain, {positive: '1', negative: '0'})).toBe(plain);
	});

	it('are counted behind the name that they have together', () => {
		expect([moreLabel(12_345), labelsBehind(moreLabel(12_345)), labelsBehind('12 more')]).toEqual([
			'(12,345 more)',
			12_345,
			1,
		]);
	});
});
