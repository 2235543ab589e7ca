import {enlarged} from '../records/grown.js';
import {isUuid} from '../records/uuid.js';
import type {UuidWords} from './id-reader.js';
import {NumberCodes} from './number-codes.js';
import {numberWritten} from './number-written.js';
import {UuidCodes} from './uuid-codes.js';

type Segment =
	| {readonly kind: 'texts'; readonly start: number; readonly texts: string[]}
	| {readonly kind: 'numbers'; readonly start: number; numbers: Float64Array; count: number}
	| {readonly kind: 'uuids'; readonly start: number; readonly uuids: UuidCodes};

export type NumberCoder = {
	/** Gives a number a code, where it has none yet. */
	readonly know: (number: number, code: number) => void;
	readonly codeOf: (number: number) => number;
	/** What is worth doing before the codes of many are asked for one after the other (`NumberCodes`). */
	readonly look: (numbers: Float64Array, from: number, to: number) => void;
};

/**
 * Label keys by their codes, from a first code on. A million numbers, or UUIDs, take no text each as long as nobody asks.
 */
export class KeyList {
	readonly #segments: Segment[] = [];
	readonly #tables: NumberCodes[] = [];
	#end: number;

	constructor(start: number) {
		this.#end = start;
	}

	/** The code after the last one. */
	get end(): number {
		return this.#end;
	}

	/** Adds a key and returns its code. */
	push(text: string): number {
		const last = this.#segments.at(-1);
		if (last?.kind === 'texts') last.texts.push(text);
		else this.#segments.push({kind: 'texts', start: this.#end, texts: [text]});
		return this.#end++;
	}

	/** What gives numbers, at most so many different ones, the codes that are known for them, and new ones from here on. */
	numberCoder(most: number): NumberCoder {
		const table = new NumberCodes(most);
		this.#tables.push(table);
		return {
			know: (number, code) => void table.codeOf(number, code),
			look: (numbers, from, to) => table.look(numbers, from, to),
			codeOf: (number) => {
				const code = table.codeOf(number, this.#end);
				if (code === this.#end) this.#pushNumber(number);
				return code;
			},
		};
	}

	/** The keys that are numbers, with their codes. */
	*numbers(): Generator<readonly [number: number, code: number], void> {
		for (const segment of this.#segments) {
			const {start} = segment;
			if (segment.kind === 'numbers') {
				for (let at = 0; at < segment.count; at++) yield [segment.numbers[at] as number, start + at];
			} else if (segment.kind === 'texts') {
				for (const [at, text] of segment.texts.entries()) {
					const number = numberWritten(text);
					if (number !== undefined) yield [number, start + at];
				}
			}
		}
	}

	/** What puts in the codes of the UUIDs of a column, row after row; none of them is a key yet. */
	uuidFiller(words: UuidWords, rows: number): (codes: Int32Array, from: number, to: number) => void {
		const uuids = new UuidCodes(words, rows, this.#end);
		this.#segments.push({kind: 'uuids', start: this.#end, uuids});
		return (codes, from, to) => {
			uuids.fill(codes, from, to);
			this.#end = uuids.start + uuids.count;
		};
	}

	/** Whether any key is a UUID. */
	holdsUuids(): boolean {
		return this.#segments.some(
			(segment) =>
				segment.kind === 'uuids' ||
				(segment.kind === 'texts' && segment.texts.some((text) => isUuid({type: 'text', text}))),
		);
	}

	/** The code of a key that is held without a text. */
	codeOf(key: string): number | undefined {
		const number = numberWritten(key);
		if (number !== undefined) return this.#codeOfNumber(number);
		for (const segment of this.#segments) {
			const code = segment.kind === 'uuids' ? segment.uuids.codeOf(key) : undefined;
			if (code !== undefined) return code;
		}
		return undefined;
	}

	/** The code of the key that a number is written as. */
	#codeOfNumber(number: number): number | undefined {
		for (const table of this.#tables) {
			const code = table.get(number);
			// A number may have the code of another key.
			if (code !== undefined && this.at(code) === String(number)) return code;
		}
		return undefined;
	}

	at(code: number): string | undefined {
		const segment = this.#segments.findLast(({start}) => start <= code);
		if (segment === undefined) return undefined;
		const index = code - segment.start;
		if (segment.kind === 'texts') return segment.texts[index];
		if (segment.kind === 'uuids') return segment.uuids.textAt(code);
		return index < segment.count ? String(segment.numbers[index]) : undefined;
	}

	*[Symbol.iterator](): Iterator<string> {
		for (const segment of this.#segments) {
			if (segment.kind === 'texts') yield* segment.texts;
			else if (segment.kind === 'uuids') yield* segment.uuids;
			else for (let at = 0; at < segment.count; at++) yield String(segment.numbers[at]);
		}
	}

	/** Puts the keys that are numbers at their codes. */
	fillNumbers(numbers: Float64Array): void {
		for (const segment of this.#segments) {
			if (segment.kind === 'numbers') {
				numbers.set(segment.numbers.subarray(0, segment.count), segment.start);
			} else if (segment.kind === 'texts') {
				for (const [at, text] of segment.texts.entries())
					numbers[segment.start + at] = numberWritten(text) ?? Number.NaN;
			}
		}
	}

	#pushNumber(number: number): void {
		let last = this.#segments.at(-1);
		if (last?.kind !== 'numbers') {
			last = {kind: 'numbers', start: this.#end, numbers: new Float64Array(1 << 10), count: 0};
			this.#segments.push(last);
		}
		if (last.count === last.numbers.length) last.numbers = enlarged(last.numbers, 2 * last.count);
		last.numbers[last.count++] = number;
		this.#end++;
	}
}
