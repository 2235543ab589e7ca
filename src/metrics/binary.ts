import {bestConstantAmong} from './best-constant.js';
import type {ConfusionMatrix} from './confusion-matrix.js';
import type {Values} from './deviation.js';
import {type BinaryLabels, type ClassOutcomes, codeOfLabel} from './outcomes.js';
import {fMeasure, ratio} from './ratios.js';

type ConstantMetric = 'recall' | 'precision' | 'accuracy' | 'f0_5' | 'f1' | 'f2';
type RateMetric = `${'true' | 'false'}_${'positive' | 'negative'}_rate`;

/** The monitor's names for everything in a binary block that follows from the confusion matrix. */
export type BinaryMetric = ConstantMetric | `${ConstantMetric}_best_constant_classifier` | RateMetric;

/** The four cells of the two labels, and the sums that rates divide by, which count every other label too. */
export type BinaryCells = {
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly falseNegatives: number;
	readonly trueNegatives: number;
	readonly actualPositives: number;
	readonly actualNegatives: number;
	readonly predictedPositives: number;
	readonly agreeing: number;
	readonly rows: number;
};

/**
 * Binary metrics by the monitor's definitions. Both rates of a class divide by all rows of that class, so labels that
 * occur on one side only take all rates to 0 and never to 1. On two labels everything equals scikit-learn's.
 */
export function binaryValues(matrix: ConfusionMatrix, labels: BinaryLabels): Values<BinaryMetric> {
	const cells = binaryCells(matrix, labels);
	const scores = scoresOf(cells);
	const constant = scoresOf(binaryCells(bestConstantAmong(matrix, Object.values(binaryCodes(matrix, labels))), labels));
	return {
		...scores,
		true_positive_rate: scores.recall,
		true_negative_rate: ratio(cells.trueNegatives, cells.actualNegatives),
		false_positive_rate: ratio(cells.falsePositives, cells.actualNegatives),
		false_negative_rate: ratio(cells.falseNegatives, cells.actualPositives),
		recall_best_constant_classifier: constant.recall,
		precision_best_constant_classifier: constant.precision,
		accuracy_best_constant_classifier: constant.accuracy,
		f0_5_best_constant_classifier: constant.f0_5,
		f1_best_constant_classifier: constant.f1,
		f2_best_constant_classifier: constant.f2,
	};
}

export function binaryCells(matrix: ConfusionMatrix, labels: BinaryLabels): BinaryCells {
	const {positive, negative} = binaryCodes(matrix, labels);
	const sum = {tp: 0, fp: 0, fn: 0, tn: 0, positives: 0, negatives: 0, predicted: 0, agreeing: 0};
	for (let cell = 0; cell < matrix.counts.length; cell++) {
		const count = matrix.counts[cell] as number;
		const actual = matrix.actual[cell] as number;
		const predicted = matrix.predicted[cell] as number;
		sum.agreeing += actual === predicted && actual !== -1 ? count : 0;
		sum.predicted += predicted === positive ? count : 0;
		if (actual === positive) {
			sum.positives += count;
			sum.tp += predicted === positive ? count : 0;
			sum.fn += predicted === negative ? count : 0;
		} else if (actual === negative) {
			sum.negatives += count;
			sum.fp += predicted === positive ? count : 0;
			sum.tn += predicted === negative ? count : 0;
		}
	}
	return {
		truePositives: sum.tp,
		falsePositives: sum.fp,
		falseNegatives: sum.fn,
		trueNegatives: sum.tn,
		actualPositives: sum.positives,
		actualNegatives: sum.negatives,
		predictedPositives: sum.predicted,
		agreeing: sum.agreeing,
		rows: matrix.rows,
	};
}

/** The codes of both labels; for one that does not occur a code that no row has (-1 would be the missing values). */
export function binaryCodes(vocabulary: Pick<ClassOutcomes, 'labels' | 'many'>, {positive, negative}: BinaryLabels) {
	const codeOf = (label: string | undefined) =>
		label === undefined ? noRow : (codeOfLabel(vocabulary, label) ?? noRow);
	return {positive: codeOf(positive), negative: codeOf(negative)};
}

const noRow = -2;

function scoresOf(cells: BinaryCells): Values<ConstantMetric> {
	const recall = ratio(cells.truePositives, cells.actualPositives);
	const precision = ratio(cells.truePositives, cells.predictedPositives);
	return {
		recall,
		precision,
		accuracy: ratio(cells.agreeing, cells.rows),
		f0_5: fMeasure(precision, recall, 0.5),
		f1: fMeasure(precision, recall, 1),
		f2: fMeasure(precision, recall, 2),
	};
}
