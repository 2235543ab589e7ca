import * as z from 'zod';
import type {ProblemType} from '../metrics/problem-type.js';
import {checkShape} from '../records/check-shape.js';
import {type Result, success} from '../records/result.js';
import {blockOf} from './metric-files.js';

export type Constraint = {
	readonly threshold: number;
	/** When the monitor reports a violation: the metric is less, or greater, than the threshold. */
	readonly operator: 'LessThanThreshold' | 'GreaterThanThreshold';
};

/** The `constraints.json` that a baseline wrote and a schedule checks, by the monitor's metric names. */
export type ReportedConstraints = {
	readonly problemType: ProblemType;
	readonly constraints: {readonly [metric: string]: Constraint};
};

const constraint = z
	.looseObject({threshold: z.number(), comparison_operator: z.enum(['LessThanThreshold', 'GreaterThanThreshold'])})
	.transform((found): Constraint => ({threshold: found.threshold, operator: found.comparison_operator}));

const block = z.record(z.string(), constraint);

/** The hosted job refuses a file without version in so many words, which is all that users see of it. */
const header = z.looseObject({
	version: z.custom((version) => typeof version === 'number', {
		error: 'has to be a number, such as 0.0: at such a file the hosted job stops with "No usable value for version"',
	}),
});

/** Reads the `constraints.json` of a model-quality baseline. */
export function parseConstraints(json: unknown, where: string): Result<ReportedConstraints> {
	const found = blockOf(json, 'constraints', where);
	if (!found.ok) return found;
	const {problemType, name, content} = found.value;
	const constraints = checkShape(block, content, `${where} → ${name}`);
	if (!constraints.ok) return constraints;
	const about = checkShape(header, json, where);
	return about.ok ? success({problemType, constraints: constraints.value}) : about;
}
