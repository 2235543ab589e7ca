import type {Analysis} from '../findings/diagnose.js';
import type {Finding} from '../findings/finding.js';
import type {OneFileTest} from '../findings/statistics/one-file-test.js';
import type {Outcome} from '../mapping/after.js';
import {formatMapping} from '../mapping/format-mapping.js';
import type {Funnel} from '../mapping/funnel.js';
import type {Mapping} from '../mapping/mapping.js';
import type {MatrixTable, Metrics} from '../metrics/outcomes.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import {cappedMatrix} from './capped-matrix.js';
import {type StatisticsReport, statisticsReport} from './statistics-report.js';
import type {ReportedViolation} from './violations-report.js';

/** What `check --json` prints. Parts that need records are left out where only the monitor's own report was given. */
export type Report = {
	readonly version: 1;
	readonly input: ReportInput;
	readonly monitor: Omit<MonitorConfiguration, 'problemType'> & {
		readonly problemType: Mapping['problemType'];
		readonly inferred: readonly string[];
	};
	readonly funnel?: Funnel;
	readonly before?: ReportOutcome & {readonly message: string | null};
	readonly findings: readonly Finding[];
	readonly suggestedMapping?: Mapping;
	readonly after?: ReportOutcome & {readonly funnel: Funnel};
	readonly statistics?: StatisticsReport;
	readonly violations?: readonly ReportedViolation[];
	/** Sources that could not be read to their end. */
	readonly problems?: readonly Problem[];
};

export type ReportInput = {
	/** Lines that are JSON objects. */
	readonly records: number;
	readonly malformed: number;
	readonly bytes: number;
	readonly dialects: {readonly [dialect: string]: number};
	readonly groundTruthRecords: number;
};

export type ReportOutcome = {
	readonly outcome: Outcome['outcome'];
	readonly rows: number;
	readonly confusionMatrix: MatrixTable;
	readonly metrics: Metrics;
};

/** What a report is made of; the last three only where they were given or happened. */
export type Examined = {
	readonly dataset: Dataset;
	readonly analysis: Analysis;
	readonly statistics?: OneFileTest | undefined;
	readonly violations?: readonly ReportedViolation[] | undefined;
	readonly problems?: readonly Problem[];
};

/** Keys are in the order of the product's report format. */
export function reportOf({dataset, analysis, statistics, violations, problems = []}: Examined): Report {
	const {expectation, before, after} = analysis;
	const {problemType, inferred, ...configured} = expectation;
	const {outcome, ...counted} = outcomeReport(before);
	return {
		version: 1,
		input: inputReport(dataset),
		monitor: {problemType, inferred, ...configured},
		funnel: before.reading.funnel,
		before: {outcome, message: before.message, ...counted},
		findings: [...analysis.findings, ...(statistics?.findings ?? [])],
		suggestedMapping: inOrder(analysis.suggestedMapping),
		after: {...outcomeReport(after), funnel: after.reading.funnel},
		...(statistics && {statistics: statisticsReport(statistics)}),
		...(violations && {violations}),
		...(problems.length > 0 && {problems}),
	};
}

/** The report on the monitor's own report alone, without records. */
export function reportWithoutRecords(
	configuration: MonitorConfiguration,
	problemType: Mapping['problemType'],
	statistics: OneFileTest,
	violations: readonly ReportedViolation[] | undefined,
): Report {
	return {
		version: 1,
		input: {records: 0, malformed: 0, bytes: 0, dialects: {}, groundTruthRecords: 0},
		monitor: {...configuration, problemType, inferred: configuration.problemType === undefined ? ['problemType'] : []},
		findings: statistics.findings,
		statistics: statisticsReport(statistics),
		...(violations && {violations}),
	};
}

function inputReport({captures, truths, captureIntake, truthIntake, dialects}: Dataset): ReportInput {
	return {
		records: captures.rows,
		malformed: captureIntake.malformed + truthIntake.malformed,
		bytes: captureIntake.bytes + truthIntake.bytes,
		dialects: Object.fromEntries(dialects),
		groundTruthRecords: truths.rows,
	};
}

/** Probabilities read as labels give as many columns as records: from here on only the most frequent are listed. */
const mostLabels = 10_000;
const listedLabels = 1000;

function outcomeReport({outcome, statistics}: Outcome): ReportOutcome {
	const {rows, metrics} = statistics;
	const confusionMatrix = listed(statistics.confusionMatrix);
	const twin = 'confusion_matrix' in metrics ? {...metrics, confusion_matrix: confusionMatrix} : metrics;
	return {outcome, rows, confusionMatrix, metrics: twin};
}

function listed(table: MatrixTable): MatrixTable {
	return cappedMatrix(table, mostLabels) === table ? table : cappedMatrix(table, listedLabels);
}

/** The mapping with its keys in the order of a mapping file. */
function inOrder(mapping: Mapping): Mapping {
	return JSON.parse(formatMapping(mapping));
}
