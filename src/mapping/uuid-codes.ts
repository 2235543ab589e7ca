import {uuidText, wordsOfUuid} from '../records/uuid.js';
import type {UuidWords} from './id-reader.js';
import {UuidIndex} from './uuid-index.js';

/** Codes of the UUIDs of a column from a first code on, in the order of their first rows, without a text for each. */
export class UuidCodes {
	readonly start: number;
	readonly #words: UuidWords;
	readonly #rows: number;
	readonly #index = new UuidIndex();
	/** The first row of each code, ascending. */
	readonly #firstRows: Int32Array;
	#count = 0;

	/** `rows`: how many rows have words. */
	constructor(words: UuidWords, rows: number, start: number) {
		this.#words = words;
		this.#rows = rows;
		this.#firstRows = new Int32Array(rows);
		this.start = start;
	}

	get count(): number {
		return this.#count;
	}

	/** Puts in the codes of rows, -1 for rows without a UUID; rows are asked for in order. */
	fill(codes: Int32Array, from: number, to: number): void {
		const end = Math.max(from, Math.min(to, this.#rows));
		this.#index.extend(this.#words, end);
		const firsts = this.#index.firstsOf(this.#words, from, end);
		for (let row = from; row < end; row++) {
			const first = firsts[row - from] as number;
			if (first === row) {
				this.#firstRows[this.#count] = row;
				codes[row] = this.start + this.#count++;
			} else {
				codes[row] = first === -1 ? -1 : (codes[first] as number);
			}
		}
		codes.fill(-1, end, to);
	}

	textAt(code: number): string | undefined {
		const at = code - this.start;
		return at < this.#count ? uuidText(this.#words, (this.#firstRows[at] as number) * wordsOfUuid) : undefined;
	}

	/** The texts in the order of their codes. */
	*[Symbol.iterator](): Generator<string, void> {
		for (let code = this.start; code < this.start + this.#count; code++) yield this.textAt(code) as string;
	}

	codeOf(text: string): number | undefined {
		const row = this.#index.firstOfText(text);
		if (row === -1) return undefined;
		let [low, high] = [0, this.#count - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#firstRows[middle] as number) < row) low = middle + 1;
			else high = middle;
		}
		return this.start + low;
	}
}
