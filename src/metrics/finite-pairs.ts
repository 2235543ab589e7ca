import {inSpans, type Steps} from '../records/steps.js';
import type {NumberOutcomes} from './outcomes.js';

/** How many pairs have a ground truth, and how many have both numbers. */
export type FinitePairs = {readonly actual: number; readonly both: number};

const known = new WeakMap<Float64Array, {readonly actual: Float64Array; readonly counts: FinitePairs}>();

/** Remembered with the predictions. */
export function* finitePairsSteps({actual, predicted}: NumberOutcomes): Steps<FinitePairs> {
	const found = known.get(predicted);
	if (found?.actual === actual) return found.counts;
	const counts = {actual: 0, both: 0};
	yield* inSpans(actual.length, (from, to) => {
		let [truths, pairs] = [0, 0];
		for (let pair = from; pair < to; pair++) {
			const isTruth = Number(Number.isFinite(actual[pair]));
			truths += isTruth;
			pairs += isTruth & Number(Number.isFinite(predicted[pair]));
		}
		counts.actual += truths;
		counts.both += pairs;
	});
	known.set(predicted, {actual, counts});
	return counts;
}

/** Whether it is known that all pairs have both numbers. */
export function areKnownFinite({actual, predicted}: NumberOutcomes): boolean {
	const found = known.get(predicted);
	return found?.actual === actual && found.counts.both === actual.length;
}
