import {baselineOf} from '../../src/lab/baseline.js';
import {broken} from '../../src/lab/exercise.js';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {examine} from '../../src/lab/material.js';
import type {Model} from '../../src/session/model.js';
import {opened} from './sessions.js';

const healthy = healthyCapture('a small capture', 240);
const baseline = baselineOf('BinaryClassification', examine(healthy).after.statistics.metrics);

/** A session of the lab on a small capture, looked at to the end; with a tour where `hint` is its first. */
export function openedExercise(name: string, hint?: number): Model {
	const exercise = exercises.find((one) => one.name === name);
	const material = exercise && broken(exercise, healthy);
	if (exercise === undefined || material === undefined) throw new Error(`There is no exercise ${name}`);
	const {title, story} = exercise;
	const {captures, groundTruth, configuration} = material;
	return opened({
		captures,
		groundTruth,
		// The monitor of a hosted job, and nothing of the one that sessions have by default.
		opening: {title: 'lab', configuration, lab: {task: {title, story, baseline}, hint}},
	});
}
