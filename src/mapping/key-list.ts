import {isUuid} from '../records/uuid.js';
import type {DistinctNumbers} from './distinct-numbers.js';
import type {UuidWords} from './id-reader.js';
import {NumberKeys} from './number-keys.js';
import {numberWritten} from './number-written.js';
import {UuidCodes} from './uuid-codes.js';

type Segment =
	| {readonly kind: 'texts'; readonly start: number; readonly texts: string[]}
	| {readonly kind: 'numbers'; readonly start: number; readonly keys: NumberKeys}
	| {readonly kind: 'uuids'; readonly start: number; readonly uuids: UuidCodes};

/**
 * Label keys by their codes, from a first code on. A million numbers, or UUIDs, take no text each as long as nobody asks.
 */
export class KeyList {
	readonly #segments: Segment[] = [];
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

	/** Adds the numbers of a column as keys, but those that have codes: `known` holds these by the codes in the column. */
	pushNumbers(distinct: DistinctNumbers, known: Int32Array | undefined): NumberKeys {
		const keys = new NumberKeys(distinct, known, this.#end);
		this.#segments.push({kind: 'numbers', start: this.#end, keys});
		this.#end += keys.count;
		return keys;
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
		for (const segment of this.#segments) {
			const code = segment.kind === 'numbers' ? segment.keys.codeOf(number) : undefined;
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
		const number = segment.keys.numbers[index];
		return number === undefined ? undefined : String(number);
	}

	*[Symbol.iterator](): Iterator<string> {
		for (const segment of this.#segments) {
			if (segment.kind === 'texts') yield* segment.texts;
			else if (segment.kind === 'uuids') yield* segment.uuids;
			else for (const number of segment.keys.numbers) yield String(number);
		}
	}

	/** Puts the keys that are numbers at their codes. */
	fillNumbers(numbers: Float64Array): void {
		for (const segment of this.#segments) {
			if (segment.kind === 'numbers') {
				numbers.set(segment.keys.numbers, segment.start);
			} else if (segment.kind === 'texts') {
				for (const [at, text] of segment.texts.entries())
					numbers[segment.start + at] = numberWritten(text) ?? Number.NaN;
			}
		}
	}
}
