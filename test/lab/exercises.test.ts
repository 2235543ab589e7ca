import {describe, expect, test} from 'vitest';
import {baselineOf} from '../../src/lab/baseline.js';
import {broken, possibleExercises} from '../../src/lab/exercise.js';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {injections} from '../../src/lab/injections.js';
import {examine} from '../../src/lab/material.js';
import {healthyFixtures} from '../support/healthy-fixtures.js';

const bundled = healthyCapture();
const possible = possibleExercises(exercises, bundled, {uniform: false});

describe('the exercises', () => {
	test('can all be made of the bundled capture but the one about columns, for it answers in JSON', () => {
		expect(exercises.filter((exercise) => !possible.includes(exercise)).map(({name}) => name)).toEqual([
			'shifted-column',
		]);
	});

	test('are told from the first records, where all are of one form', () => {
		expect(possibleExercises(exercises, bundled, {uniform: true})).toEqual(possible);
	});

	test('use every way to break a capture, in the order in which these can be joined', () => {
		const used = new Set(exercises.flatMap((exercise) => exercise.injections));
		expect(used).toEqual(new Set(injections));
		for (const exercise of exercises) {
			expect(injections.filter((one) => exercise.injections.includes(one))).toEqual(exercise.injections);
		}
	});

	test.each(possible.map((exercise) => [exercise.name, exercise] as const))(
		'%s shows its causes, no more',
		(_, exercise) => {
			const material = broken(exercise, bundled);
			const {findings, after} = examine(material ?? bundled);
			const codes = findings.filter(({severity}) => severity !== 'info').map(({code}) => code);
			expect(codes.toSorted()).toEqual(exercise.injections.map(({code}) => code).toSorted());
			expect(after.statistics.rows).toBe(1000);
		},
	);

	test.each(healthyFixtures)('one at least can be made of %s', (_, material) => {
		const made = exercises.filter((exercise) => broken(exercise, material) !== undefined);
		expect(made.length).toBeGreaterThanOrEqual(1);
	});
});

describe('a baseline', () => {
	test('holds each metric of the healthy capture once, errors the other way round', () => {
		const {constraints} = baselineOf('BinaryClassification', examine(bundled).after.statistics.metrics);
		expect(Object.keys(constraints)).toHaveLength(11);
		expect(constraints['accuracy']).toEqual({threshold: 0.822, operator: 'LessThanThreshold'});
		expect(constraints['false_positive_rate']?.operator).toBe('GreaterThanThreshold');
	});
});
