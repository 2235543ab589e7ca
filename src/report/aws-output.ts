import type {Outcome} from '../mapping/after.js';
import type {Curve, MatrixTable, Metric, Metrics} from '../metrics/outcomes.js';
import type {ProblemType} from '../metrics/problem-type.js';
import {statisticsFile} from '../metrics/statistics.js';
import type {ReportedConstraints} from '../monitor/constraints-file.js';
import {javaNumber} from '../monitor/java-number.js';
import {violationsOf} from '../monitor/violations.js';
import {cappedMatrix} from './capped-matrix.js';

/** All that AWS shows of a run: the status of its job, and what the job wrote. */
export type AwsOutput = {
	readonly status: readonly string[];
	/** Descriptions out of `constraint_violations.json`; empty where no baseline is known. */
	readonly violations: readonly string[];
	/** The lines of `statistics.json`; empty where none is written. */
	readonly statistics: readonly string[];
};

/** A matrix of a thousand labels is written, but nobody reads it. */
const labelsShown = 6;

/** What the monitor leaves behind when it reads the records so; without a baseline nothing can be violated. */
export function awsOutput(
	{outcome, message, statistics}: Outcome,
	problemType: ProblemType,
	baseline: ReportedConstraints | undefined,
): AwsOutput {
	if (outcome === 'no-data') return {status: noData, violations: [], statistics: []};
	if (outcome === 'fails') {
		return {
			status: ['ProcessingJobStatus: Failed', ...(message === null ? [] : [message])],
			violations: [],
			statistics: [],
		};
	}
	const violations = baseline === undefined ? [] : [...violationsOf(baseline, statistics.metrics).values()];
	return {
		status: [completed(baseline, violations.length)],
		violations: violations.map(({description}) => description),
		statistics: statisticsLines(problemType, statistics.rows, statistics.metrics),
	};
}

/** Seen in real runs without ground truth in the hour; what happens when files are there and no id matches, is not known. */
const noData: readonly string[] = [
	'ProcessingJobStatus: Failed',
	'FailureReason: Job inputs had no data',
	'The merge job found no label for any capture, so there is no statistics.json.',
];

function completed(baseline: ReportedConstraints | undefined, violations: number): string {
	if (baseline === undefined) return 'ProcessingJobStatus: Completed';
	if (violations === 0) return 'Completed: Job completed successfully with no violations.';
	return `CompletedWithViolations: Job completed successfully with ${violations} violations.`;
}

function statisticsLines(problemType: ProblemType, rows: number, metrics: Metrics): readonly string[] {
	const {version: _, dataset: __, ...blocks} = statisticsFile(problemType, {rows, metrics}, '');
	const [block = ''] = Object.keys(blocks);
	return [
		'{',
		'  "version" : 0.0,',
		`  "dataset" : { "item_count" : ${rows} },`,
		`  "${block}" : {`,
		...separated(Object.entries(metrics).map(([name, metric]) => entryLines(name, metric))),
		'  }',
		'}',
	];
}

/** Each entry may take several lines; all but the last end in a comma. */
function separated(entries: readonly (readonly string[])[]): readonly string[] {
	return entries.flatMap((lines, at) => {
		const isLast = at === entries.length - 1;
		return isLast ? lines : [...lines.slice(0, -1), `${lines.at(-1)},`];
	});
}

function entryLines(name: string, metric: Metric | Curve | MatrixTable): readonly string[] {
	if (isMetric(metric)) {
		const {value, standard_deviation: deviation} = metric;
		const written = deviation === 'NaN' ? '"NaN"' : javaNumber(deviation);
		return [`    "${name}" : { "value" : ${javaNumber(value)}, "standard_deviation" : ${written} }`];
	}
	if (name !== 'confusion_matrix') return [`    "${name}" : { … }`];
	const rows = Object.entries(cappedMatrix(metric as MatrixTable, labelsShown));
	const lines = rows.map(([actual, cells], at) => {
		const counts = Object.entries(cells).map(([predicted, count]) => `${JSON.stringify(predicted)} : ${count}`);
		return `      ${JSON.stringify(actual)} : { ${counts.join(', ')} }${at < rows.length - 1 ? ',' : ''}`;
	});
	return [`    "${name}" : {`, ...lines, '    }'];
}

function isMetric(metric: Metric | Curve | MatrixTable): metric is Metric {
	return 'standard_deviation' in metric && 'value' in metric && typeof metric.value === 'number';
}
