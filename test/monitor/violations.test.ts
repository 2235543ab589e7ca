import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {javaNumber} from '../../src/monitor/java-number.js';
import {violationsOf} from '../../src/monitor/violations.js';

const below = (threshold: number) => ({threshold, operator: 'LessThanThreshold'}) as const;
const above = (threshold: number) => ({threshold, operator: 'GreaterThanThreshold'}) as const;

describe('violations', () => {
	it('are worded as in real runs of at least 200 rows', () => {
		const violations = violationsOf(
			{problemType: 'MulticlassClassification', constraints: {weighted_f2: below(0.9242942991137502)}},
			{weighted_f2: {value: 0.3505018546481581, standard_deviation: 0.004778110439777429}},
		);

		expect([...violations.values()]).toEqual([
			{
				constraint_check_type: 'LessThanThreshold',
				description:
					"Metric weightedF2 with 0.3505018546481581 +/- 0.004778110439777429 was LessThanThreshold '0.9242942991137502'",
				metric_name: 'weightedF2',
			},
		]);
	});

	it('have no deviation under 200 rows', () => {
		const violations = violationsOf(
			{problemType: 'MulticlassClassification', constraints: {accuracy: below(0.86)}},
			{accuracy: {value: 0.35135135135135137, standard_deviation: 'NaN'}},
		);

		expect(violations.get('accuracy')?.description).toBe(
			"Metric accuracy with 0.35135135135135137 was LessThanThreshold '0.86'",
		);
	});

	it('spell numbers as Java does', () => {
		const violations = violationsOf(
			{problemType: 'BinaryClassification', constraints: {false_positive_rate: above(0)}},
			{false_positive_rate: {value: 0.13002680965147453, standard_deviation: 5.092682820403929e-4}},
		);

		expect(violations.get('false_positive_rate')).toEqual({
			constraint_check_type: 'GreaterThanThreshold',
			description:
				"Metric falsePositiveRate with 0.13002680965147453 +/- 5.092682820403929E-4 was GreaterThanThreshold '0.0'",
			metric_name: 'falsePositiveRate',
		});
	});

	it('never name f0_5, which the monitor does not check', () => {
		const metric = {value: 0, standard_deviation: 'NaN'} as const;
		const constraints = {f0_5: below(1), weighted_f0_5: below(1), f1: below(1)};

		const violations = violationsOf(
			{problemType: 'BinaryClassification', constraints},
			{f0_5: metric, weighted_f0_5: metric, f1: metric},
		);

		expect([...violations.keys()]).toEqual(['f1']);
	});

	it('need more than equality, and a metric of that name', () => {
		const constraints = {accuracy: below(0.5), mse: above(0.5), auc: below(1)};
		const metric = {value: 0.5, standard_deviation: 'NaN'} as const;

		expect(violationsOf({problemType: 'Regression', constraints}, {accuracy: metric, mse: metric})).toEqual(new Map());
	});
});

describe('javaNumber', () => {
	it.each([
		[0, '0.0'],
		[1, '1.0'],
		[0.001, '0.001'],
		[0.0009, '9.0E-4'],
		[1.8368026615194536e-5, '1.8368026615194536E-5'],
		[9_999_999, '9999999.0'],
		[10_000_000, '1.0E7'],
		[-12.5, '-12.5'],
		[Number.NaN, 'NaN'],
	])('writes %d as %s', (value, text) => {
		expect(javaNumber(value)).toBe(text);
	});

	it('always writes a number that reads as the same number', () => {
		fc.assert(
			fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
				expect(Number(javaNumber(value))).toBe(value === 0 ? 0 : value);
			}),
		);
	});
});
