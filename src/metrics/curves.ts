import type {Curve} from './outcomes.js';
import {ratio} from './ratios.js';

/**
 * How many rows of each class have each distinct score, highest score first. Everything that depends on the order of
 * the scores follows from it, rows with equal scores being one step.
 */
export type ScoreSteps = {readonly positives: Int32Array; readonly negatives: Int32Array};

/** The monitor's own curve is binned by Spark to about a thousand points; ours keeps at most so many steps. */
const mostSteps = 1000;

/**
 * The area under the ROC curve over all rows, exact: the chance that a positive row scores higher than a negative one,
 * ties counting half. 0 where there is only one class.
 */
export function areaUnderRoc({positives, negatives}: ScoreSteps): number {
	let above = 0;
	let below = 0;
	let twiceArea = 0;
	for (let step = 0; step < positives.length; step++) {
		const positive = positives[step] as number;
		const negative = negatives[step] as number;
		twiceArea += negative * (2 * above + positive);
		above += positive;
		below += negative;
	}
	return ratio(twiceArea, 2 * above * below);
}

export type Curves = {
	readonly receiver_operating_characteristic_curve: Curve;
	readonly precision_recall_curve: Curve;
};

/** How many rows of each class have a score at least as high as that of the point. */
export type CurvePoint = {readonly right: number; readonly wrong: number};

/**
 * Both curves by falling score, one point for each distinct score, thinned evenly to 1001 points: ROC from (0, 0) to
 * (1, 1), precision and recall from precision 1 at recall 0 to recall 1.
 */
export function scoreCurves(steps: ScoreSteps): Curves {
	const {truePositives, falsePositives} = cumulate(steps);
	const pointAt = (point: number): CurvePoint => ({
		right: truePositives[point] as number,
		wrong: falsePositives[point] as number,
	});
	return curvesThrough(keptPoints(truePositives.length).map(pointAt));
}

/** The curves through points from nothing to all rows, which are always there. */
export function curvesThrough(points: readonly CurvePoint[]): Curves {
	const {right: positives, wrong: negatives} = points.at(-1) as CurvePoint;
	return {
		receiver_operating_characteristic_curve: {
			false_positive_rates: points.map(({wrong}) => ratio(wrong, negatives)),
			true_positive_rates: points.map(({right}) => ratio(right, positives)),
		},
		precision_recall_curve: {
			precisions: points.map(({right, wrong}) => (right + wrong === 0 ? 1 : ratio(right, right + wrong))),
			recalls: points.map(({right}) => ratio(right, positives)),
		},
	};
}

/** Running sums from nothing to everything; a score that only rows of neither class have gives no point. */
function cumulate({positives, negatives}: ScoreSteps) {
	const truePositives = new Int32Array(positives.length + 1);
	const falsePositives = new Int32Array(positives.length + 1);
	let right = 0;
	let wrong = 0;
	let point = 0;
	for (let step = 0; step < positives.length; step++) {
		const positive = positives[step] as number;
		const negative = negatives[step] as number;
		if (positive + negative > 0) {
			right += positive;
			wrong += negative;
			point++;
			truePositives[point] = right;
			falsePositives[point] = wrong;
		}
	}
	return {truePositives: truePositives.subarray(0, point + 1), falsePositives: falsePositives.subarray(0, point + 1)};
}

/** Indices of the points that stay, the first and the last always among them. */
export function keptPoints(points: number): number[] {
	const steps = Math.min(points - 1, mostSteps);
	return Array.from({length: steps + 1}, (_, step) => (steps === 0 ? 0 : Math.round((step * (points - 1)) / steps)));
}
