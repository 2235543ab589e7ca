import {complete, type Steps} from '../records/steps.js';
import {binaryCodes, binaryValues} from './binary.js';
import {type ConfusionMatrix, type SampledMatrix, sampledMatrixSteps} from './confusion-matrix.js';
import {samplesSteps, type Values, withDeviation} from './deviation.js';
import {withFewLabelsSteps} from './few-labels.js';
import {matrixTableSteps} from './matrix-table.js';
import {multiclassValues} from './multiclass.js';
import type {BinaryLabels, MatrixTable, Metrics, Outcomes} from './outcomes.js';
import type {ProblemType} from './problem-type.js';
import {rankedRowsSteps} from './ranked-rows.js';
import {regressionSteps} from './regression.js';
import {type ScoreMetrics, scoreMetricsOfClasses, scoreMetricsSteps} from './score-metrics.js';

/** The confusion matrix is empty for regression. */
export type Statistics = {readonly rows: number; readonly confusionMatrix: MatrixTable; readonly metrics: Metrics};

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
export function statistics(problemType: ProblemType, outcomes: Outcomes, labels: BinaryLabels): Statistics {
	return complete(statisticsSteps(problemType, outcomes, labels));
}

/** The same in steps. */
export function* statisticsSteps(
	problemType: ProblemType,
	outcomes: Outcomes,
	labels: BinaryLabels,
): Steps<Statistics> {
	const samples = yield* samplesSteps(outcomes.actual.length);
	yield;
	if (outcomes.kind === 'numbers') {
		const {whole, samples: parts} = yield* regressionSteps(outcomes, samples);
		return {rows: outcomes.actual.length, confusionMatrix: {}, metrics: withDeviation(whole, parts)};
	}
	const counted = yield* withFewLabelsSteps(
		outcomes,
		problemType === 'BinaryClassification' ? labels : noSides,
		samples,
	);
	yield;
	const matrix = yield* sampledMatrixSteps(counted, samples);
	yield;
	const {score} = counted;
	if (problemType !== 'BinaryClassification' || score === undefined) {
		return yield* matrixStatisticsSteps(problemType, matrix, labels);
	}
	const {actual} = counted;
	const ranked = yield* rankedRowsSteps({actual, score, labelCount: counted.labels.length}, samples);
	yield;
	const ofScores = yield* scoreMetricsSteps(ranked, binaryCodes(counted, labels));
	yield;
	return yield* matrixStatisticsSteps(problemType, matrix, labels, ofScores);
}

/** In other problems no label is another than the rest. */
const noSides: BinaryLabels = {positive: undefined, negative: undefined};

/** What follows from the matrix; for binary problems without scores the predicted class serves as one. */
export function* matrixStatisticsSteps(
	problemType: ProblemType,
	matrix: SampledMatrix,
	labels: BinaryLabels,
	ofScores?: ScoreMetrics,
): Steps<Statistics> {
	const {whole, samples} = matrix;
	const confusionMatrix = yield* matrixTableSteps(whole);
	yield;
	const valuesOf = (one: ConfusionMatrix): Values =>
		problemType === 'BinaryClassification' ? binaryValues(one, labels) : multiclassValues(one);
	const ofWhole = valuesOf(whole);
	const ofSamples: Values[] = [];
	for (const sample of samples) {
		yield;
		ofSamples.push(valuesOf(sample));
	}
	yield;
	const values = withDeviation(ofWhole, ofSamples);
	const scores = problemType === 'BinaryClassification' ? (ofScores ?? scoreMetricsOfClasses(matrix, labels)) : {};
	return {rows: whole.rows, confusionMatrix, metrics: {confusion_matrix: confusionMatrix, ...values, ...scores}};
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
