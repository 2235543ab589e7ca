import type {Dataset} from '../records/dataset.js';
import {inSpans, type Steps} from '../records/steps.js';

/** How many decoded records have a label code in their row, not -1. */
export function* decodedWithLabelSteps({captures}: Dataset, codes: Int32Array): Steps<number> {
	const areAll = captures.decodedRows === captures.rows;
	let count = 0;
	yield* inSpans(captures.rows, (from, to) => {
		for (let row = from; row < to; row++) if (codes[row] !== -1 && (areAll || captures.isDecoded(row))) count++;
	});
	return count;
}

/** How many decoded records have a number in their row, no larger than this: NaN is never one, the infinities may be. */
export function* decodedWithNumberSteps(
	{captures}: Dataset,
	numbers: Float64Array,
	largest = Number.POSITIVE_INFINITY,
): Steps<number> {
	const areAll = captures.decodedRows === captures.rows;
	let count = 0;
	yield* inSpans(captures.rows, (from, to) => {
		for (let row = from; row < to; row++) {
			if (Math.abs(numbers[row] as number) <= largest && (areAll || captures.isDecoded(row))) count++;
		}
	});
	return count;
}
