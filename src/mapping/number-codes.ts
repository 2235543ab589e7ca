import {enlarged} from '../records/grown.js';

/**
 * Codes of numbers: a hash table in typed arrays, for columns that hold a million different ones. `NaN` is no number, and
 * -0 is 0.
 */
export class NumberCodes {
	/**
	 * 0 for an empty place. Else 1 + the place of a number in the list below as lower bits, and the upper bits of its hash:
	 * these tell nearly all numbers apart without a look into the list, which would be one at any part of the memory.
	 */
	#places = new Int32Array(1 << 10);
	#numbers = new Float64Array(1 << 9);
	#codes = new Int32Array(1 << 9);
	#count = 0;
	/** Without a use of what was seen nothing would be looked at. */
	readonly #seen = new Int32Array(1);
	readonly #most: number;

	/** `most`: there are no more different numbers than this. */
	constructor(most = 0) {
		this.#most = most;
	}

	/** The code of a number; undefined where it has none. */
	get(number: number): number | undefined {
		const listed = (this.#places[this.#placeOf(number, hashOf(number))] as number) & this.#mask;
		return listed === 0 ? undefined : (this.#codes[listed - 1] as number);
	}

	/** The code of a number, which becomes `next` where it has none. */
	codeOf(number: number, next: number): number {
		const hash = hashOf(number);
		const place = this.#placeOf(number, hash);
		const known = this.#places[place] as number;
		if (known !== 0) return this.#codes[(known & this.#mask) - 1] as number;
		this.#numbers[this.#count] = number;
		this.#codes[this.#count] = next;
		this.#count++;
		this.#places[place] = (hash & ~this.#mask) | this.#count;
		if (this.#count === this.#numbers.length) this.#grow();
		return next;
	}

	/**
	 * Looks at the places of numbers whose codes will be asked for next, best about a hundred. They lie all over the table,
	 * and memory is slow: those that no code waits for are fetched at the same time.
	 */
	look(numbers: Float64Array, from: number, to: number): void {
		const places = this.#places;
		const mask = places.length - 1;
		let seen = 0;
		for (let at = from; at < to; at++) seen |= places[hashOf(numbers[at] as number) & mask] as number;
		this.#seen[0] = seen;
	}

	/** There are always as many places, a power of two. */
	get #mask(): number {
		return this.#places.length - 1;
	}

	#placeOf(number: number, hash: number): number {
		const places = this.#places;
		const mask = places.length - 1;
		for (let place = hash & mask; ; place = (place + 1) & mask) {
			const found = places[place] as number;
			if (found === 0) return place;
			const mayBeSame = ((found ^ hash) & ~mask) === 0;
			if (mayBeSame && this.#numbers[(found & mask) - 1] === number) return place;
		}
	}

	#grow(): void {
		// Of numbers that are that many most are different: the table grows once to its end.
		const room = 2 * this.#count;
		const expected = this.#count < manyNumbers ? room : Math.max(room, this.#most + 1);
		this.#places = new Int32Array(2 ** Math.ceil(Math.log2(2 * expected)));
		this.#numbers = enlarged(this.#numbers, expected);
		this.#codes = enlarged(this.#codes, expected);
		for (let at = 0; at < this.#count; at++) {
			const number = this.#numbers[at] as number;
			const hash = hashOf(number);
			this.#places[this.#placeOf(number, hash)] = (hash & ~this.#mask) | (at + 1);
		}
	}
}

const manyNumbers = 1 << 14;
const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);

/** Both halves of a number, mixed by multiplications. */
function hashOf(value: number): number {
	// The sum turns -0 into 0: the two are one number.
	number[0] = value + 0;
	const mixed = Math.imul((halves[0] as number) ^ Math.imul(halves[1] as number, 0x9e3779b1), 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
