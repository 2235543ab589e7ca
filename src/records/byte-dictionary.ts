import {grown} from './grown.js';

/** Longer values are not looked up by their bytes. */
const longestValue = 64;

/** The codes of values by their UTF-8 bytes and a kind, so that a value that was seen before needs no text. */
export class ByteDictionary {
	#slots = new Uint32Array(64);
	#starts = new Uint32Array(32);
	#lengths = new Uint8Array(32);
	#kinds = new Uint8Array(32);
	#codes = new Uint32Array(32);
	#bytes: Uint8Array = new Uint8Array(256);
	#used = 0;
	#count = 0;
	#last = 0;
	/** The codes of values of one byte, by kind and byte: labels often are such. */
	readonly #single = new Uint32Array(3 * 256);

	/** The code of a value; 0 where it is not known. */
	find(bytes: Uint8Array, from: number, to: number, kind: number): number {
		if (to - from === 1) return this.#single[kind * 256 + (bytes[from] as number)] as number;
		// Values repeat from record to record.
		if (this.#count > 0 && this.#isEntry(this.#last, bytes, from, to, kind)) return this.#codes[this.#last] as number;
		if (to - from > longestValue) return 0;
		const mask = this.#slots.length - 1;
		for (let slot = hash(bytes, from, to, kind) & mask; ; slot = (slot + 1) & mask) {
			const entry = (this.#slots[slot] as number) - 1;
			if (entry < 0) return 0;
			if (!this.#isEntry(entry, bytes, from, to, kind)) continue;
			this.#last = entry;
			return this.#codes[entry] as number;
		}
	}

	add(bytes: Uint8Array, from: number, to: number, kind: number, code: number): void {
		const length = to - from;
		if (length === 1) this.#single[kind * 256 + (bytes[from] as number)] = code;
		if (length === 1 || length > longestValue) return;
		if (this.#count * 2 >= this.#slots.length) this.#enlarge();
		const entry = this.#count++;
		if (entry >= this.#codes.length) this.#growEntries();
		if (this.#used + length > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#used + length);
		for (let at = 0; at < length; at++) this.#bytes[this.#used + at] = bytes[from + at] as number;
		this.#starts[entry] = this.#used;
		this.#lengths[entry] = length;
		this.#kinds[entry] = kind;
		this.#codes[entry] = code;
		this.#used += length;
		this.#file(entry);
	}

	#isEntry(entry: number, bytes: Uint8Array, from: number, to: number, kind: number): boolean {
		const length = to - from;
		if (this.#lengths[entry] !== length || this.#kinds[entry] !== kind) return false;
		const start = this.#starts[entry] as number;
		for (let at = 0; at < length; at++) if (this.#bytes[start + at] !== bytes[from + at]) return false;
		return true;
	}

	#file(entry: number): void {
		const start = this.#starts[entry] as number;
		const mask = this.#slots.length - 1;
		let slot = hash(this.#bytes, start, start + (this.#lengths[entry] as number), this.#kinds[entry] as number) & mask;
		while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
		this.#slots[slot] = entry + 1;
	}

	#enlarge(): void {
		this.#slots = new Uint32Array(this.#slots.length * 4);
		for (let entry = 0; entry < this.#count; entry++) this.#file(entry);
	}

	#growEntries(): void {
		this.#starts = grown(this.#starts, this.#count);
		this.#lengths = grown(this.#lengths, this.#count);
		this.#kinds = grown(this.#kinds, this.#count);
		this.#codes = grown(this.#codes, this.#count);
	}
}

/** FNV-1a. */
function hash(bytes: Uint8Array, from: number, to: number, kind: number): number {
	let value = 0x811c9dc5 ^ kind;
	for (let at = from; at < to; at++) value = Math.imul(value ^ (bytes[at] as number), 0x01000193);
	return value ^ (value >>> 15);
}
