import {inSpans, type Steps} from '../records/steps.js';
import {type Range, rangeOf} from './number-look-up.js';
import type {ToldApart} from './telling-apart.js';

/**
 * Which rows of a column have no number that is new: none at all, or one that a row before them has. All codes follow from
 * it in one pass, and of numbers that nearly all differ it takes next to no room.
 */
export type Repeats = {
	/** A bit for each row. */
	readonly marks: Int32Array;
	/** Of the marked rows, in their order. */
	readonly codes: Int32Array;
	/** Of all numbers. */
	readonly range: Range;
};

export function* repeatsSteps({codes, numbers}: ToldApart): Steps<Repeats> {
	const repeats = {
		marks: new Int32Array((codes.length + 31) >> 5),
		codes: new Int32Array(codes.length - numbers.length),
		range: rangeOf(numbers),
	};
	yield;
	let firsts = 0;
	yield* inSpans(codes.length, (from, to) => {
		firsts = addRepeats(repeats, codes, firsts, from, to);
	});
	return repeats;
}

/** `firsts`: how many rows have a new number so far. */
function addRepeats({marks, codes: ofMarked}: Repeats, codes: Int32Array, firsts: number, from: number, to: number) {
	let next = firsts;
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		if (code === next) {
			next++;
			continue;
		}
		marks[row >> 5] = (marks[row >> 5] as number) | (1 << row);
		ofMarked[row - next] = code;
	}
	return next;
}

/** What the repeats of a column were found in. */
export function* toldApartSteps(repeats: Repeats, column: Float64Array): Steps<ToldApart> {
	const codes = new Int32Array(column.length);
	yield;
	const numbers = repeats.codes.length === 0 ? column : new Float64Array(column.length - repeats.codes.length);
	yield;
	let firsts = 0;
	yield* inSpans(column.length, (from, to) => {
		firsts =
			repeats.codes.length === 0
				? countUp(codes, from, to)
				: fill({codes, numbers}, {repeats, column}, firsts, from, to);
	});
	return {codes, numbers};
}

function countUp(codes: Int32Array, from: number, to: number): number {
	for (let row = from; row < to; row++) codes[row] = row;
	return to;
}

function fill(
	{codes, numbers}: ToldApart,
	{repeats, column}: {readonly repeats: Repeats; readonly column: Float64Array},
	firsts: number,
	from: number,
	to: number,
): number {
	const {marks, codes: ofMarked} = repeats;
	let next = firsts;
	for (let row = from; row < to; row++) {
		if (((marks[row >> 5] as number) >> row) & 1) {
			codes[row] = ofMarked[row - next] as number;
		} else {
			codes[row] = next;
			numbers[next++] = column[row] as number;
		}
	}
	return next;
}
