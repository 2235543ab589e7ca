import {packUuid, wordsOfUuid} from '../records/uuid.js';
import type {UuidWords} from './id-reader.js';

/** Ids that are fetched from memory at the same time. */
const batch = 64;

/** A slot holds the hash of an id, and 1 + the first row that has it, which is 0 where the slot is free. */
const slotSize = 2;
/** Slots for each id that there is room for: a quarter and more stay free. */
const slotsPerId = 1.35;
const fewestIds = 512;

/**
 * Rows by their UUIDs in an open-addressing table of hashes and row numbers: a third of the memory of a map of texts, and
 * no text is made. An id is compared with that of a row only where the hashes are the same, which they hardly ever are by
 * chance. Rows are added in order; several rows may have the same id.
 */
export class UuidIndex {
	#slots: Uint32Array = new Uint32Array(0);
	/** For how many ids there is room. */
	#room = 0;
	/** Slots for each possible hash. */
	#scale = 0;
	#ids = 0;
	#rows = 0;
	#words: UuidWords = new Uint32Array(0);
	/** Of rows whose id occurs again: the row that follows. */
	readonly #following = new Map<number, number>();
	/** Of first rows whose id occurs again: the last row so far. */
	readonly #last = new Map<number, number>();
	readonly #scratch = new Uint32Array(wordsOfUuid);
	/** Of a batch of ids the hashes, the slots where they are looked for first, and what is fetched from memory. */
	readonly #hashes = new Uint32Array(batch);
	readonly #places = new Int32Array(batch);
	readonly #fetched = new Uint32Array(batch);

	constructor() {
		this.#enlarge(fewestIds);
	}

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
		const expected = this.#ids + Math.max(rows, words.length / wordsOfUuid) - this.#rows;
		if (expected > this.#room) this.#enlarge(Math.max(expected, 2 * this.#room));
		for (let start = this.#rows; start < rows; start += batch) {
			const end = Math.min(rows, start + batch);
			this.#look(words, start, end);
			for (let row = start; row < end; row++) this.#add(row, row - start);
		}
		this.#rows = rows;
	}

	/** For each of the rows `from` to `to` of other ids the first row here with the same id, or -1. */
	firstsOf(words: UuidWords, from: number, to: number): Int32Array {
		const firsts = new Int32Array(to - from);
		for (let start = from; start < to; start += batch) {
			const end = Math.min(to, start + batch);
			this.#look(words, start, end);
			this.#lookAtRows(end - start);
			for (let row = start; row < end; row++) {
				const slot = this.#slotOf(
					words,
					row * wordsOfUuid,
					this.#hashes[row - start] as number,
					this.#places[row - start] as number,
				);
				firsts[row - from] = (this.#slots[slot + 1] as number) - 1;
			}
		}
		return firsts;
	}

