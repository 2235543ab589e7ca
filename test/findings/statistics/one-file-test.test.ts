import {describe, expect, it} from 'vitest';
import {oneFileTest} from '../../../src/findings/statistics/one-file-test.js';
import {parseStatistics} from '../../../src/monitor/statistics-file.js';
import {valueIn} from '../../support/results.js';

type Scores = {readonly [name: string]: readonly [value: number, deviation: number | 'NaN']};
type Matrix = {readonly [actual: string]: {readonly [predicted: string]: number}};

function testOf(block: string, matrix: Matrix | undefined, scores: Scores, rows?: number) {
	const metrics = Object.entries(scores).map(([name, [value, deviation]]) => [
		name,
		{value, standard_deviation: deviation},
	]);
	const content = {...(matrix && {confusion_matrix: matrix}), ...Object.fromEntries(metrics)};
	const file = {version: 0, ...(rows !== undefined && {dataset: {item_count: rows}}), [block]: content};
	return oneFileTest(valueIn(parseStatistics(file, 'statistics.json')), 'statistics.json');
}

const multiclass = 'multiclass_classification_metrics';
const binary = 'binary_classification_metrics';
const codes = ({findings}: ReturnType<typeof testOf>) => findings.map(({code}) => code);

describe('the one-file test', () => {
	it('finds nothing in the multiclass example of the AWS guide', () => {
		const test = testOf(
			multiclass,
			{'0': {'0': 1180, '1': 510}, '1': {'0': 268, '1': 138}},
			{
				accuracy: [0.6288167938931297, 0.00375663881299405],
				weighted_recall: [0.6288167938931297, 0.003756638812994008],
				weighted_precision: [0.6983172269629505, 0.006195912915307507],
				weighted_f0_5: [0.6803947318178771, 0.005328406973561699],
				weighted_f1: [0.6571162346664904, 0.004385008075019733],
				weighted_f2: [0.6384024354394601, 0.003867109755267757],
				accuracy_best_constant_classifier: [0.19370229007633588, 0.0032049848450732355],
			},
		);

		expect(test.findings).toEqual([]);
		expect(test.recomputed?.metrics.map(({agrees}) => agrees)).toEqual(Array(6).fill(true));
	});

	it('tells miscalculated binary metrics beside a right matrix, whose numbers are not all zero', () => {
		const test = testOf(
			binary,
			{no: {no: 300, yes: 40}, yes: {no: 30, yes: 130}},
			{precision: [0.31, 0.01], recall: [0.12, 0.01], accuracy: [0.86, 0.01]},
		);

		expect(codes(test)).toEqual(['statistics/arithmetic']);
		expect(test.findings[0]?.message).toContain('with "yes" as the positive class');
		expect(test.findings[0]?.message).toContain('took another positive class');
		expect(test.findings[0]?.message).toContain('positive_label');
	});

	it('judges a binary report with three labels by the positive class that is most likely', () => {
		const test = testOf(binary, {'1': {'1': 50, '2': 10}, '0': {'0': 30, '1': 10}}, {accuracy: [0.8, 'NaN']});

		expect(test.recomputed?.positive).toBe('1');
		expect(test.findings).toEqual([]);
	});

	it('finds nothing to compute in a matrix without a row', () => {
		expect(testOf(multiclass, {'0': {'0': 0}}, {accuracy: [0, 'NaN']}).recomputed).toBeUndefined();
	});

	it('takes a configured positive class at its word', () => {
		const file = {
			version: 0,
			[binary]: {
				confusion_matrix: {a: {a: 8, b: 2}, b: {a: 1, b: 9}},
				precision: {value: 8 / 9, standard_deviation: 'NaN'},
			},
		};
		const reported = valueIn(parseStatistics(file, 'statistics.json'));

		expect(oneFileTest(reported, 'statistics.json', 'a').findings).toEqual([]);
		expect(codes(oneFileTest(reported, 'statistics.json', 'b'))).toEqual(['statistics/arithmetic']);
	});

	it('finds nothing in the binary example of the AWS guide', () => {
		const test = testOf(
			binary,
			{'0': {'0': 1, '1': 2}, '1': {'0': 0, '1': 1}},
			{
				recall: [1, 'NaN'],
				precision: [0.3333333333333333, 'NaN'],
				accuracy: [0.5, 'NaN'],
				true_negative_rate: [0.33333333333333337, 'NaN'],
				false_positive_rate: [0.6666666666666666, 'NaN'],
				false_negative_rate: [0, 'NaN'],
				f0_5: [0.3846153846153846, 'NaN'],
				f2: [0.7142857142857143, 'NaN'],
				accuracy_best_constant_classifier: [0.25, 'NaN'],
			},
		);

		expect(test.findings).toEqual([]);
		expect(test.recomputed?.positive).toBe('1');
	});

	it('says that the data disagree where zeros follow from the matrix', () => {
		const test = testOf(
			multiclass,
			{setosa: {'0': 40}, virginica: {'1': 60}},
			{accuracy: [0, 'NaN'], weighted_f1: [0, 'NaN'], accuracy_best_constant_classifier: [0.6, 'NaN']},
		);

		expect(codes(test)).toEqual(['statistics/data-disagrees']);
		expect(test.findings[0]?.message).toContain(
			'The ground truth says "setosa", "virginica", the predictions say "0", "1"',
		);
		expect(test.findings[0]?.message).toContain('the ground truth itself is read');
	});

	it('recognises a probability in the place of a class', () => {
		const scores = Object.fromEntries(Array.from({length: 50}, (_, at) => [String(at / 50 + 0.001), 2]));

		const test = testOf(multiclass, {no: scores, yes: {'0.5': 1}}, {accuracy: [0, 'NaN']});

		expect(test.findings[0]?.message).toContain('those are scores, not classes');
	});

	it('recognises one value in every row, and labels that only never meet', () => {
		const constant = testOf(multiclass, {a: {x: 5}, b: {x: 5}}, {accuracy: [0, 'NaN']});
		const permuted = testOf(multiclass, {a: {b: 5}, b: {a: 5}}, {accuracy: [0, 'NaN']});

		expect(constant.findings[0]?.message).toContain('the same for every row');
		expect(permuted.findings[0]?.message).toContain('never in the same row');
	});

	it('says that the arithmetic failed where the matrix gives more than zero', () => {
		const test = testOf(
			multiclass,
			{a: {a: 30, b: 2}, b: {a: 1, b: 67}},
			{accuracy: [0, 'NaN'], weighted_f1: [0, 'NaN']},
		);

		expect(codes(test)).toEqual(['statistics/arithmetic']);
		expect(test.findings[0]).toMatchObject({severity: 'error', count: 2, total: 2});
		expect(test.findings[0]?.message).toContain('its matrix gives 0.97');
		expect(test.findings[0]?.evidence[0]).toEqual({
			file: 'statistics.json',
			line: 1,
			path: 'multiclass_classification_metrics.accuracy.value',
			value: 0,
		});
	});

	it('does not call it a failure when the monitor took the other class for the positive one', () => {
		const test = testOf(binary, {no: {no: 60, yes: 10}, yes: {no: 10, yes: 20}}, {recall: [60 / 70, 'NaN']});

		expect(test.findings).toEqual([]);
		expect(test.recomputed?.positive).toBe('no');
	});

	it('takes a deviation less than a fifth of what the rows give for duplicate labels', () => {
		const matrix = {'0': {'0': 700, '1': 2001}, '1': {'0': 1000, '1': 984}};
		const accuracy = (700 + 984) / 4685;

		const tiny = testOf(multiclass, matrix, {accuracy: [accuracy, 1.8368e-5]}, 4685);
		const usual = testOf(multiclass, matrix, {accuracy: [accuracy, 0.0035]}, 4685);

		expect(codes(tiny)).toEqual(['statistics/duplicates']);
		expect(tiny.findings[0]).toMatchObject({severity: 'warning', total: 4685});
		expect(usual.findings).toEqual([]);
	});

	it('says nothing about deviations that the monitor did not compute or that are 0 by nature', () => {
		const matrix = {a: {a: 300}};

		expect(testOf(multiclass, {a: {a: 3, b: 3}}, {accuracy: [0.5, 'NaN']}).findings).toEqual([]);
		expect(testOf(multiclass, matrix, {accuracy: [1, 0]}).findings).toEqual([]);
	});

	it('has nothing to recompute for a regression', () => {
		const test = testOf('regression_metrics', undefined, {mae: [1, 0.1], r2: [0.5, 0.1]}, 500);

		expect(test).toEqual({recomputed: undefined, findings: []});
	});
});
