import type {Dataset} from '../records/dataset.js';
import {inSpans, type Steps} from '../records/steps.js';

/** How many decoded records have a label code in their row, not -1. */
export function* decodedWithLabelSteps({captures}: Dataset, codes: Int32Array): Steps<number> {
	const areAll = captures.decodedRows === captures.rows;
	let count = 0;
	yield* inSpans(captures.rows, (from, to) => {
		if (areAll) count += labelledIn(codes, from, to);
		else for (let row = from; row < to; row++) if (codes[row] !== -1 && captures.isDecoded(row)) count++;
	});
	return count;
}

function labelledIn(codes: Int32Array, from: number, to: number): number {
	let count = 0;
	for (let row = from; row < to; row++) count += Number(codes[row] !== -1);
	return count;
}

/** How many decoded records have a number in their row, no larger than this: NaN is never one, the infinities may be. */
export function* decodedWithNumberSteps(
	{captures}: Dataset,
	numbers: Float64Array,
	largest = Number.POSITIVE_INFINITY,
): Steps<number> {
	const areAll = captures.decodedRows === captures.rows;
	const isNumber = (row: number) => numberedIn(numbers, largest, row, row + 1) === 1;
	let count = 0;
	yield* inSpans(captures.rows, (from, to) => {
		if (areAll) count += numberedIn(numbers, largest, from, to);
		else for (let row = from; row < to; row++) if (isNumber(row) && captures.isDecoded(row)) count++;
	});
	return count;
}

function numberedIn(numbers: Float64Array, largest: number, from: number, to: number): number {
	let count = 0;
	for (let row = from; row < to; row++) count += Number(Math.abs(numbers[row] as number) <= largest);
	return count;
}
