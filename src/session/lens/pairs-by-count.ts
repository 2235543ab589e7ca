import type {MatrixTable} from '../../metrics/outcomes.js';

/** A label of the ground truth and one of the predictions that stand for the same class. */
export type LabelPair = {readonly truth: string; readonly predicted: string};

/**
 * Which label of one side stands for which of the other, judged by the confusion matrix: the pairs that most records
 * have come first, each label is paired once, and what no record pairs stays alone.
 */
export function pairsByCount(
	matrix: MatrixTable,
	truth: readonly string[],
	predicted: readonly string[],
): readonly LabelPair[] {
	const cells = truth.flatMap((actual) =>
		predicted.map((label) => ({truth: actual, predicted: label, count: matrix[actual]?.[label] ?? 0})),
	);
	const pairs: LabelPair[] = [];
	for (const {truth: actual, predicted: label, count} of cells.sort((a, b) => b.count - a.count)) {
		const isTaken = pairs.some((pair) => pair.truth === actual || pair.predicted === label);
		if (count > 0 && !isTaken) pairs.push({truth: actual, predicted: label});
	}
	return pairs;
}
