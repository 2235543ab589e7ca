/**
 * Codes of numbers: a hash table in typed arrays, for columns that hold a million different ones. `NaN` is no number, and
 * -0 is 0.
 */
export class NumberCodes {
	#numbers = new Float64Array(1 << 10);
	/** 0 for an empty place, else 1 + the code. */
	#codes = new Int32Array(1 << 10);
	#count = 0;

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
		this.#numbers = new Float64Array(2 * numbers.length);
		this.#codes = new Int32Array(2 * codes.length);
		for (let place = 0; place < codes.length; place++) {
			if (codes[place] === 0) continue;
			const next = this.#placeOf(numbers[place] as number);
			this.#numbers[next] = numbers[place] as number;
			this.#codes[next] = codes[place] as number;
		}
	}
}

const bits = new DataView(new ArrayBuffer(8));

/** Both halves of a number, mixed by multiplications. */
function hashOf(number: number): number {
	bits.setFloat64(0, number + 0);
	const mixed = Math.imul(bits.getInt32(0) ^ Math.imul(bits.getInt32(4), 0x9e3779b1), 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
