/**
 * Codes of numbers: a hash table in typed arrays, for columns that hold a million different ones. `NaN` is no number, and
 * -0 is 0.
 */
export class NumberCodes {
	#numbers = new Float64Array(1 << 10);
	/** 0 for an empty place, else 1 + the code. */
	#codes = new Int32Array(1 << 10);
	#count = 0;
	readonly #most: number;

	/** `most`: there are no more different numbers than this. */
	constructor(most = 0) {
		this.#most = most;
	}

	/** The code of a number; undefined where it has none. */
	get(number: number): number | undefined {
		const code = this.#codes[this.#placeOf(number)] as number;
		return code === 0 ? undefined : code - 1;
	}

	/** The code of a number, which becomes `next` where it has none. */
	codeOf(number: number, next: number): number {
		const place = this.#placeOf(number);
		const known = this.#codes[place] as number;
		if (known !== 0) return known - 1;
		this.#numbers[place] = number;
		this.#codes[place] = next + 1;
		this.#count++;
		if (this.#count * 2 > this.#codes.length) this.#grow();
		return next;
	}

	#placeOf(number: number): number {
		const last = this.#codes.length - 1;
		let place = hashOf(number) & last;
		while (this.#codes[place] !== 0 && this.#numbers[place] !== number) place = (place + 1) & last;
		return place;
	}

	#grow(): void {
		const [numbers, codes] = [this.#numbers, this.#codes];
		// Of numbers that are that many most are different: the table grows once to its end.
		const expected = this.#count < manyNumbers ? this.#count : Math.max(this.#count, this.#most);
		const places = 2 ** Math.ceil(Math.log2(2 * expected + 1));
		this.#numbers = new Float64Array(places);
		this.#codes = new Int32Array(places);
		for (let place = 0; place < codes.length; place++) {
			if (codes[place] === 0) continue;
			const next = this.#placeOf(numbers[place] as number);
			this.#numbers[next] = numbers[place] as number;
			this.#codes[next] = codes[place] as number;
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