	firstOfText(id: string): number {
		const bytes = Buffer.from(id);
		const words = this.#scratch;
		if (!packUuid(bytes, 0, bytes.length, words, 0)) return -1;
		const hash = hashOf(words, 0);
		return (this.#slots[this.#slotOf(words, 0, hash, this.#placeOf(hash)) + 1] as number) - 1;
	}

	/** The next row with the same id, or -1. */
	next(row: number): number {
		return this.#following.size === 0 ? -1 : (this.#following.get(row) ?? -1);
	}

	/** The first rows of all ids. */
	*firstRows(): Generator<number, void> {
		for (let slot = 0; slot < this.#slots.length; slot += slotSize) {
			const row = (this.#slots[slot + 1] as number) - 1;
			if (row >= 0) yield row;
		}
	}

	/**
	 * Where a batch of ids is looked for. Ids lie all over the table, and memory is slow: slots that are read one after the
	 * other, without waiting for what is found, are fetched at the same time, and are at hand when they are compared.
	 */
	#look(words: UuidWords, start: number, end: number): void {
		const [slots, hashes, places, fetched] = [this.#slots, this.#hashes, this.#places, this.#fetched];
		for (let row = start; row < end; row++) {
			const hash = hashOf(words, row * wordsOfUuid);
			hashes[row - start] = hash;
			places[row - start] = this.#placeOf(hash);
		}
		for (let at = 0; at < end - start; at++) fetched[at] = slots[places[at] as number] as number;
	}

	/** The same for the ids of the rows that are probably found. From here on the batch is looked for where they are. */
	#lookAtRows(count: number): void {
		const [slots, own, hashes, places, fetched] = [this.#slots, this.#words, this.#hashes, this.#places, this.#fetched];
		for (let at = 0; at < count; at++) {
			const hash = hashes[at] as number;
			let slot = places[at] as number;
			while (slots[slot] !== hash && slots[slot + 1] !== 0)
				slot = slot + slotSize === slots.length ? 0 : slot + slotSize;
			places[at] = slot;
		}
		for (let at = 0; at < count; at++) {
			const row = (slots[(places[at] as number) + 1] as number) - 1;
			fetched[at] = row < 0 ? 0 : (own[row * wordsOfUuid] as number);
		}
	}

	#add(row: number, at: number): void {
		const [slots, words] = [this.#slots, this.#words];
		const from = row * wordsOfUuid;
		if (isNothing(words, from)) return;
		const hash = this.#hashes[at] as number;
		const slot = this.#slotOf(words, from, hash, this.#places[at] as number);
		const first = (slots[slot + 1] as number) - 1;
		if (first >= 0) {
			this.#chain(first, row);
		} else {
			slots[slot] = hash;
			slots[slot + 1] = row + 1;
			this.#ids++;
		}
	}

	#chain(first: number, row: number): void {
		this.#following.set(this.#last.get(first) ?? first, row);
		this.#last.set(first, row);
	}

	/** Where an id is looked for first. The order of the places is that of the hashes, however large the table is. */
	#placeOf(hash: number): number {
		return Math.floor(hash * this.#scale) * slotSize;
	}

	/** The slot of an id, or the free one where it belongs. */
	#slotOf(words: UuidWords, from: number, hash: number, place: number): number {
		const [slots, own] = [this.#slots, this.#words];
		for (let slot = place; ; slot = slot + slotSize === slots.length ? 0 : slot + slotSize) {
			const row = slots[slot + 1] as number;
			if (row === 0 || (slots[slot] === hash && isSame(own, (row - 1) * wordsOfUuid, words, from))) return slot;
		}
	}

	#enlarge(room: number): void {
		const known = this.#slots;
		const slots = Math.ceil(room * slotsPerId);
		// Memory that is written to from front to back is there at a fraction of what it costs here and there.
		this.#slots = new Uint32Array(slots * slotSize).fill(0);
		this.#room = room;
		this.#scale = slots / 2 ** 32;
		for (let from = 0; from < known.length; from += slotSize) {
			const [hash, row] = [known[from] as number, known[from + 1] as number];
			if (row === 0) continue;
			let slot = this.#placeOf(hash);
			while (this.#slots[slot + 1] !== 0) slot = slot + slotSize === this.#slots.length ? 0 : slot + slotSize;
			this.#slots[slot] = hash;
			this.#slots[slot + 1] = row;
		}
	}
}

/** All of a random UUID's bits are random but a few; other kinds count up in some of the words. */
function hashOf(words: UuidWords, at: number): number {
	const mixed = Math.imul((words[at] as number) ^ Math.imul(words[at + 3] as number, 0x9e3779b1), 0x85ebca6b);
	const rest = (words[at + 1] as number) ^ Math.imul(words[at + 2] as number, 0xc2b2ae35);
	const value = mixed ^ rest;
	// The upper bits decide where an id is looked for, so every bit has to reach them.
	return Math.imul(value ^ (value >>> 15), 0x9e3779b1) >>> 0;
}

function isNothing(words: UuidWords, at: number): boolean {
	return (
		((words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number)) === 0
	);
}

function isSame(a: UuidWords, at: number, b: UuidWords, from: number): boolean {
	return a[at] === b[from] && a[at + 1] === b[from + 1] && a[at + 2] === b[from + 2] && a[at + 3] === b[from + 3];
}
