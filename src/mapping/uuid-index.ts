import {packUuid, wordsOfUuid} from '../records/uuid.js';
import type {UuidWords} from './id-reader.js';

/** Ids that are fetched from memory at the same time. */
const batch = 128;

/**
 * Rows by their UUIDs in an open-addressing table of row numbers: a third of the memory of a map of texts, and no text is
 * made. Rows are added in order; several rows may have the same id.
 */
export class UuidIndex {
	/** 1 + the first row of an id; 0 where a slot is free. */
	#slots: Int32Array = new Int32Array(1024);
	#ids = 0;
	#rows = 0;
	#words: UuidWords = new Uint32Array(0);
	/** Of rows whose id occurs again: the row that follows. */
	readonly #following = new Map<number, number>();
	/** Of first rows whose id occurs again: the last row so far. */
	readonly #last = new Map<number, number>();
	readonly #scratch = new Uint32Array(wordsOfUuid);
	readonly #looked = new Int32Array(batch);

	/** How many different ids there are. */
	get size(): number {
		return this.#ids;
	}

	/** How many rows were added. */
	get rows(): number {
		return this.#rows;
	}

	/** Adds the rows from the last one that was added to `rows`. `words` holds the ids of all rows. */
	extend(words: UuidWords, rows: number): void {
		this.#words = words;
		// Where there is room for more ids, they will come: a table that need not grow is not built twice.
		this.#reserve(Math.max(rows, words.length / wordsOfUuid) - this.#rows);
		for (let start = this.#rows; start < rows; start += batch) {
			const end = Math.min(rows, start + batch);
			this.#look(words, start, end);
			for (let row = start; row < end; row++) this.#add(row);
		}
		this.#rows = rows;
	}

	/** For each of the rows `from` to `to` of other ids the first row here with the same id, or -1. */
	firstsOf(words: UuidWords, from: number, to: number): Int32Array {
		const firsts = new Int32Array(to - from);
		for (let start = from; start < to; start += batch) {
			const end = Math.min(to, start + batch);
			this.#look(words, start, end);
			for (let row = start; row < end; row++) firsts[row - from] = this.#firstOf(words, row * wordsOfUuid);
		}
		return firsts;
	}

	firstOfText(id: string): number {
		const bytes = Buffer.from(id);
		return packUuid(bytes, 0, bytes.length, this.#scratch, 0) ? this.#firstOf(this.#scratch, 0) : -1;
	}

	/** The next row with the same id, or -1. */
	next(row: number): number {
		return this.#following.size === 0 ? -1 : (this.#following.get(row) ?? -1);
	}

	/** The first rows of all ids. */
	*firstRows(): Generator<number, void> {
		for (const slot of this.#slots) if (slot > 0) yield slot - 1;
	}

	/**
	 * Ids lie all over the table, and memory is slow. Looked at one after the other without waiting for what is found, a
	 * batch of them is fetched at the same time, and is at hand when it is compared.
	 */
	#look(words: UuidWords, start: number, end: number): void {
		const [slots, own, looked] = [this.#slots, this.#words, this.#looked];
		const mask = slots.length - 1;
		for (let row = start; row < end; row++)
			looked[row - start] = slots[hash(words, row * wordsOfUuid) & mask] as number;
		for (let row = start; row < end; row++) {
			const found = (looked[row - start] as number) - 1;
			looked[row - start] = found < 0 ? 0 : (own[found * wordsOfUuid] as number);
		}
	}

	#add(row: number): void {
		const words = this.#words;
		if (isNothing(words, row * wordsOfUuid)) return;
		const slot = this.#slotOf(words, row * wordsOfUuid);
		const first = (this.#slots[slot] as number) - 1;
		if (first >= 0) {
			this.#chain(first, row);
		} else {
			this.#slots[slot] = row + 1;
			this.#ids++;
		}
	}

	#firstOf(words: UuidWords, at: number): number {
		return isNothing(words, at) ? -1 : (this.#slots[this.#slotOf(words, at)] as number) - 1;
	}

	#chain(first: number, row: number): void {
		this.#following.set(this.#last.get(first) ?? first, row);
		this.#last.set(first, row);
	}

	/** The slot of an id, or the free one where it belongs. */
	#slotOf(words: UuidWords, at: number): number {
		const [slots, own] = [this.#slots, this.#words];
		const mask = slots.length - 1;
		for (let slot = hash(words, at) & mask; ; slot = (slot + 1) & mask) {
			const row = (slots[slot] as number) - 1;
			if (row < 0 || isSame(own, row * wordsOfUuid, words, at)) return slot;
		}
	}

	/** Keeps at least half of the slots free. */
	#reserve(more: number): void {
		let length = this.#slots.length;
		while (length < 2 * (this.#ids + more)) length *= 2;
		if (length === this.#slots.length) return;
		const known = this.#slots;
		this.#slots = new Int32Array(length);
		for (const row of known) if (row > 0) this.#slots[this.#slotOf(this.#words, (row - 1) * wordsOfUuid)] = row;
	}
}

/** All of a random UUID's bits are random but a few; other kinds count up in some of the words. */
function hash(words: UuidWords, at: number): number {
	const mixed = Math.imul((words[at] as number) ^ Math.imul(words[at + 3] as number, 0x9e3779b1), 0x85ebca6b);
	const rest = (words[at + 1] as number) ^ Math.imul(words[at + 2] as number, 0xc2b2ae35);
	const value = mixed ^ rest;
	return (value ^ (value >>> 15)) >>> 0;
}

function isNothing(words: UuidWords, at: number): boolean {
	return (
		((words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number)) === 0
	);
}

function isSame(a: UuidWords, at: number, b: UuidWords, from: number): boolean {
	return a[at] === b[from] && a[at + 1] === b[from + 1] && a[at + 2] === b[from + 2] && a[at + 3] === b[from + 3];
}
