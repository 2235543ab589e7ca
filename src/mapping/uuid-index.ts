import {packUuid, wordsOfUuid} from '../records/uuid.js';
import type {UuidWords} from './id-reader.js';
import {hashOf, isNothing, isSame} from './uuid-words.js';

/** Ids that are fetched from memory at the same time. */
const batch = 64;

/** Slots for each id that there is room for: a third of them stay free. */
const slotsPerId = 1.5;
const fewestIds = 512;

/**
 * Rows by their UUIDs in an open-addressing table of row numbers: a sixth of the memory of a map of texts, and no text is
 * made. What a row number leaves free of a slot is filled with bits of the id's hash, its tag: an id is compared with that
 * of a row, which lies elsewhere in memory, only where the tags are the same, which they seldom are by chance. Rows are
 * added in order; several rows may have the same id.
 */
export class UuidIndex {
	/** The tag of an id in the upper bits, in the lower ones 1 + the first row that has it; 0 where the slot is free. */
	#slots: Int32Array = new Int32Array(0);
	/** Bits of a slot that hold the row number. */
	#rowBits = 0;
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
	/** Of a batch of ids the tags, the slots where they are looked for first, and what is fetched from memory. */
	readonly #tags = new Int32Array(batch);
	readonly #places = new Int32Array(batch);
	readonly #fetched = new Int32Array(batch);

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
		// A slot has to hold the number of any row.
		const room = Math.max(expected, rows);
		if (room > this.#room) this.#enlarge(Math.max(room, 2 * this.#room));
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
				const at = row - start;
				const slot = this.#slotOf(words, row * wordsOfUuid, this.#tags[at] as number, this.#places[at] as number);
				firsts[row - from] = this.#rowIn(slot);
			}
		}
		return firsts;
	}

	firstOfText(id: string): number {
		const bytes = Buffer.from(id);
		const words = this.#scratch;
		if (!packUuid(bytes, 0, bytes.length, words, 0)) return -1;
		const hash = hashOf(words, 0);
		return this.#rowIn(this.#slotOf(words, 0, hash << this.#rowBits, this.#placeOf(hash)));
	}

	/** The next row with the same id, or -1. */
	next(row: number): number {
		return this.#following.size === 0 ? -1 : (this.#following.get(row) ?? -1);
	}

	/** The first rows of all ids. */
	*firstRows(): Generator<number, void> {
		for (let slot = 0; slot < this.#slots.length; slot++) {
			const row = this.#rowIn(slot);
			if (row >= 0) yield row;
		}
	}

	/** The row in a slot, or -1 where it is free. */
	#rowIn(slot: number): number {
		return ((this.#slots[slot] as number) & ~(-1 << this.#rowBits)) - 1;
	}

	/**
	 * Where a batch of ids is looked for. Ids lie all over the table, and memory is slow: slots that are read one after the
	 * other, without waiting for what is found, are fetched at the same time, and are at hand when they are compared.
	 */
	#look(words: UuidWords, start: number, end: number): void {
		const [slots, tags, places, fetched, rowBits] = [
			this.#slots,
			this.#tags,
			this.#places,
			this.#fetched,
			this.#rowBits,
		];
		for (let row = start; row < end; row++) {
			const hash = hashOf(words, row * wordsOfUuid);
			tags[row - start] = hash << rowBits;
			places[row - start] = this.#placeOf(hash);
		}
		for (let at = 0; at < end - start; at++) fetched[at] = slots[places[at] as number] as number;
	}

	/** The same for the ids of the rows that are probably found. From here on the batch is looked for where they are. */
	#lookAtRows(count: number): void {
		const [slots, own, tags, places, fetched] = [this.#slots, this.#words, this.#tags, this.#places, this.#fetched];
		const rowMask = ~(-1 << this.#rowBits);
		for (let at = 0; at < count; at++) {
			const tag = tags[at] as number;
			let place = places[at] as number;
			let slot = slots[place] as number;
			while (slot !== 0 && (slot & ~rowMask) !== tag) {
				place = place + 1 === slots.length ? 0 : place + 1;
				slot = slots[place] as number;
			}
			places[at] = place;
			fetched[at] = slot & rowMask;
		}
		for (let at = 0; at < count; at++) {
			const row = fetched[at] as number;
			fetched[at] = row === 0 ? 0 : (own[(row - 1) * wordsOfUuid] as number);
		}
	}

	#add(row: number, at: number): void {
		const words = this.#words;
		const from = row * wordsOfUuid;
		if (isNothing(words, from)) return;
		const tag = this.#tags[at] as number;
		const slot = this.#slotOf(words, from, tag, this.#places[at] as number);
		const first = this.#rowIn(slot);
		if (first >= 0) {
			this.#chain(first, row);
		} else {
			this.#slots[slot] = tag | (row + 1);
			this.#ids++;
		}
	}

	#chain(first: number, row: number): void {
		this.#following.set(this.#last.get(first) ?? first, row);
		this.#last.set(first, row);
	}

	/** Where an id is looked for first: by the upper bits of its hash, of which a tag holds the lower ones. */
	#placeOf(hash: number): number {
		return Math.floor(hash * this.#scale);
	}

	/** The slot of an id, or the free one where it belongs. */
	#slotOf(words: UuidWords, from: number, tag: number, place: number): number {
		const [slots, own] = [this.#slots, this.#words];
		const rowMask = ~(-1 << this.#rowBits);
		for (let at = place; ; at = at + 1 === slots.length ? 0 : at + 1) {
			const slot = slots[at] as number;
			if (slot === 0) return at;
			if ((slot & ~rowMask) === tag && isSame(own, ((slot & rowMask) - 1) * wordsOfUuid, words, from)) return at;
		}
	}

	#enlarge(room: number): void {
		const [known, knownRowMask] = [this.#slots, ~(-1 << this.#rowBits)];
		const length = Math.ceil(room * slotsPerId);
		// Memory that is written to from front to back is there at a fraction of what it costs here and there.
		const slots = new Int32Array(length).fill(0);
		this.#slots = slots;
		this.#room = room;
		this.#rowBits = 32 - Math.clz32(room);
		this.#scale = length / 2 ** 32;
		for (const slot of known) {
			if (slot === 0) continue;
			const rowAndOne = slot & knownRowMask;
			const hash = hashOf(this.#words, (rowAndOne - 1) * wordsOfUuid);
			let place = this.#placeOf(hash);
			while (slots[place] !== 0) place = place + 1 === length ? 0 : place + 1;
			slots[place] = (hash << this.#rowBits) | rowAndOne;
		}
	}
}
