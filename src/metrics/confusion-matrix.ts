import {complete, type Steps} from '../records/steps.js';
import type {SampleBits} from './deviation.js';
import {type CellCounts, countCellsSteps} from './matrix-counts.js';
import type {FewLabels} from './one-sided-labels.js';
import type {ClassOutcomes, LabelsTogether} from './outcomes.js';

/**
 * Counts by (ground truth, prediction) as a list of cells, so that its size follows from what occurs and not from the
 * square of the vocabulary. Codes index `labels`; -1 is a missing value, which is a class of its own that never agrees.
 */
export type ConfusionMatrix = {
	readonly labels: readonly string[];
	readonly together?: LabelsTogether | undefined;
	/** Each pair of codes occurs once; a count may be zero. */
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	readonly counts: Float64Array;
	/** The sum of the counts. */
	readonly rows: number;
};

/** The matrix of all rows, and those of the random samples that the deviation is taken from. */
export type SampledMatrix = {readonly whole: ConfusionMatrix; readonly samples: readonly ConfusionMatrix[]};

export function confusionMatrix(outcomes: ClassOutcomes): ConfusionMatrix {
	return sampledMatrix(outcomes, undefined).whole;
}

/** Six matrices from one look at the rows; without `samples` only the first. */
export function sampledMatrix(outcomes: FewLabels, samples: SampleBits | undefined): SampledMatrix {
	return complete(sampledMatrixSteps(outcomes, samples));
}

/** The same in steps. */
export function* sampledMatrixSteps(outcomes: FewLabels, samples: SampleBits | undefined): Steps<SampledMatrix> {
	const {counted: before} = outcomes;
	const cells = before !== undefined && before.samples === samples ? before.cells : undefined;
	const {actual, predicted, ...counted} = cells ?? (yield* knownCellsSteps(outcomes, samples));
	yield;
	const matrixOf = (counts: Float64Array): ConfusionMatrix => ({
		labels: outcomes.labels,
		together: outcomes.together,
		actual,
		predicted,
		counts,
		rows: counts.reduce((sum, count) => sum + count, 0),
	});
	return {whole: matrixOf(counted.whole), samples: counted.samples.map(matrixOf)};
}

type Known = {readonly actual: Int32Array; readonly samples: SampleBits | undefined; readonly cells: CellCounts};

const known = new WeakMap<Int32Array, Known>();

/** Remembered with the predictions: only the names of the labels may have changed. */
function* knownCellsSteps(outcomes: ClassOutcomes, samples: SampleBits | undefined): Steps<CellCounts> {
	const {actual, predicted} = outcomes;
	const counted = known.get(predicted);
	if (counted?.actual === actual && counted.samples === samples) return counted.cells;
	const cells = yield* countCellsSteps(outcomes, samples);
	known.set(predicted, {actual, samples, cells});
	return cells;
}
