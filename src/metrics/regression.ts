import {complete, inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleCount, sampleMasks, type Values} from './deviation.js';
import type {NumberOutcomes} from './outcomes.js';
import {ratio} from './ratios.js';

/** The monitor's names for everything in a regression block. */
export type RegressionMetric = 'mae' | 'mse' | 'rmse' | 'r2';

export type SampledRegression = {
	readonly whole: Values<RegressionMetric>;
	readonly samples: readonly Values<RegressionMetric>[];
};

/**
 * Regression metrics over the rows where both numbers are finite, and of the five samples where they are given.
 * `r2` follows scikit-learn: where the ground truth is constant it is 1 if every prediction is right, else 0.
 */
export function regressionValues(outcomes: NumberOutcomes, samples: SampleBits | undefined): SampledRegression {
	return complete(regressionSteps(outcomes, samples));
}

/** The same in steps. */
export function* regressionSteps(outcomes: NumberOutcomes, samples: SampleBits | undefined): Steps<SampledRegression> {
	const sums = yield* sumErrors(outcomes, samples);
	const drawn = samples === undefined ? 0 : sampleCount;
	return {
		whole: valuesFrom(sums, 0),
		samples: Array.from({length: drawn}, (_, sample) => valuesFrom(sums, 1 << sample)),
	};
}

/**
 * Sums over the rows of each mask, all in one array, `sumsPerMask` for each: plain ones, then Kahan's compensated sums with
 * what was lost behind each: a million equal addends would otherwise be off by more than 1e-12.
 */
type ErrorSums = Float64Array;
const [countAt, lowestAt, highestAt, absoluteAt, squareAt] = [0, 1, 2, 3, 5] as const;
/** Of the ground truth from a number that is close to its mean, so that their squares lose nothing. */
const [deviationAt, deviationSquareAt] = [7, 9] as const;
const sumsPerMask = 11;

function* sumErrors(outcomes: NumberOutcomes, samples: SampleBits | undefined): Steps<ErrorSums> {
	const {actual, predicted} = outcomes;
	const sums = new Float64Array(sampleMasks * sumsPerMask);
	for (let at = 0; at < sums.length; at += sumsPerMask) {
		sums[at + lowestAt] = Number.POSITIVE_INFINITY;
		sums[at + highestAt] = Number.NEGATIVE_INFINITY;
	}
	const masks = samples ?? new Uint8Array(actual.length);
	yield;
	const center = centerOf(outcomes);
	yield* inSpans(actual.length, (start, end) => addErrors(sums, actual, predicted, masks, center, start, end));
	return sums;
}

/** Adds the errors of the rows from `start` to `end`. */
function addErrors(
	sums: ErrorSums,
	actual: Float64Array,
	predicted: Float64Array,
	masks: SampleBits,
	center: number,
	start: number,
	end: number,
): void {
	for (let row = start; row < end; row++) {
		const truth = actual[row] as number;
		const error = (predicted[row] as number) - truth;
		if (!Number.isFinite(error)) continue;
		const at = (masks[row] as number) * sumsPerMask;
		sums[at + countAt] = (sums[at + countAt] as number) + 1;
		if (truth < (sums[at + lowestAt] as number)) sums[at + lowestAt] = truth;
		if (truth > (sums[at + highestAt] as number)) sums[at + highestAt] = truth;
		add(sums, at + absoluteAt, Math.abs(error));
		add(sums, at + squareAt, error * error);
		add(sums, at + deviationAt, truth - center);
		add(sums, at + deviationSquareAt, (truth - center) * (truth - center));
	}
}

const rowsForCenter = 4096;

/** The mean of the ground truth over some of the paired rows, evenly spread: a number that the mean of all is close to. */
function centerOf({actual, predicted}: NumberOutcomes): number {
	const stride = Math.max(1, Math.floor(actual.length / rowsForCenter));
	let [sum, count] = [0, 0];
	for (let row = 0; row < actual.length; row += stride) {
		const truth = actual[row] as number;
		if (!Number.isFinite(truth - (predicted[row] as number))) continue;
		sum += truth;
		count++;
	}
	const mean = ratio(sum, count);
	return Number.isFinite(mean) ? mean : 0;
}

/** Of the rows whose mask holds all wanted bits. */
function valuesFrom(sums: ErrorSums, wanted: number): Values<RegressionMetric> {
	const masks = Array.from({length: sampleMasks}, (_, mask) => mask).filter((mask) => (mask & wanted) === wanted);
	const partsOf = (place: number) => masks.map((mask) => sums[mask * sumsPerMask + place] as number);
	const totalOf = (place: number) => partsOf(place).reduce((total, part) => total + part, 0);
	const count = totalOf(countAt);
	const square = totalOf(squareAt);
	const spread = totalOf(deviationSquareAt) - ratio(totalOf(deviationAt) ** 2, count);
	const isConstant = Math.min(...partsOf(lowestAt)) === Math.max(...partsOf(highestAt));
	const mse = ratio(square, count);
	return {
		mae: ratio(totalOf(absoluteAt), count),
		mse,
		rmse: Math.sqrt(mse),
		r2: explained(count, square, isConstant ? 0 : spread),
	};
}

/** The share of the spread of the ground truth that the predictions explain; one row alone has none. */
function explained(count: number, square: number, spread: number): number {
	if (count < 2) {
		return 0;
	}
	return spread > 0 ? 1 - square / spread : Number(square === 0);
}

/** Kahan's: what is lost of a sum stands behind it. */
function add(sums: Float64Array, at: number, value: number): void {
	const before = sums[at] as number;
	const addend = value - (sums[at + 1] as number);
	const total = before + addend;
	sums[at + 1] = total - before - addend;
	sums[at] = total;
}
