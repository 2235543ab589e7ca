import {complete, type Steps} from '../records/steps.js';
import {areasUnderRocSteps} from './areas-under-roc.js';
import {binaryCells} from './binary.js';
import type {SampledMatrix} from './confusion-matrix.js';
import {curvePointsSteps} from './curve-points.js';
import {areaUnderRoc, type Curves, curvesThrough, type ScoreSteps, scoreCurves} from './curves.js';
import {metric} from './deviation.js';
import type {BinaryLabels, Metric} from './outcomes.js';
import type {Kinds, RankedRows} from './ranked-rows.js';
import type {Sides} from './threshold-counts.js';

/** What a binary block says about scores. It depends on scores and ground truth, so a new threshold leaves it as it is. */
export type ScoreMetrics = Curves & {readonly auc: Metric};

/** The same kinds are of the same ties, and more than these plays no part. */
const known = new WeakMap<Kinds, Map<string, ScoreMetrics>>();

/** Rows whose ground truth is neither of the two labels are left out. Remembered with the rows. */
export function scoreMetrics(rows: RankedRows, codes: Sides): ScoreMetrics {
	return complete(scoreMetricsSteps(rows, codes));
}

/** The same in steps. */
export function* scoreMetricsSteps(rows: RankedRows, {positive, negative}: Sides): Steps<ScoreMetrics> {
	const ofRows = known.get(rows.kinds) ?? new Map<string, ScoreMetrics>();
	known.set(rows.kinds, ofRows);
	const key = `${positive} ${negative}`;
	const metrics = ofRows.get(key) ?? (yield* computingMetrics(rows, {positive, negative}));
	ofRows.set(key, metrics);
	return metrics;
}

function* computingMetrics(rows: RankedRows, codes: Sides): Steps<ScoreMetrics> {
	const [area, ...ofSamples] = yield* areasUnderRocSteps(rows, codes);
	yield;
	const auc = metric(area as number, rows.sampled ? ofSamples : []);
	return {auc, ...curvesThrough(yield* curvePointsSteps(rows, codes))};
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
	const steps = stepsOf(whole);
	const areas = samples.map((sample) => areaUnderRoc(stepsOf(sample)));
	return {auc: metric(areaUnderRoc(steps), areas), ...scoreCurves(steps)};
}
