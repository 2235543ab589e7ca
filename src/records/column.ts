import {numberOf, type Scalar} from './scalar.js';

/** Above this many distinct values a column is no longer coded by a dictionary. */
export const dictionaryLimit = 65_536;
/** From this many distinct values on, a column where every other value is new is no vocabulary: its dictionary ends early. */
const vocabularyLimit = 4096;
/** A wide text column is kept while its texts are no longer than ids are, on average. */
const idLength = 64;

type Coded = {readonly kind: 'coded'; readonly codes: Uint32Array; readonly values: readonly Scalar[]};
type Wide =
	| {readonly kind: 'numbers'; readonly numbers: Float64Array; readonly type: 'number' | 'text'}
	| {readonly kind: 'texts'; readonly keys: readonly (string | undefined)[]}
	| {readonly kind: 'dropped'};

/** How the values are held; `codes` are 0 where a row has no value, else 1 + the index into `values`. */
export type ColumnData = Coded | Wide;

/**
 * The values that stand at one place, row by row. Few distinct values (labels, keys) are coded by a dictionary of typed
 * scalars; many different numbers (scores, features) become plain numbers, without the spelling of each; many different
 * texts (ids) stay texts; long free text is not kept.
 */
export class Column {
	/** Rows that have a value here, null and empty text included. */
	present = 0;
	#rows = 0;
	#codes = new Uint32Array(256);
	#values: Scalar[] = [];
	#codeOf = new Map<string, number>();
	#wide: Wide | undefined;

	/** Sets the value of a row; rows only grow, a row that is skipped has no value. */
	set(row: number, scalar: Scalar): void {
		this.present++;
		this.#rows = row + 1;
		if (this.#wide === undefined) this.#setCoded(row, scalar);
		else this.#setWide(row, scalar);
	}

	/** The data, long enough for `rows` rows. */
	data(rows: number): ColumnData {
		const wide = this.#wide;
		if (wide === undefined) {
			if (this.#codes.length < rows) this.#codes = grown(this.#codes, rows);
			return {kind: 'coded', codes: this.#codes, values: this.#values};
		}
		if (wide.kind === 'numbers' && wide.numbers.length < rows) {
			const filled = wide.numbers.length;
			this.#wide = {...wide, numbers: grown(wide.numbers, rows).fill(Number.NaN, filled)};
			return this.#wide;
		}
		return wide;
	}

	scalarAt(row: number): Scalar | undefined {
		const wide = this.#wide;
		if (wide === undefined) {
			const code = this.#codes[row] ?? 0;
			return code === 0 ? undefined : this.#values[code - 1];
		}
		if (wide.kind === 'numbers') {
			const number = wide.numbers[row] ?? Number.NaN;
			return Number.isNaN(number) ? undefined : {type: wide.type, text: String(number)};
		}
		return wide.kind === 'texts' ? scalarOfKey(wide.keys[row]) : undefined;
	}

	#setCoded(row: number, scalar: Scalar): void {
		const key = keyOf(scalar);
		let code = this.#codeOf.get(key);
		if (code === undefined) {
			if (this.#isNoVocabulary()) {
				this.#widen();
				this.#setWide(row, scalar);
				return;
			}
			code = this.#values.push(scalar);
			this.#codeOf.set(key, code);
		}
		if (row >= this.#codes.length) this.#codes = grown(this.#codes, row + 1);
		this.#codes[row] = code;
	}

	#isNoVocabulary(): boolean {
		const distinct = this.#values.length;
		return distinct >= dictionaryLimit || (distinct >= vocabularyLimit && distinct * 2 > this.present);
	}

	#setWide(row: number, scalar: Scalar): void {
		const wide = this.#wide;
		if (wide?.kind === 'texts') (wide.keys as (string | undefined)[])[row] = keyOf(scalar);
		if (wide?.kind !== 'numbers') return;
		const number = numberOf(scalar);
		if (!isNumberOrNothing(scalar)) {
			this.#numbersToTexts();
			this.#setWide(row, scalar);
			return;
		}
		let {numbers} = wide;
		if (row >= numbers.length) {
			numbers = grown(numbers, row + 1).fill(Number.NaN, numbers.length);
			this.#wide = {...wide, numbers};
		}
		numbers[row] = number;
	}

	#widen(): void {
		const values = this.#values;
		const types = new Set(
			values.filter((value) => value.type !== 'null' && value.text !== '').map((value) => value.type),
		);
		const [type] = types;
		if (types.size === 1 && (type === 'number' || type === 'text') && values.every(isNumberOrNothing)) {
			const numbers = new Float64Array(this.#codes.length).fill(Number.NaN);
			const numberOfCode = values.map(numberOf);
			for (let row = 0; row < this.#rows; row++) {
				numbers[row] = numberOfCode[(this.#codes[row] ?? 0) - 1] ?? Number.NaN;
			}
			this.#wide = {kind: 'numbers', numbers, type};
		} else if (values.reduce((sum, value) => sum + value.text.length, 0) > idLength * values.length) {
			this.#wide = {kind: 'dropped'};
		} else {
			this.#wide = {kind: 'texts', keys: this.#allKeys()};
		}
		this.#codes = new Uint32Array(0);
		this.#values = [];
		this.#codeOf = new Map();
	}

	#numbersToTexts(): void {
		this.#wide = {kind: 'texts', keys: this.#allKeys()};
	}

	#allKeys(): (string | undefined)[] {
		return Array.from({length: this.#rows}, (_, row) => {
			const scalar = this.scalarAt(row);
			return scalar && keyOf(scalar);
		});
	}
}

function isNumberOrNothing(value: Scalar): boolean {
	if (value.type === 'null' || value.text === '') return true;
	const number = numberOf(value);
	return !Number.isNaN(number) && !isLikeAnId(value.text, number);
}

/** Digits that the number would spell in another way: `00012`, more digits than a number holds. */
function isLikeAnId(text: string, number: number): boolean {
	return String(number) !== text && /^\d+$/.test(text);
}

const initials = {text: 't', number: 'n', boolean: 'b', null: '0'} as const;
const types = {t: 'text', n: 'number', b: 'boolean', 0: 'null'} as const;

/** Type and text in one string, so that number 1 and text "1" are two values. */
function keyOf(scalar: Scalar): string {
	return initials[scalar.type] + scalar.text;
}

function scalarOfKey(key: string | undefined): Scalar | undefined {
	return key === undefined ? undefined : {type: types[key[0] as keyof typeof types], text: key.slice(1)};
}

type Growable = Uint32Array | Float64Array | Uint8Array | Uint16Array;

/** A copy with room for `length` elements and half as many again. */
export function grown<T extends Growable>(array: T, length: number): T {
	const copy = new (array.constructor as new (length: number) => T)(Math.max(256, Math.ceil(length * 1.5)));
	copy.set(array as never);
	return copy;
}
