import {type NumberRange, numberRangeSteps} from '../metrics/number-range.js';
import {inSpans, type Steps} from '../records/steps.js';
import type {ToldApart} from './telling-apart.js';

/**
 * Which rows of a column have no number that is new: none at all, or one that a row before them has. All codes follow from
 * it in one pass, and of numbers that nearly all differ it takes next to no room.
 */
export type Repeats = {
	/** A bit for each row. */
	readonly marks: Int32Array;
	/** How many rows are marked. */
	readonly count: number;
	/** Of the marked rows, in their order; and one more, so that there is a next one after each row. */
	readonly codes: Int32Array;
	/** Of all numbers. */
	readonly range: NumberRange;
};

export function* repeatsSteps({codes, numbers}: ToldApart): Steps<Repeats> {
	const count = codes.length - numbers.length;
	const repeats = {
		marks: new Int32Array((codes.length + 31) >> 5),
		count,
		codes: new Int32Array(count + 1),
		range: yield* numberRangeSteps(numbers),
	};
	yield;
	let firsts = 0;
	yield* inSpans(codes.length, (from, to) => {
		firsts = addRepeats(repeats.marks, repeats.codes, codes, firsts, from, to);
	});
	return repeats;
}

/** `firsts`: how many rows have a new number so far. */
function addRepeats(
	marks: Int32Array,
	ofMarked: Int32Array,
	codes: Int32Array,
	firsts: number,
	from: number,
	to: number,
): number {
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
	if (repeats.count === 0) {
		yield* inSpans(column.length, (from, to) => countUp(codes, from, to));
		return {codes, numbers: column};
	}
	const firsts = column.length - repeats.count;
	const numbers = new Float64Array(firsts + 1);
	yield;
	let next = 0;
	yield* inSpans(column.length, (from, to) => {
		next = fill(codes, numbers, column, repeats.marks, repeats.codes, next, from, to);
	});
	return {codes, numbers: numbers.subarray(0, firsts)};
}

function countUp(codes: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) codes[row] = row;
}

/** Does the same for every row: what is done for the first time in a loop that is compiled already has it compiled anew. */
function fill(
	codes: Int32Array,
	numbers: Float64Array,
	column: Float64Array,
	marks: Int32Array,
	ofMarked: Int32Array,
	firsts: number,
	from: number,
	to: number,
): number {
	let next = firsts;
	for (let row = from; row < to; row++) {
		const isMarked = ((marks[row >> 5] as number) >> row) & 1;
		const repeated = ofMarked[row - next] as number;
		codes[row] = isMarked === 1 ? repeated : next;
		// A number that is not new gives way to the next one.
		numbers[next] = column[row] as number;
		next += 1 - isMarked;
	}
	return next;
}
