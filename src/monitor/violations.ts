import type {Metric} from '../metrics/outcomes.js';
import type {Constraint, ReportedConstraints} from './constraints-file.js';
import {javaNumber} from './java-number.js';

/** An entry of the monitor's `constraint_violations.json`. */
export type Violation = {
	readonly constraint_check_type: Constraint['operator'];
	readonly description: string;
	readonly metric_name: string;
};

/** In every real run seen these were not checked, although baselines write constraints for them. */
const unchecked: readonly string[] = ['f0_5', 'weighted_f0_5'];

/**
 * The violations as the monitor words them, by the metric names of `constraints.json` (its own names are camelCase).
 * Whether its deviation takes part in the comparison is unknown; here it does not.
 */
export function violationsOf(
	{constraints}: ReportedConstraints,
	metrics: {readonly [name: string]: unknown},
): ReadonlyMap<string, Violation> {
	const violations = new Map<string, Violation>();
	for (const [name, constraint] of Object.entries(constraints)) {
		const metric = metrics[name];
		if (unchecked.includes(name) || !isMetric(metric) || !isViolated(constraint, metric)) continue;
		violations.set(name, violation(camelCase(name), constraint, metric));
	}
	return violations;
}

function isMetric(metric: unknown): metric is Metric {
	return typeof metric === 'object' && metric !== null && 'standard_deviation' in metric;
}

function isViolated({threshold, operator}: Constraint, {value}: Metric): boolean {
	return operator === 'LessThanThreshold' ? value < threshold : value > threshold;
}

function violation(name: string, {threshold, operator}: Constraint, {value, standard_deviation}: Metric): Violation {
	const deviation = standard_deviation === 'NaN' ? '' : ` +/- ${javaNumber(standard_deviation)}`;
	return {
		constraint_check_type: operator,
		description: `Metric ${name} with ${javaNumber(value)}${deviation} was ${operator} '${javaNumber(threshold)}'`,
		metric_name: name,
	};
}

function camelCase(name: string): string {
	return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
