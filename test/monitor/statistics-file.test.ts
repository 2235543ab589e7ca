import {describe, expect, it} from 'vitest';
import {parseStatistics} from '../../src/monitor/statistics-file.js';
import {messageOf, valueIn} from '../support/results.js';

const binary = {
	version: 0,
	dataset: {item_count: 150, evaluation_time: '2026-02-03T11:05:00.000Z'},
	binary_classification_metrics: {
		confusion_matrix: {'0': {'0': 90, '1': 10}, '1': {'0': 0, '1': 50}},
		recall: {value: 1, standard_deviation: 'NaN'},
		auc: {value: 0.75, standard_deviation: 0.01},
		receiver_operating_characteristic_curve: {false_positive_rates: [0, 1], true_positive_rates: [0, 1]},
	},
};

describe('a statistics.json', () => {
	it('of a binary problem has a matrix, metrics and curves', () => {
		expect(valueIn(parseStatistics(binary, 's.json'))).toEqual({
			problemType: 'BinaryClassification',
			itemCount: 150,
			evaluationTime: '2026-02-03T11:05:00.000Z',
			confusionMatrix: {'0': {'0': 90, '1': 10}, '1': {'0': 0, '1': 50}},
			metrics: {
				recall: {value: 1, standard_deviation: 'NaN'},
				auc: {value: 0.75, standard_deviation: 0.01},
			},
			curves: {
				receiver_operating_characteristic_curve: {false_positive_rates: [0, 1], true_positive_rates: [0, 1]},
			},
		});
	});

	it('of a regression has metrics only', () => {
		const regression = {regression_metrics: {r2: {value: -3.5, standard_deviation: 0.1}}};
		expect(valueIn(parseStatistics(regression, 's.json'))).toEqual({
			problemType: 'Regression',
			metrics: {r2: {value: -3.5, standard_deviation: 0.1}},
			curves: {},
		});
	});

	it('of a multiclass problem is told by its block', () => {
		const multiclass = {multiclass_classification_metrics: {weighted_f1: {value: 0, standard_deviation: 0}}};
		expect(valueIn(parseStatistics(multiclass, 's.json')).problemType).toBe('MulticlassClassification');
	});

	it('has numbers as text where JSON has none for them', () => {
		const odd = {regression_metrics: {mse: {value: 'Infinity'}, r2: {value: 'NaN', standard_deviation: 'NaN'}}};
		expect(valueIn(parseStatistics(odd, 's.json')).metrics).toEqual({
			mse: {value: Number.POSITIVE_INFINITY, standard_deviation: 'NaN'},
			r2: {value: Number.NaN, standard_deviation: 'NaN'},
		});
	});

	it('may hold keys that nobody has seen yet', () => {
		const later = {...binary, model: 'x', dataset: {...binary.dataset, more: 1}};
		expect(valueIn(parseStatistics(later, 's.json')).itemCount).toBe(150);
	});

	it.each([
		[{recall: {value: 'high'}}, 's.json → binary_classification_metrics → recall.value: found "high"; expected'],
		[{recall: 0.5}, 's.json → binary_classification_metrics → recall: found 0.5; expected an object'],
		[{confusion_matrix: {a: {b: -1}}}, 'confusion_matrix.a.b: found -1; expected at least 0'],
		[{confusion_matrix: {a: {b: 0.5}}}, 'confusion_matrix.a.b: found 0.5; expected a whole number'],
	])('with a broken metric is refused (%#)', (block, text) => {
		expect(messageOf(parseStatistics({binary_classification_metrics: block}, 's.json'))).toContain(text);
	});

	it('with a broken header is refused', () => {
		const json = {...binary, dataset: {item_count: 'many'}};
		expect(messageOf(parseStatistics(json, 's.json'))).toContain('s.json → dataset.item_count: found "many"');
	});

	it.each([
		[
			{version: 0, regression_constraints: {}},
			'this is the constraints.json of model quality, not the statistics.json',
		],
		[{version: 0, dataset: {}, features: []}, 'this is the statistics.json of data quality, not'],
		[{violations: []}, 'this is a constraint_violations.json, not'],
		[{version: 0}, 'this is not the statistics.json of model quality'],
		[[], 'this is not the statistics.json of model quality'],
		[null, 'this is not the statistics.json of model quality'],
	])('is told from other files (%#)', (json, text) => {
		expect(messageOf(parseStatistics(json, 's.json'))).toContain(text);
		expect(messageOf(parseStatistics(json, 's.json'))).toContain(
			'That file holds one of binary_classification_metrics',
		);
	});
});
