import {binaryCells} from './binary.js';
import type {SampledMatrix} from './confusion-matrix.js';
import {areaUnderRoc, type Curves, type ScoreSteps, scoreCurves} from './curves.js';
import {metric, sampleCount} from './deviation.js';
import type {BinaryLabels, Metric} from './outcomes.js';
import {kindOfCode, type RankedRows} from './ranked-rows.js';
import {ratio} from './ratios.js';
import type {Sides} from './threshold-counts.js';

/** What a binary block says about scores. It depends on scores and ground truth, so a new threshold leaves it as it is. */
export type ScoreMetrics = Curves & {readonly auc: Metric};

/** Rows whose ground truth is neither of the two labels are left out. */
export function scoreMetrics(rows: RankedRows, codes: Sides): ScoreMetrics {
	return metricsOf(stepsOf(rows, codes), rows.sampled ? sampleAreas(rows, codes) : []);
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

function stepsOf({kinds, ranking: {ends}}: RankedRows, {positive, negative}: Sides): ScoreSteps {
	const counts = {positives: new Int32Array(ends.length), negatives: new Int32Array(ends.length)};
	const [positives, negatives] = [kindOfCode(positive), kindOfCode(negative)];
	let rank = 0;
	for (let step = 0; step < ends.length; step++) {
		const end = ends[step] as number;
		let [right, wrong] = [0, 0];
		for (; rank < end; rank++) {
			const code = (kinds[rank] as number) & ofCode;
			// Without branches: they would be random, which costs more than the sums.
			right += Number(code === positives);
			wrong += Number(code === negatives);
		}
		counts.positives[step] = right;
		counts.negatives[step] = wrong;
	}
	return counts;
}

/** The bits of a kind that say its label code. */
const ofCode = -kindOfCode(0);

/** The areas under the curves of the five samples, as `areaUnderRoc` has it, without the steps of each. */
function sampleAreas(rows: RankedRows, codes: Sides): readonly number[] {
	return Array.from({length: sampleCount}, (_, sample) => sampleArea(rows, codes, sample));
}

function sampleArea({kinds, ranking: {ends}}: RankedRows, {positive, negative}: Sides, sample: number): number {
	const wanted = ofCode | (1 << sample);
	const [positives, negatives] = [kindOfCode(positive) | (1 << sample), kindOfCode(negative) | (1 << sample)];
	let [above, below, twiceArea] = [0, 0, 0];
	let rank = 0;
	for (let step = 0; step < ends.length; step++) {
		const end = ends[step] as number;
		let [right, wrong] = [0, 0];
		for (; rank < end; rank++) {
			const kind = (kinds[rank] as number) & wanted;
			right += Number(kind === positives);
			wrong += Number(kind === negatives);
		}
		twiceArea += wrong * (2 * above + right);
		above += right;
		below += wrong;
	}
	return ratio(twiceArea, 2 * above * below);
}
