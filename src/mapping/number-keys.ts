import {inSpans, type Steps} from '../records/steps.js';
import type {DistinctNumbers} from './distinct-numbers.js';

/** The different numbers of a column as label keys, with codes that follow each other; no text is made of any. */
export class NumberKeys {
	/** The keys that are new, by their codes from `start` on. */
	readonly numbers: Float64Array;
	readonly #start: number;
	readonly #distinct: DistinctNumbers;
	/** The label code of each number of the column; undefined where all are new, and follow each other too. */
	readonly #codes: Int32Array | undefined;

	/** `known`: by their codes in the column, the label codes of numbers that have one already, -1 for others, which get theirs. */
	constructor(distinct: DistinctNumbers, known: Int32Array | undefined, start: number) {
		this.#start = start;
		this.#distinct = distinct;
		this.#codes = known;
		this.numbers = this.#codes === undefined ? distinct.numbers : numbered(distinct.numbers, this.#codes, start);
	}

	get count(): number {
		return this.numbers.length;
	}

	/** The label code of a number of the column. */
	codeOf(number: number): number | undefined {
		const code = this.#distinct.codeOf(number);
		return code === undefined ? undefined : this.#codes === undefined ? this.#start + code : this.#codes[code];
	}

	/** The label code of every row of the column, -1 for none. Not to be changed. */
	*ofRowsSteps(): Steps<Int32Array> {
		const {codes} = this.#distinct;
		const [labels, start] = [this.#codes, this.#start];
		if (labels === undefined && start === 0) return codes;
		const ofRows = new Int32Array(codes.length);
		yield* inSpans(codes.length, (from, to) => {
			if (labels === undefined) addStart(ofRows, codes, start, from, to);
			else lookUpLabels(ofRows, codes, labels, from, to);
		});
		return ofRows;
	}
}

function addStart(ofRows: Int32Array, codes: Int32Array, start: number, from: number, to: number): void {
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		ofRows[row] = code === -1 ? -1 : start + code;
	}
}

function lookUpLabels(ofRows: Int32Array, codes: Int32Array, labels: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		ofRows[row] = code === -1 ? -1 : (labels[code] as number);
	}
}

/** Gives numbers without a code the next ones, and lists these numbers. */
function numbered(numbers: Float64Array, codes: Int32Array, start: number): Float64Array {
	const fresh = new Float64Array(numbers.length);
	let count = 0;
	for (let at = 0; at < codes.length; at++) {
		if (codes[at] !== -1) continue;
		codes[at] = start + count;
		fresh[count++] = numbers[at] as number;
	}
	return fresh.subarray(0, count);
}
