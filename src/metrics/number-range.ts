import {inSpans, type Steps} from '../records/steps.js';

export type NumberRange = {readonly lowest: number; readonly highest: number};

/** Between which two lie all numbers that are not NaN, in steps; the lowest is Infinity where there are none. */
export function* numberRangeSteps(numbers: Float64Array): Steps<NumberRange> {
	let range: NumberRange = {lowest: Number.POSITIVE_INFINITY, highest: Number.NEGATIVE_INFINITY};
	yield* inSpans(numbers.length, (from, to) => {
		range = widened(range.lowest, range.highest, numbers, from, to);
	});
	return range;
}

function widened(low: number, high: number, numbers: Float64Array, from: number, to: number): NumberRange {
	let [lowest, highest] = [low, high];
	for (let at = from; at < to; at++) {
		const number = numbers[at] as number;
		if (number < lowest) lowest = number;
		if (number > highest) highest = number;
	}
	return {lowest, highest};
}
