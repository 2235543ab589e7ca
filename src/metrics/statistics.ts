import type {ProblemType} from '../mapping/mapping.js';
import {binaryValues} from './binary.js';
import {type SampledMatrix, sampledMatrix} from './confusion-matrix.js';
import {fewestRowsForDeviation, type SampleBits, sampleBits, withDeviation} from './deviation.js';
import {matrixTable} from './matrix-table.js';
import {multiclassValues} from './multiclass.js';
import type {BinaryLabels, ClassOutcomes, MatrixTable, Metrics, NumberOutcomes, Outcomes} from './outcomes.js';
import {type Ranking, rankScores} from './ranking.js';
import {regressionValues} from './regression.js';
import {type ScoreMetrics, scoreMetrics, scoreMetricsOfClasses} from './score-metrics.js';

/** The confusion matrix is empty for regression, and where it was not asked for. */
export type Statistics = {readonly rows: number; readonly confusionMatrix: MatrixTable; readonly metrics: Metrics};

/** Everything is computed by default. What a caller keeps from before is not computed again. */
export type StatisticsOptions = {
	/** `false`: every deviation is `"NaN"`, as with fewer than 200 rows. */
	readonly deviation?: boolean;
	/** `false`: no AUC and no curves. */
	readonly curves?: boolean;
	/** `false`: no confusion matrix. As a table one of a million labels takes longer than all metrics together. */
	readonly table?: boolean;
	/** `sampleBits(rows)`, for as many rows as the outcomes have. */
	readonly samples?: SampleBits;
	/** `rankScores(outcomes.score)`. */
	readonly ranking?: Ranking;
	/** AUC and curves for the same scores, ground truth and binary labels: a new threshold does not change them. */
	readonly scoreMetrics?: ScoreMetrics;
};

const blocks = {
	BinaryClassification: 'binary_classification_metrics',
	MulticlassClassification: 'multiclass_classification_metrics',
	Regression: 'regression_metrics',
} as const;

type Block = (typeof blocks)[ProblemType];

/** The monitor's report, `statistics.json`; it holds the block of its problem type. */
export type StatisticsFile = {
	readonly version: 0;
	readonly dataset: {readonly item_count: number; readonly evaluation_time: string};
} & {readonly [block in Block]?: Metrics};

/**
 * All metrics of a problem type by the monitor's names. Whether it is a regression follows from the kind of `outcomes`;
 * the labels matter for binary problems only.
 */
export function statistics(
	problemType: ProblemType,
	outcomes: Outcomes,
	labels: BinaryLabels,
	options: StatisticsOptions = {},
): Statistics {
	const rows = outcomes.actual.length;
	const deviation = options.deviation !== false && rows >= fewestRowsForDeviation;
	const samples = deviation ? (options.samples ?? sampleBits(rows)) : undefined;
	if (outcomes.kind === 'numbers') {
		return {rows, confusionMatrix: {}, metrics: regressionMetrics(outcomes, samples)};
	}
	return problemType === 'BinaryClassification'
		? binaryStatistics(outcomes, labels, samples, options)
		: multiclassStatistics(outcomes, samples, options);
}

/** The file around the metrics; the time is in ISO 8601, as in `2023-03-30T21:08:34.729Z`. */
export function statisticsFile(
	problemType: ProblemType,
	{rows, metrics}: Pick<Statistics, 'rows' | 'metrics'>,
	evaluationTime: string,
): StatisticsFile {
	const block: {[name in Block]?: Metrics} = {};
	block[blocks[problemType]] = metrics;
	return {version: 0, dataset: {item_count: rows, evaluation_time: evaluationTime}, ...block};
}

function binaryStatistics(
	outcomes: ClassOutcomes,
	labels: BinaryLabels,
	samples: SampleBits | undefined,
	options: StatisticsOptions,
): Statistics {
	const matrix = sampledMatrix(outcomes, samples);
	const values = withDeviation(
		binaryValues(matrix.whole, labels),
		matrix.samples.map((sample) => binaryValues(sample, labels)),
	);
	const fromScores = () =>
		outcomes.score === undefined
			? scoreMetricsOfClasses(matrix, labels)
			: scoreMetrics(outcomes, labels, options.ranking ?? rankScores(outcomes.score), samples);
	const curves = options.curves === false ? {} : (options.scoreMetrics ?? fromScores());
	return classStatistics(matrix, options, {...values, ...curves});
}

function multiclassStatistics(
	outcomes: ClassOutcomes,
	samples: SampleBits | undefined,
	options: StatisticsOptions,
): Statistics {
	const matrix = sampledMatrix(outcomes, samples);
	const values = withDeviation(multiclassValues(matrix.whole), matrix.samples.map(multiclassValues));
	return classStatistics(matrix, options, values);
}

function classStatistics({whole}: SampledMatrix, options: StatisticsOptions, metrics: Metrics): Statistics {
	if (options.table === false) {
		return {rows: whole.rows, confusionMatrix: {}, metrics};
	}
	const confusionMatrix = matrixTable(whole);
	return {rows: whole.rows, confusionMatrix, metrics: {confusion_matrix: confusionMatrix, ...metrics}};
}

function regressionMetrics(outcomes: NumberOutcomes, samples: SampleBits | undefined): Metrics {
	const {whole, samples: parts} = regressionValues(outcomes, samples);
	return withDeviation(whole, parts);
}
