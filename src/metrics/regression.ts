import {complete, type Steps} from '../records/steps.js';
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
	const byMask = yield* sumErrors(outcomes, samples);
	const valuesOf = (wanted: number) => valuesFrom(byMask.filter((_, mask) => (mask & wanted) === wanted));
	return {
		whole: valuesOf(0),
		samples: samples === undefined ? [] : Array.from({length: sampleCount}, (_, sample) => valuesOf(1 << sample)),
	};
}

/** Kahan's compensated sum: a million equal addends would otherwise be off by more than 1e-12. */
type Sum = {total: number; lost: number};

type ErrorSums = {
	count: number;
	lowest: number;
	highest: number;
	readonly absolute: Sum;
	readonly square: Sum;
	/** Of the ground truth from its mean over all rows, which a sample's own mean is only close to. */
	readonly deviation: Sum;
	readonly deviationSquare: Sum;
};

const rowsPerStep = 1 << 17;

function* sumErrors(outcomes: NumberOutcomes, samples: SampleBits | undefined): Steps<readonly ErrorSums[]> {
	const {actual, predicted} = outcomes;
	const byMask = Array.from({length: samples === undefined ? 1 : sampleMasks}, noErrors);
	const center = meanWherePaired(actual, predicted);
	for (let start = 0; start < actual.length; start += rowsPerStep) {
		yield;
		addErrors(byMask, outcomes, samples, {center, start, end: Math.min(actual.length, start + rowsPerStep)});
	}
	return byMask;
}

/** Adds the errors of the rows from `start` to `end`. */
function addErrors(
	byMask: readonly ErrorSums[],
	{actual, predicted}: NumberOutcomes,
	samples: SampleBits | undefined,
	{center, start, end}: {readonly center: number; readonly start: number; readonly end: number},
): void {
	for (let row = start; row < end; row++) {
		const truth = actual[row] as number;
		const error = (predicted[row] as number) - truth;
		const sums = byMask[samples?.[row] ?? 0];
		if (Number.isFinite(error) && sums !== undefined) {
			sums.count++;
			sums.lowest = Math.min(sums.lowest, truth);
			sums.highest = Math.max(sums.highest, truth);
			add(sums.absolute, Math.abs(error));
			add(sums.square, error * error);
			add(sums.deviation, truth - center);
			add(sums.deviationSquare, (truth - center) ** 2);
		}
	}
}

function meanWherePaired(actual: Float64Array, predicted: Float64Array): number {
	const sum = {total: 0, lost: 0};
	let count = 0;
	for (let row = 0; row < actual.length; row++) {
		const truth = actual[row] as number;
		if (Number.isFinite(truth - (predicted[row] as number))) {
			count++;
			add(sum, truth);
		}
	}
	return ratio(sum.total, count);
}

function valuesFrom(parts: readonly ErrorSums[]): Values<RegressionMetric> {
	const totalOf = (part: (sums: ErrorSums) => number) => parts.reduce((total, sums) => total + part(sums), 0);
	const count = totalOf((sums) => sums.count);
	const square = totalOf((sums) => sums.square.total);
	const spread =
		totalOf((sums) => sums.deviationSquare.total) - ratio(totalOf((sums) => sums.deviation.total) ** 2, count);
	const lowest = Math.min(...parts.map((sums) => sums.lowest));
	const highest = Math.max(...parts.map((sums) => sums.highest));
	const mse = ratio(square, count);
	return {
		mae: ratio(
			totalOf((sums) => sums.absolute.total),
			count,
		),
		mse,
		rmse: Math.sqrt(mse),
		r2: explained(count, square, lowest === highest ? 0 : spread),
	};
}

/** The share of the spread of the ground truth that the predictions explain; one row alone has none. */
function explained(count: number, square: number, spread: number): number {
	if (count < 2) {
		return 0;
	}
	return spread > 0 ? 1 - square / spread : Number(square === 0);
}

function noErrors(): ErrorSums {
	const none = () => ({total: 0, lost: 0});
	return {
		count: 0,
		lowest: Number.POSITIVE_INFINITY,
		highest: Number.NEGATIVE_INFINITY,
		absolute: none(),
		square: none(),
		deviation: none(),
		deviationSquare: none(),
	};
}

function add(sum: Sum, value: number): void {
	const addend = value - sum.lost;
	const total = sum.total + addend;
	sum.lost = total - sum.total - addend;
	sum.total = total;
}
