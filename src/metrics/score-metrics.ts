import {binaryCells, binaryCodes} from './binary.js';
import type {SampledMatrix} from './confusion-matrix.js';
import {areaUnderRoc, type Curves, type ScoreSteps, scoreCurves} from './curves.js';
import {metric, type SampleBits, sampleCount} from './deviation.js';
import type {BinaryLabels, ClassOutcomes, Metric} from './outcomes.js';
import type {Ranking} from './ranking.js';

/** What a binary block says about scores. It depends on scores and ground truth, so a new threshold leaves it as it is. */
export type ScoreMetrics = Curves & {readonly auc: Metric};

const positiveShift = sampleCount;
const negativeShift = sampleCount + 1;

/** From the ranking of `outcomes.score`. Rows whose ground truth is neither of the two labels are left out. */
export function scoreMetrics(
	outcomes: ClassOutcomes,
	labels: BinaryLabels,
	ranking: Ranking,
	samples: SampleBits | undefined,
): ScoreMetrics {
	const ranked = rankedRows(outcomes, labels, ranking, samples);
	const masks = samples === undefined ? [] : Array.from({length: sampleCount}, (_, sample) => 1 << sample);
	return metricsOf(
		countSteps(ranked, ranking.ends, 0),
		masks.map((mask) => areaUnderRoc(countSteps(ranked, ranking.ends, mask))),
	);
}

/** Without scores the predicted class serves as 1 or 0; rows where either side is neither of the labels are left out. */
export function scoreMetricsOfClasses({whole, samples}: SampledMatrix, labels: BinaryLabels): ScoreMetrics {
	const stepsOf = (matrix: SampledMatrix['whole']): ScoreSteps => {
		const cells = binaryCells(matrix, labels);
		return {
			positives: Int32Array.of(cells.truePositives, cells.falseNegatives),
			negatives: Int32Array.of(cells.falsePositives, cells.trueNegatives),
		};
	};
	return metricsOf(
		stepsOf(whole),
		samples.map((sample) => areaUnderRoc(stepsOf(sample))),
	);
}

function metricsOf(steps: ScoreSteps, sampleAreas: readonly number[]): ScoreMetrics {
	return {auc: metric(areaUnderRoc(steps), sampleAreas), ...scoreCurves(steps)};
}

/** Class and samples of each row as bits, by rank, so that the rows are visited out of order only once. */
function rankedRows(
	{labels: vocabulary, actual}: ClassOutcomes,
	labels: BinaryLabels,
	{order}: Ranking,
	samples: SampleBits | undefined,
): Uint8Array {
	const {positive, negative} = binaryCodes(vocabulary, labels);
	const ranked = new Uint8Array(order.length);
	for (let rank = 0; rank < order.length; rank++) {
		const row = order[rank] as number;
		const code = actual[row] as number;
		const side = code === positive ? 1 << positiveShift : code === negative ? 1 << negativeShift : 0;
		ranked[rank] = side | (samples?.[row] ?? 0);
	}
	return ranked;
}

function countSteps(ranked: Uint8Array, ends: Int32Array, mask: number): ScoreSteps {
	const positives = new Int32Array(ends.length);
	const negatives = new Int32Array(ends.length);
	let rank = 0;
	for (let step = 0; step < ends.length; step++) {
		const end = ends[step] as number;
		let positive = 0;
		let negative = 0;
		for (; rank < end; rank++) {
			const bits = ranked[rank] as number;
			// Without branches: they would be random, which costs more than the sums.
			const sampled = Number((bits & mask) === mask);
			positive += sampled & (bits >> positiveShift);
			negative += sampled & (bits >> negativeShift);
		}
		positives[step] = positive;
		negatives[step] = negative;
	}
	return {positives, negatives};
}
