import {positiveLabel} from '../../mapping/positive-label.js';
import {binaryValues} from '../../metrics/binary.js';
import type {ConfusionMatrix} from '../../metrics/confusion-matrix.js';
import {matrixOfTable} from '../../metrics/matrix-table.js';
import {multiclassValues} from '../../metrics/multiclass.js';
import type {ReportedStatistics} from '../../monitor/statistics-file.js';

/** A reported metric beside what follows from the reported confusion matrix. */
export type ComparedMetric = {
	readonly name: string;
	readonly reported: number;
	readonly recomputed: number;
	readonly agrees: boolean;
};

export type Recomputation = {
	readonly matrix: ConfusionMatrix;
	/** Binary: the positive class with which the numbers fit, else the one that is most likely meant. */
	readonly positive: string | undefined;
	readonly metrics: readonly ComparedMetric[];
	/** Counts on the diagonal. */
	readonly agreeing: number;
};

/** Reports are also copied out of tables that round to six digits. */
const tolerance = 1e-5;

/**
 * Every multiclass metric and every binary one except AUC and the curves follows from the confusion matrix. The
 * best-constant classifiers are left out: before May 2021 they were those of the minority class. Undefined where the
 * report has no matrix to compute from.
 */
export function recompute(reported: ReportedStatistics, configuredPositive?: string): Recomputation | undefined {
	const {problemType, confusionMatrix} = reported;
	if (confusionMatrix === undefined || problemType === 'Regression') return undefined;
	const matrix = matrixOfTable(confusionMatrix);
	if (matrix.rows === 0) return undefined;
	const agreeing = matrix.counts.reduce((sum, count, cell) => sum + (onDiagonal(matrix, cell) ? count : 0), 0);
	if (problemType === 'MulticlassClassification') {
		return {matrix, positive: undefined, metrics: compare(reported, multiclassValues(matrix)), agreeing};
	}
	const readings = positiveCandidates(matrix, configuredPositive).map((positive) => {
		const negative = matrix.labels.find((label) => label !== positive);
		return {positive, metrics: compare(reported, binaryValues(matrix, {positive, negative}))};
	});
	const best = readings.find(({metrics}) => metrics.every(({agrees}) => agrees)) ?? readings[0];
	return {matrix, positive: best?.positive, metrics: best?.metrics ?? [], agreeing};
}

function onDiagonal({actual, predicted}: ConfusionMatrix, cell: number): boolean {
	return actual[cell] === predicted[cell] && actual[cell] !== -1;
}

/** What is configured is not tried against others; which class the monitor takes on its own is known for 0 and 1 only. */
function positiveCandidates(
	{labels}: ConfusionMatrix,
	configured: string | undefined,
): readonly (string | undefined)[] {
	if (configured !== undefined) return [configured];
	const likely = positiveLabel(undefined, labels);
	return labels.length > 2 ? [likely] : [likely, ...labels.filter((label) => label !== likely)];
}

function compare({metrics}: ReportedStatistics, values: {readonly [name: string]: number}): readonly ComparedMetric[] {
	return Object.entries(metrics).flatMap(([name, {value: reported}]) => {
		const recomputed = values[name];
		if (recomputed === undefined || name.endsWith('_best_constant_classifier')) return [];
		return [{name, reported, recomputed, agrees: Math.abs(reported - recomputed) <= tolerance}];
	});
}
