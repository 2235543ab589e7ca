import {complete, inSpans, type Steps} from '../records/steps.js';
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

const known = new WeakMap<RankedRows, Map<string, ScoreMetrics>>();

/** Rows whose ground truth is neither of the two labels are left out. Remembered with the rows. */
export function scoreMetrics(rows: RankedRows, codes: Sides): ScoreMetrics {
	return complete(scoreMetricsSteps(rows, codes));
}

/** The same in steps. */
export function* scoreMetricsSteps(rows: RankedRows, {positive, negative}: Sides): Steps<ScoreMetrics> {
	const ofRows = known.get(rows) ?? new Map<string, ScoreMetrics>();
	known.set(rows, ofRows);
	const key = `${positive} ${negative}`;
	const metrics = ofRows.get(key) ?? (yield* computingMetrics(rows, {positive, negative}));
	ofRows.set(key, metrics);
	return metrics;
}

function* computingMetrics(rows: RankedRows, codes: Sides): Steps<ScoreMetrics> {
	const steps = yield* countSteps(rows, codes);
	const areas = rows.sampled ? yield* sampleAreas(rows, codes) : [];
	const auc = metric(areaUnderRoc(steps), areas);
	yield;
	return {auc, ...scoreCurves(steps)};
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

function* countSteps({kinds, ranking: {ends}}: RankedRows, {positive, negative}: Sides): Steps<ScoreSteps> {
	const counts = {positives: new Int32Array(ends.length), negatives: new Int32Array(ends.length)};
	const [positives, negatives] = [kindOfCode(positive), kindOfCode(negative)];
	let rank = 0;
	yield* inSpans(ends.length, (first, last) => {
		for (let step = first; step < last; step++) {
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
	});
	return counts;
}

/** The bits of a kind that say its label code. */
const ofCode = -kindOfCode(0);

/** The areas under the curves of the five samples, each as `areaUnderRoc` has it, in one pass over the rows. */
function* sampleAreas(rows: RankedRows, codes: Sides): Steps<readonly number[]> {
	const {ends} = rows.ranking;
	const areas = createSampleAreas(rows, codes);
	let start = 0;
	yield* inSpans(ends.length, (from, to) => {
		for (let step = from; step < to; step++) {
			const end = ends[step] as number;
			if (end - start === 1) areas.addRow(start);
			else areas.addTie(start, end);
			start = end;
		}
	});
	return areas.take();
}

/** Sums up the areas from the highest score down; a negative row is below all positive rows so far, and level with those of its tie. */
function createSampleAreas({kinds}: RankedRows, {positive, negative}: Sides) {
	const [positives, negatives] = [kindOfCode(positive), kindOfCode(negative)];
	const [above, below, twiceArea, tied] = [perSample(), perSample(), perSample(), perSample()];
	const addNegative = (kind: number) => {
		addTo(below, kind);
		for (let sample = 0; sample < sampleCount; sample++) {
			const pairs = 2 * (above[sample] as number) + (tied[sample] as number);
			twiceArea[sample] = (twiceArea[sample] as number) + ((kind >> sample) & 1) * pairs;
		}
	};
	return {
		addRow(rank: number): void {
			const kind = kinds[rank] as number;
			if ((kind & ofCode) === positives) addTo(above, kind);
			else if ((kind & ofCode) === negatives) addNegative(kind);
		},
		addTie(start: number, end: number): void {
			for (let rank = start; rank < end; rank++) {
				const kind = kinds[rank] as number;
				if ((kind & ofCode) === positives) addTo(tied, kind);
			}
			for (let rank = start; rank < end; rank++) {
				const kind = kinds[rank] as number;
				if ((kind & ofCode) === negatives) addNegative(kind);
			}
			moveTo(above, tied);
		},
		take: () =>
			Array.from(twiceArea, (twice, sample) => ratio(twice, 2 * (above[sample] as number) * (below[sample] as number))),
	};
}

function perSample(): Float64Array {
	return new Float64Array(sampleCount);
}

/** Counts a row in the samples that it is in. */
function addTo(counts: Float64Array, kind: number): void {
	for (let sample = 0; sample < sampleCount; sample++) {
		counts[sample] = (counts[sample] as number) + ((kind >> sample) & 1);
	}
}

function moveTo(counts: Float64Array, more: Float64Array): void {
	for (let sample = 0; sample < sampleCount; sample++) {
		counts[sample] = (counts[sample] as number) + (more[sample] as number);
	}
	more.fill(0);
}
