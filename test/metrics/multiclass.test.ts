import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {confusionMatrix} from '../../src/metrics/confusion-matrix.js';
import {matrixOfTable} from '../../src/metrics/matrix-table.js';
import {multiclassValues} from '../../src/metrics/multiclass.js';
import {anyRows, largeVocabulary, outcomesOf} from './outcomes-of.js';

describe('multiclass metrics', () => {
	it("are those of the example in AWS's guide, to the last digit", () => {
		const values = multiclassValues(matrixOfTable({'0': {'0': 1180, '1': 510}, '1': {'0': 268, '1': 138}}));
		expect(values).toMatchObject({
			accuracy: 0.6288167938931297,
			weighted_recall: 0.6288167938931297,
			weighted_precision: 0.6983172269629505,
			weighted_f0_5: 0.6803947317178771,
			weighted_f1: 0.6571162346664904,
			weighted_f2: 0.6384024354394601,
		});
	});

	it('weigh each label by its share of the ground truth', () => {
		const values = multiclassValues(matrixOfTable({a: {a: 2, b: 1, c: 0}, b: {a: 0, b: 1, c: 0}}));
		expect(values.weighted_recall).toBeCloseTo((3 / 4) * (2 / 3) + 1 / 4, 15);
		expect(values.weighted_precision).toBeCloseTo(3 / 4 + (1 / 4) * (1 / 2), 15);
		expect(values.weighted_f1).toBeCloseTo((3 / 4) * 0.8 + (1 / 4) * (2 / 3), 15);
	});

	it('score the best constant classifier, which predicts the majority class', () => {
		const values = multiclassValues(matrixOfTable({a: {b: 3}, b: {b: 1}, c: {a: 1}}));
		expect(values).toMatchObject({
			accuracy_best_constant_classifier: 0.6,
			weighted_recall_best_constant_classifier: 0.6,
		});
		expect(values.weighted_f1_best_constant_classifier).toBeCloseTo(0.6 * 0.75, 15);
		expect(values.weighted_precision_best_constant_classifier).toBeCloseTo(0.36, 15);
	});

	it('count rows without ground truth, or without prediction, as wrong', () => {
		const values = multiclassValues(matrixOfTable({a: {a: 2, '(missing)': 1}, '(missing)': {a: 1}}));
		expect(values).toMatchObject({accuracy: 0.5, weighted_recall: 0.75 * (2 / 3), weighted_precision: 0.75 * (2 / 3)});
	});

	it('are 0 without rows', () => {
		expect(new Set(Object.values(multiclassValues(matrixOfTable({}))))).toEqual(new Set([0]));
	});

	it('are 0 where no prediction can equal a label, apart from the best constant classifier', () => {
		fc.assert(
			fc.property(anyRows(['setosa', 'virginica', undefined], ['0', '1', '0.93', undefined]), (rows) => {
				const values = multiclassValues(confusionMatrix(outcomesOf(rows)));
				const own = Object.entries(values).filter(([name]) => !name.endsWith('_best_constant_classifier'));
				expect(own.filter(([, value]) => value !== 0)).toEqual([]);
				const labelled = rows.some(([actual]) => actual !== undefined);
				expect(values.accuracy_best_constant_classifier > 0).toBe(labelled);
			}),
		);
	});

	it('have a weighted recall that equals accuracy', () => {
		fc.assert(
			fc.property(anyRows(['a', 'b', 'c']), (rows) => {
				const values = multiclassValues(confusionMatrix(outcomesOf(rows)));
				expect(values.weighted_recall).toBeCloseTo(values.accuracy, 14);
			}),
		);
	});

	it('do not depend on labels that occur nowhere', () => {
		fc.assert(
			fc.property(anyRows(['a', 'b', 'c', undefined]), (rows) => {
				const values = multiclassValues(confusionMatrix(outcomesOf(rows)));
				const among = multiclassValues(confusionMatrix(outcomesOf(rows, largeVocabulary)));
				for (const [name, value] of Object.entries(values)) {
					expect(among).toHaveProperty(name, expect.closeTo(value, 14));
				}
			}),
		);
	});
});
