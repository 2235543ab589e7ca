import {describe, expect, it} from 'vitest';
import {parseConstraints} from '../../src/monitor/constraints-file.js';
import {messageOf, valueIn} from '../support/results.js';

const constraints = {
	version: 0,
	binary_classification_constraints: {
		recall: {threshold: 0.6, comparison_operator: 'LessThanThreshold'},
		false_positive_rate: {threshold: 0.1, comparison_operator: 'GreaterThanThreshold', note: 'x'},
	},
};

function message(json: unknown): string {
	return messageOf(parseConstraints(json, 'c.json'));
}

describe('a constraints.json', () => {
	it('holds a threshold for each metric', () => {
		expect(valueIn(parseConstraints(constraints, 'c.json'))).toEqual({
			problemType: 'BinaryClassification',
			constraints: {
				recall: {threshold: 0.6, operator: 'LessThanThreshold'},
				false_positive_rate: {threshold: 0.1, operator: 'GreaterThanThreshold'},
			},
		});
	});

	it.each([undefined, '0.0', null])('with the version %j is refused in the words of the hosted job', (version) => {
		expect(message({...constraints, version})).toContain('"No usable value for version"');
	});

	it.each([
		[
			{recall: {threshold: 'x', comparison_operator: 'LessThanThreshold'}},
			'recall.threshold: found "x"; expected a number',
		],
		[{recall: {threshold: 1}}, 'recall.comparison_operator: is missing; allowed: "LessThanThreshold"'],
	])('with a broken constraint is refused (%#)', (block, text) => {
		expect(message({version: 0, regression_constraints: block})).toContain(`c.json → regression_constraints → ${text}`);
	});

	it.each([
		[{version: 0, features: [], monitoring_config: {}}, 'this is the constraints.json of data quality, not'],
		[{version: 0, features: []}, 'this is the constraints.json of data quality, not'],
		[{regression_metrics: {}}, 'this is the statistics.json of model quality, not the constraints.json'],
		[{post_training_bias_metrics: {}}, 'this is the analysis.json of a bias or explainability job, not'],
	])('is told from other files (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});
});
