import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {bestConstant, bestConstantAmong} from '../../src/metrics/best-constant.js';
import {binaryCells, binaryCodes, binaryValues} from '../../src/metrics/binary.js';
import {confusionMatrix} from '../../src/metrics/confusion-matrix.js';
import {matrixOfTable} from '../../src/metrics/matrix-table.js';
import {anyRows, outcomesOf} from './outcomes-of.js';

const labels = {positive: '1', negative: '0'};

describe('binary metrics', () => {
	it("are those of the example in AWS's guide, to the last digit", () => {
		const values = binaryValues(matrixOfTable({'0': {'0': 1, '1': 2}, '1': {'0': 0, '1': 1}}), labels);
		expect(values).toMatchObject({
			recall: 1,
			precision: 0.3333333333333333,
			accuracy: 0.5,
			true_positive_rate: 1,
			false_positive_rate: 0.6666666666666666,
			false_negative_rate: 0,
			f0_5: 0.3846153846153846,
			f1: 0.5,
			f2: 0.7142857142857143,
		});
		// The guide has 1 - 2/3, which differs from 1/3 in the last digit.
		expect(values.true_negative_rate).toBeCloseTo(0.33333333333333337, 15);
	});

	it('take the majority class as best constant classifier, as a real run did', () => {
		const values = binaryValues(matrixOfTable({'0': {'0': 173, '1': 0}, '1': {'0': 12, '1': 16}}), labels);
		expect(values.recall).toBe(16 / 28);
		expect(values.precision).toBe(1);
		expect(values.accuracy_best_constant_classifier).toBe(173 / 201);
		expect(values.recall_best_constant_classifier).toBe(0);
		expect(values.precision_best_constant_classifier).toBe(0);
	});

	it('score the best constant classifier on the positive class where that is the majority', () => {
		const values = binaryValues(matrixOfTable({no: {no: 1}, yes: {no: 3}}), {positive: 'yes', negative: 'no'});
		expect(values).toMatchObject({
			recall_best_constant_classifier: 1,
			precision_best_constant_classifier: 0.75,
			accuracy_best_constant_classifier: 0.75,
			f1_best_constant_classifier: 1.5 / 1.75,
		});
	});

	it('take the first label in natural order as majority where two are equally frequent', () => {
		const matrix = matrixOfTable({'10': {'10': 2}, '9': {'9': 2}});
		expect(binaryValues(matrix, {positive: '9', negative: '10'}).recall_best_constant_classifier).toBe(1);
		expect(binaryValues(matrix, {positive: '10', negative: '9'}).recall_best_constant_classifier).toBe(0);
	});

	it('are the same of a constant classifier whose other labels are put together', () => {
		const label = fc.constantFrom('0', '1', 'a', 'b', '(missing)');
		const table = fc.dictionary(label, fc.dictionary(label, fc.integer({min: 1, max: 3})));
		fc.assert(
			fc.property(table, fc.constantFrom(labels, {positive: 'a', negative: 'c'}), (cells, sides) => {
				const matrix = matrixOfTable(cells);
				const among = bestConstantAmong(matrix, Object.values(binaryCodes(matrix, sides)));
				expect(binaryCells(among, sides)).toEqual(binaryCells(bestConstant(matrix), sides));
			}),
		);
	});

	it('never take missing ground truth as the majority', () => {
		const matrix = matrixOfTable({'(missing)': {'1': 5}, '1': {'1': 2}});
		expect(binaryValues(matrix, labels).accuracy_best_constant_classifier).toBe(2 / 7);
	});

	it('never count two missing values as agreement', () => {
		const matrix = matrixOfTable({'(missing)': {'(missing)': 3}, '1': {'1': 1}});
		expect(binaryValues(matrix, labels).accuracy).toBe(0.25);
	});

	it('divide by all rows of a class, whatever was predicted for them', () => {
		const matrix = matrixOfTable({'1': {'1': 1, '1.0': 2, '(missing)': 1}, '0': {'0': 1, '1': 1, '0.0': 2}});
		expect(binaryValues(matrix, labels)).toMatchObject({
			recall: 0.25,
			precision: 0.5,
			true_negative_rate: 0.25,
			false_positive_rate: 0.25,
			false_negative_rate: 0,
			accuracy: 0.25,
		});
	});

	it('are 0 throughout where the labels do not occur, and where there are no rows', () => {
		const unknown = {positive: 'yes', negative: undefined};
		const values = binaryValues(matrixOfTable({'(missing)': {'(missing)': 3}}), unknown);
		expect(new Set(Object.values(values))).toEqual(new Set([0]));
		expect(new Set(Object.values(binaryValues(matrixOfTable({}), labels)))).toEqual(new Set([0]));
	});

	it('are 0 where no prediction can equal a label, apart from the best constant classifier', () => {
		const rows = anyRows(['yes', 'no', undefined], ['1', '0', undefined]);
		fc.assert(
			fc.property(rows, fc.constantFrom({positive: 'yes', negative: 'no'}, labels), (rows, binaryLabels) => {
				const values = binaryValues(confusionMatrix(outcomesOf(rows)), binaryLabels);
				const own = Object.entries(values).filter(([name]) => !name.endsWith('_best_constant_classifier'));
				expect(own.filter(([, value]) => value !== 0)).toEqual([]);
			}),
		);
	});

	it('have as accuracy the share of the diagonal', () => {
		fc.assert(
			fc.property(anyRows(['0', '1', '2']), (rows) => {
				const values = binaryValues(confusionMatrix(outcomesOf(rows)), labels);
				const agreeing = rows.filter(([actual, predicted]) => actual === predicted).length;
				expect(values.accuracy).toBe(rows.length === 0 ? 0 : agreeing / rows.length);
			}),
		);
	});

	it('change sides when the labels do', () => {
		fc.assert(
			fc.property(anyRows(['0', '1']), (rows) => {
				const matrix = confusionMatrix(outcomesOf(rows));
				const values = binaryValues(matrix, labels);
				const turned = binaryValues(matrix, {positive: '0', negative: '1'});
				expect(turned.true_positive_rate).toBe(values.true_negative_rate);
				expect(turned.false_positive_rate).toBe(values.false_negative_rate);
				expect(turned.accuracy).toBe(values.accuracy);
			}),
		);
	});
});
