import {describe, expect, test} from 'vitest';
import {baselineOf} from '../../src/lab/baseline.js';
import {broken, type Exercise} from '../../src/lab/exercise.js';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {examine} from '../../src/lab/material.js';
import {awsOutput} from '../../src/report/aws-output.js';

const healthy = healthyCapture();
const baseline = baselineOf('BinaryClassification', examine(healthy).after.statistics.metrics);

function outputOf(name: string) {
	const exercise = exercises.find((one) => one.name === name) as Exercise;
	const material = broken(exercise, healthy);
	if (material === undefined) throw new Error(`${name} cannot be made`);
	return awsOutput(examine(material).before, 'BinaryClassification', baseline);
}

describe('what AWS shows', () => {
	test('of a healthy capture is a job without violations', () => {
		const {status, violations, statistics} = awsOutput(examine(healthy).before, 'BinaryClassification', baseline);
		expect(status).toEqual(['Completed: Job completed successfully with no violations.']);
		expect(violations).toEqual([]);
		expect(JSON.parse(statistics.join('\n').replaceAll('{ … }', '{}'))).toMatchObject({
			dataset: {item_count: 1000},
			binary_classification_metrics: {accuracy: {value: 0.822}},
		});
	});

	test('of labels in another spelling is 0.0 +/- 0.0 beside a matrix that is full', () => {
		const {status, violations, statistics} = outputOf('label-spelling');
		expect(status).toEqual(['CompletedWithViolations: Job completed successfully with 8 violations.']);
		expect(violations).toContain("Metric accuracy with 0.0 +/- 0.0 was LessThanThreshold '0.822'");
		expect(statistics).toContain('      "NEGATIVE" : { "negative" : 521, "positive" : 127 },');
		expect(statistics).toContain('    "accuracy" : { "value" : 0.0, "standard_deviation" : 0.0 },');
	});

	test('of a probability in the label slot is a job that fails', () => {
		const {status, statistics} = outputOf('probability-as-label');
		expect(status[0]).toBe('ProcessingJobStatus: Failed');
		expect(status[1]).toContain('too many classes');
		expect(statistics).toEqual([]);
	});

	test.each(['label-in-request', 'prefixed-id', 'all-three'])('of %s is a job without data', (name) => {
		expect(outputOf(name).status).toContain('FailureReason: Job inputs had no data');
	});

	test('without a baseline are no violations', () => {
		const {status, violations} = awsOutput(examine(healthy).before, 'BinaryClassification', undefined);
		expect(status).toEqual(['ProcessingJobStatus: Completed']);
		expect(violations).toEqual([]);
	});

	test('of fewer than 200 records has no deviation', () => {
		const few = healthyCapture('few', 50);
		const {statistics} = awsOutput(examine(few).before, 'BinaryClassification', undefined);
		expect(statistics.join('\n')).toContain('"standard_deviation" : "NaN"');
	});
});
