import {bestConstant} from './best-constant.js';
import type {ConfusionMatrix} from './confusion-matrix.js';
import type {Values} from './deviation.js';
import {fMeasure, ratio} from './ratios.js';

type WeightedMetric = `weighted_${'recall' | 'precision' | 'f0_5' | 'f1' | 'f2'}`;
type ConstantMetric = 'accuracy' | WeightedMetric;

/** The monitor's names for everything in a multiclass block except the matrix itself. */
export type MulticlassMetric = ConstantMetric | `${ConstantMetric}_best_constant_classifier`;

/**
 * Multiclass metrics as Spark's MulticlassMetrics has them: the mean over the ground-truth labels, each weighed by the
 * share of rows that have it. Rows without ground truth weigh too, with a metric of 0.
 */
export function multiclassValues(matrix: ConfusionMatrix): Values<MulticlassMetric> {
	const constant = weightedScores(bestConstant(matrix));
	return {
		...weightedScores(matrix),
		accuracy_best_constant_classifier: constant.accuracy,
		weighted_recall_best_constant_classifier: constant.weighted_recall,
		weighted_precision_best_constant_classifier: constant.weighted_precision,
		weighted_f0_5_best_constant_classifier: constant.weighted_f0_5,
		weighted_f1_best_constant_classifier: constant.weighted_f1,
		weighted_f2_best_constant_classifier: constant.weighted_f2,
	};
}

function weightedScores(matrix: ConfusionMatrix): Values<ConstantMetric> {
	const {support, predicted, agreeing} = totalsByCode(matrix);
	const sum = {agreeing: 0, recall: 0, precision: 0, f0_5: 0, f1: 0, f2: 0};
	for (let code = 0; code < support.length; code++) {
		const rows = support[code] as number;
		if (rows === 0) {
			// Weighs nothing; most labels are such where probabilities stand in for predictions.
			continue;
		}
		const right = agreeing[code] as number;
		const recall = ratio(right, rows);
		const precision = ratio(right, predicted[code] as number);
		// Spark's order of operations, so that the last digit is the same.
		const weighted = (value: number) => ratio(value * rows, matrix.rows);
		sum.agreeing += right;
		sum.recall += weighted(recall);
		sum.precision += weighted(precision);
		sum.f0_5 += weighted(fMeasure(precision, recall, 0.5));
		sum.f1 += weighted(fMeasure(precision, recall, 1));
		sum.f2 += weighted(fMeasure(precision, recall, 2));
	}
	return {
		accuracy: ratio(sum.agreeing, matrix.rows),
		weighted_recall: sum.recall,
		weighted_precision: sum.precision,
		weighted_f0_5: sum.f0_5,
		weighted_f1: sum.f1,
		weighted_f2: sum.f2,
	};
}

/** Rows by ground truth, rows by prediction, and rows where both are the label; missing values are no label. */
function totalsByCode({labels, actual, predicted, counts}: ConfusionMatrix) {
	const support = new Float64Array(labels.length);
	const byPrediction = new Float64Array(labels.length);
	const agreeing = new Float64Array(labels.length);
	for (let cell = 0; cell < counts.length; cell++) {
		const from = actual[cell] as number;
		const to = predicted[cell] as number;
		const count = counts[cell] as number;
		if (from !== -1) {
			support[from] = (support[from] as number) + count;
			agreeing[from] = (agreeing[from] as number) + (from === to ? count : 0);
		}
		if (to !== -1) {
			byPrediction[to] = (byPrediction[to] as number) + count;
		}
	}
	return {support, predicted: byPrediction, agreeing};
}
