import {describe, expect, it} from 'vitest';
import type {Metric} from '../../src/metrics/outcomes.js';
import {statistics, statisticsFile} from '../../src/metrics/statistics.js';
import {outcomesOf, type Row} from './outcomes-of.js';

const labels = {positive: '1', negative: '0'};
const few = outcomesOf([
	['1', '1', 0.9],
	['0', '1', 0.7],
	['0', '0', 0.2],
]);
const many = outcomesOf(
	Array.from({length: 1000}, (_, row): Row => {
		const score = ((row * 7919) % 1000) / 1000;
		return [(row * 31) % 100 < score * 100 ? '1' : '0', score > 0.5 ? '1' : '0', score];
	}),
);
const numbers = {kind: 'numbers', actual: Float64Array.of(1, 2, 4), predicted: Float64Array.of(1, 2, 3)} as const;

describe('statistics of a binary problem', () => {
	it("hold everything by the monitor's names, and nothing else", () => {
		const constant = ['recall', 'precision', 'accuracy', 'f0_5', 'f1', 'f2'];
		expect(Object.keys(statistics('BinaryClassification', few, labels).metrics).sort()).toEqual(
			[
				...constant,
				...constant.map((name) => `${name}_best_constant_classifier`),
				'confusion_matrix',
				'true_positive_rate',
				'true_negative_rate',
				'false_positive_rate',
				'false_negative_rate',
				'receiver_operating_characteristic_curve',
				'precision_recall_curve',
				'auc',
			].sort(),
		);
	});

	it('deviate about as much as the size of the samples makes likely', () => {
		const {value, standard_deviation: deviation} = statistics('BinaryClassification', many, labels).metrics[
			'accuracy'
		] as Metric;
		const likely = Math.sqrt(((value * (1 - value)) / 1000) * (0.2 / 0.8));
		expect(Number(deviation)).toBeGreaterThan(likely / 4);
		expect(Number(deviation)).toBeLessThan(likely * 4);
	});
});

describe('statistics of a multiclass problem', () => {
	it("hold everything by the monitor's names, and nothing else", () => {
		const names = ['accuracy', ...['recall', 'precision', 'f0_5', 'f1', 'f2'].map((name) => `weighted_${name}`)];
		expect(Object.keys(statistics('MulticlassClassification', few, labels).metrics).sort()).toEqual(
			[...names, ...names.map((name) => `${name}_best_constant_classifier`), 'confusion_matrix'].sort(),
		);
	});
});

describe('statistics of a regression', () => {
	it('hold the four metrics and no confusion matrix', () => {
		const {rows, confusionMatrix, metrics} = statistics('Regression', numbers, labels);
		expect({rows, confusionMatrix}).toEqual({rows: 3, confusionMatrix: {}});
		expect(Object.keys(metrics)).toEqual(['mae', 'mse', 'rmse', 'r2']);
	});

	it('have deviations from 200 rows on', () => {
		const column = (rows: number) => Float64Array.from({length: rows}, (_, row) => row % 7);
		const deviationOf = (rows: number) => {
			const outcomes = {kind: 'numbers', actual: column(rows), predicted: column(rows).fill(3)} as const;
			return (statistics('Regression', outcomes, labels).metrics['mae'] as Metric).standard_deviation;
		};
		expect(deviationOf(199)).toBe('NaN');
		expect(deviationOf(200)).toBeGreaterThan(0);
	});
});

describe('the statistics file', () => {
	it('holds the block of the problem type beside the dataset', () => {
		const time = '2023-03-30T21:08:34.729Z';
		const result = statistics('Regression', numbers, labels);
		expect(statisticsFile('Regression', result, time)).toEqual({
			version: 0,
			dataset: {item_count: 3, evaluation_time: time},
			regression_metrics: result.metrics,
		});
		const fileOf = (type: 'BinaryClassification' | 'MulticlassClassification') =>
			Object.keys(statisticsFile(type, statistics(type, few, labels), time));
		expect(fileOf('BinaryClassification')).toContain('binary_classification_metrics');
		expect(fileOf('MulticlassClassification')).toContain('multiclass_classification_metrics');
	});

	it('survives being written as JSON', () => {
		const file = statisticsFile('BinaryClassification', statistics('BinaryClassification', few, labels), 'now');
		expect(JSON.parse(JSON.stringify(file))).toEqual(file);
	});
});
