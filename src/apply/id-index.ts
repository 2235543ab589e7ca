const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isText = 0;
const isUuid = 1;

/**
 * Numbers for ids, in order of their arrival, in few bytes: a UUID takes 17 and 12 to 16 more for finding it again,
 * where a `Map` would take more than a hundred.
 */
export class IdIndex {
	size = 0;
	#bytes = Buffer.alloc(4096);
	/** Where the bytes of each id end. */
	#ends = new Float64Array(256);
	/** Open addressing: 0 is free, else 1 + the number of an id. */
	#slots = new Uint32Array(1024);

	/** The number of an id; it gets one where it is new. */
	add(id: string): number {
		const key = keyOf(id);
		const slot = this.#slotOf(key);
		const known = this.#slots[slot] ?? 0;
		if (known > 0) return known - 1;
		this.#append(key);
		this.#slots[slot] = this.size;
		if (this.size * 2 > this.#slots.length) this.#rehash();
		return this.size - 1;
	}

	/** The number of an id, -1 where it is unknown. */
	find(id: string): number {
		return (this.#slots[this.#slotOf(keyOf(id))] ?? 0) - 1;
	}

	#slotOf(key: Uint8Array): number {
		const mask = this.#slots.length - 1;
		let slot = hashOf(key) & mask;
		for (;;) {
			const held = this.#slots[slot] ?? 0;
			if (held === 0 || this.#holds(held - 1, key)) return slot;
			slot = (slot + 1) & mask;
		}
	}

	#holds(number: number, key: Uint8Array): boolean {
		return this.#key(number).equals(key);
	}

	#key(number: number): Buffer {
		return this.#bytes.subarray(number === 0 ? 0 : this.#ends[number - 1], this.#ends[number]);
	}

	#append(key: Uint8Array): void {
		const start = this.size === 0 ? 0 : (this.#ends[this.size - 1] ?? 0);
		const end = start + key.length;
		if (end > this.#bytes.length) {
			const larger = Buffer.alloc(Math.max(end, this.#bytes.length * 2));
			this.#bytes.copy(larger);
			this.#bytes = larger;
		}
		if (this.size === this.#ends.length) {
			const ends = new Float64Array(this.size * 2);
			ends.set(this.#ends);
			this.#ends = ends;
		}
		this.#bytes.set(key, start);
		this.#ends[this.size++] = end;
	}

	#rehash(): void {
		const slots = new Uint32Array(this.#slots.length * 2);
		const mask = slots.length - 1;
		for (let number = 0; number < this.size; number++) {
			let slot = hashOf(this.#key(number)) & mask;
			while (slots[slot] !== 0) slot = (slot + 1) & mask;
			slots[slot] = number + 1;
		}
		this.#slots = slots;
	}
}

/** The first byte says how the rest is meant, so no text can look like a UUID. */
function keyOf(id: string): Buffer {
	if (!uuid.test(id)) return Buffer.concat([Buffer.of(isText), Buffer.from(id, 'utf8')]);
	return Buffer.from(`0${isUuid}${id.replaceAll('-', '')}`, 'hex');
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array): number {
	let hash = 0x811c9dc5;
	for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash ^ (hash >>> 15)) >>> 0;
}
