import {inSpans, type Steps} from '../records/steps.js';
import {halvesOf, hashAt} from './number-hash.js';

/** By row the code of its number, -1 for none; and the numbers by their codes, in the order in which they first appear. */
export type ToldApart = {readonly codes: Int32Array; readonly numbers: Float64Array};

/**
 * Numbers are told apart in portions by their hashes, each so small that its hash table stays at hand: memory is slow, and
 * a table of a million numbers lies all over it.
 */
export function* tellingApartSteps(column: Float64Array): Steps<ToldApart> {
	const portions = yield* portionsSteps(column);
	const codes = new Int32Array(column.length);
	yield* inSpans(codes.length, (from, to) => codes.fill(-1, from, to));
	yield* findFirstsSteps(portions, codes);
	// The numbers in portions are not needed any more.
	return {codes, numbers: yield* numberingSteps(column, codes, portions.numbers)};
}

/** Portion by portion the rows, ascending, and their numbers; `starts`: where each portion starts, and the end. */
export type Portions = {readonly starts: Int32Array; readonly rows: Int32Array; readonly numbers: Float64Array};

const portionBits = 9;
const portionCount = 1 << portionBits;

export function* portionsSteps(column: Float64Array): Steps<Portions> {
	const halves = halvesOf(column);
	const counts = new Int32Array(portionCount);
	yield* inSpans(column.length, (from, to) => countInPortions(column, halves, counts, from, to));
	const starts = new Int32Array(portionCount + 1);
	for (const [portion, count] of counts.entries()) starts[portion + 1] = (starts[portion] as number) + count;
	const next = starts.slice();
	const rows = new Int32Array(starts[portionCount] as number);
	const numbers = new Float64Array(rows.length);
	yield* inSpans(column.length, (from, to) => putIntoPortions(column, halves, next, rows, numbers, from, to));
	return {starts, rows, numbers};
}

function countInPortions(column: Float64Array, halves: Int32Array, counts: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) {
		if (Number.isNaN(column[row])) continue;
		const portion = portionOf(hashAt(halves, row));
		counts[portion] = (counts[portion] as number) + 1;
	}
}

/** `next`: where the next number of each portion goes. */
function putIntoPortions(
	column: Float64Array,
	halves: Int32Array,
	next: Int32Array,
	rows: Int32Array,
	numbers: Float64Array,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		const number = column[row] as number;
		if (Number.isNaN(number)) continue;
		const portion = portionOf(hashAt(halves, row));
		const at = next[portion] as number;
		next[portion] = at + 1;
		rows[at] = row;
		numbers[at] = number;
	}
}

/** So many portions of a million numbers take a few milliseconds. */
const portionsPerStep = portionCount >> 4;

/** Puts in for each row the first row with the same number. */
function* findFirstsSteps({starts, rows, numbers}: Portions, firsts: Int32Array): Steps<void> {
	const halves = halvesOf(numbers);
	let table = new Int32Array(1 << 12);
	for (let portion = 0; portion < portionCount; portion++) {
		if (portion % portionsPerStep === 0) yield;
		const [start, end] = [starts[portion] as number, starts[portion + 1] as number];
		const places = 2 ** Math.ceil(Math.log2(2 * (end - start) + 1));
		if (places > table.length) table = new Int32Array(places);
		else table.fill(0, 0, places);
		findFirsts(rows, numbers, halves, table, places - 1, firsts, start, end);
	}
}

/** A place of the table holds where its number stands, plus 1. */
function findFirsts(
	rows: Int32Array,
	numbers: Float64Array,
	halves: Int32Array,
	table: Int32Array,
	mask: number,
	firsts: Int32Array,
	start: number,
	end: number,
): void {
	for (let at = start; at < end; at++) {
		const number = numbers[at] as number;
		let place = hashAt(halves, at) & mask;
		let known = table[place] as number;
		while (known !== 0 && numbers[known - 1] !== number) {
			place = (place + 1) & mask;
			known = table[place] as number;
		}
		if (known === 0) table[place] = at + 1;
		const row = rows[at] as number;
		firsts[row] = known === 0 ? row : (rows[known - 1] as number);
	}
}

/** Makes codes of first rows, and lists the numbers by their codes. */
function* numberingSteps(column: Float64Array, firsts: Int32Array, numbers: Float64Array): Steps<Float64Array> {
	let count = 0;
	yield* inSpans(column.length, (from, to) => {
		for (let row = from; row < to; row++) {
			const first = firsts[row] as number;
			if (first === row) {
				numbers[count] = column[row] as number;
				firsts[row] = count++;
			} else if (first !== -1) {
				firsts[row] = firsts[first] as number;
			}
		}
	});
	return numbers.subarray(0, count);
}

/** The upper bits; the lower ones say the place within a portion. */
export function portionOf(hash: number): number {
	return hash >>> (32 - portionBits);
}
