import type {Metrics} from '../metrics/outcomes.js';
import type {ProblemType} from '../metrics/problem-type.js';
import type {Constraint, ReportedConstraints} from '../monitor/constraints-file.js';
import type {Steps} from '../records/steps.js';
import {examinationSteps, type Material} from './material.js';

/** What grows when a model gets worse. */
const errors = new Set(['false_positive_rate', 'false_negative_rate', 'mae', 'mse', 'rmse']);

/** The `constraints.json` that a baseline on the healthy capture writes: each metric becomes its own threshold. */
export function baselineOf(problemType: ProblemType, metrics: Metrics): ReportedConstraints {
	const constraints = Object.entries(metrics).flatMap(([name, metric]): readonly (readonly [string, Constraint])[] => {
		const isConstrained = !name.endsWith('_best_constant_classifier') && typeof metric['value'] === 'number';
		if (!isConstrained) return [];
		const operator = errors.has(name) ? 'GreaterThanThreshold' : 'LessThanThreshold';
		return [[name, {threshold: metric['value'] as number, operator}]];
	});
	return {problemType, constraints: Object.fromEntries(constraints)};
}

/** The same of a healthy material, in steps. */
export function* baselineSteps(healthy: Material): Steps<ReportedConstraints> {
	const {after} = yield* examinationSteps(healthy);
	return baselineOf(healthy.mapping.problemType, after.statistics.metrics);
}
