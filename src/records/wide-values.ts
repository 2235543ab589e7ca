import {
	type Coded,
	emptyLike,
	type Numbers,
	type PackedColumn,
	type Texts,
	textsOfNumbers,
	type WideForm,
} from './column-data.js';
import {type ByteKind, byteKinds, isNothing, isNumber, numberType, respelled, spelledNumber} from './column-value.js';
import {enlarged} from './grown.js';
import type {Scalar} from './scalar.js';
import {simpleNumber} from './simple-number.js';
import {wordsOfUuid} from './uuid.js';
import {type ValueRun, valueTypes} from './value-run.js';
import {WideTexts} from './wide-texts.js';

type WidePart = Exclude<PackedColumn, {kind: 'coded'}>;

/**
 * The values of a column that has too many different ones for a dictionary: numbers as long as all are, and are given
 * alike; else texts. A missing value is none here, and a number has no spelling of its own.
 */
export class WideValues {
	#form: Numbers | Texts;
	/** Rows before this one have their number, or NaN. The room behind them is not touched until it is used: that takes time. */
	#told = 0;

	private constructor(form: Numbers | Texts) {
		this.#form = form;
	}

	/** Values that were coded so far; `expected`: how many rows there will be in the end, 0 where unknown. */
	static of({codes, values}: Coded, expected = 0): WideValues {
		const wide = new WideValues(emptyFor(values));
		wide.appendCoded({kind: 'coded', codes, values}, 0, expected);
		return wide;
	}

	/** None so far, in the form of others. */
	static like(form: WideForm): WideValues {
		return new WideValues(emptyLike(form));
	}

	/** The words of ids, where all values are UUIDs. */
	get words(): Uint32Array | undefined {
		return this.#form.kind === 'texts' ? this.#form.texts.words : undefined;
	}

	/** False where the value is missing. */
	set(row: number, scalar: Scalar): boolean {
		if (isNothing(scalar)) return false;
		const form = this.#form;
		if (form.kind === 'numbers' && isNumber(scalar, form.type)) this.#setNumber(form, row, spelledNumber(scalar));
		else this.#asTexts().set(row, respelled(scalar) ?? scalar);
		return true;
	}

	/** The same for a value that stands in UTF-8 bytes; false, and nothing is set, where a text has to be made of it. */
	setBytes(row: number, bytes: Uint8Array, from: number, to: number, kind: ByteKind): boolean {
		const form = this.#form;
		if (form.kind === 'texts') return kind === byteKinds.text && form.texts.setUuid(row, bytes, from, to);
		const isMeant = (kind === byteKinds.text) === (form.type === 'text');
		const number = isMeant ? simpleNumber(bytes, from, to) : Number.NaN;
		if (!Number.isNaN(number)) this.#setNumber(form, row, number);
		return !Number.isNaN(number);
	}

	/** Sets the values of a run from `skip` on that need no text to be made of them; gives back how many these are. */
	setRun(row: number, run: ValueRun, skip: number): number {
		const form = this.#form;
		if (form.kind === 'numbers') {
			const packed = run.packNumbers(skip, form.type === 'number' ? valueTypes.number : valueTypes.text);
			this.#roomAt(form, row, row + packed.length).set(packed, row);
			return packed.length;
		}
		if (form.texts.words === undefined) return 0;
		const words = run.packUuids(skip);
		if (words.length > 0) form.texts.setWords(row, words);
		return words.length / wordsOfUuid;
	}

	scalarAt(row: number): Scalar | undefined {
		const form = this.#form;
		if (form.kind === 'texts') return form.texts.scalarAt(row);
		const number = row < this.#told ? (form.numbers[row] as number) : Number.NaN;
		return Number.isNaN(number) ? undefined : {type: form.type, text: String(number)};
	}

	/** Makes room for so many rows. */
	reserve(rows: number): void {
		if (this.#form.kind === 'texts') this.#form.texts.reserve(rows);
		else this.#withRoom(this.#form, rows, rows);
	}

	/** The data, long enough for `rows` rows. */
	data(rows: number): Numbers | Texts {
		const form = this.#form;
		if (form.kind === 'texts') form.texts.extend(rows);
		else this.#roomAt(form, rows, rows, rows);
		return this.#form;
	}

	/** The data of the first `rows` rows, to be sent to another thread. */
	packed(rows: number) {
		const form = this.#form;
		if (form.kind === 'texts') return {kind: 'texts', texts: form.texts.packed()} as const;
		return {...form, numbers: this.#roomAt(form, rows, rows).subarray(0, rows)};
	}

	/** Puts a coded part behind the first `rows` rows; what is done to a value is done once for each different one. */
	appendCoded({codes, values}: Coded, rows: number, expected: number): void {
		const form = this.#form;
		if (form.kind === 'numbers' && values.every((scalar) => isNothing(scalar) || isNumber(scalar, form.type))) {
			const numbers = Float64Array.from([Number.NaN, ...values.map(spelledNumber)]);
			const own = this.#roomAt(form, rows, rows + codes.length, expected);
			for (let row = 0; row < codes.length; row++) own[rows + row] = numbers[codes[row] as number] as number;
		} else {
			this.#asTexts().appendCoded(codes, values.map(respelled), rows, expected);
		}
	}

	/** Puts any other part behind the first `rows` rows. */
	append(part: WidePart, rows: number, expected: number): void {
		const form = this.#form;
		if (form.kind === 'numbers' && part.kind === 'numbers' && form.type === part.type) {
			this.#roomAt(form, rows, rows + part.rows, expected).set(part.numbers, rows);
		} else {
			const texts = part.kind === 'texts' ? WideTexts.unpacked(part.texts) : textsOfNumbers(part, part.rows);
			this.#asTexts().append(texts, rows, expected);
		}
	}

	#setNumber(form: Numbers, row: number, number: number): void {
		this.#roomAt(form, row, row + 1)[row] = number;
	}

	/** Numbers with room for rows from one on, which are given now; those before it that nothing was said about have none. */
	#roomAt(form: Numbers, from: number, to: number, expected = 0): Float64Array {
		const {numbers} = this.#withRoom(form, to, expected);
		if (from > this.#told) numbers.fill(Number.NaN, this.#told, from);
		if (to > this.#told) this.#told = to;
		return numbers;
	}

	#withRoom(form: Numbers, rows: number, expected = 0): Numbers {
		if (rows <= form.numbers.length) return form;
		const numbers = enlarged(form.numbers, expected >= rows ? expected : Math.ceil(rows * 1.5));
		const larger = {...form, numbers};
		this.#form = larger;
		return larger;
	}

	#asTexts(): WideTexts {
		if (this.#form.kind === 'numbers') this.#form = {kind: 'texts', texts: textsOfNumbers(this.#form, this.#told)};
		return this.#form.texts;
	}
}

/** What such values begin with. */
function emptyFor(values: readonly Scalar[]): Numbers | Texts {
	const type = numberType(values);
	if (type === undefined) return {kind: 'texts', texts: new WideTexts()};
	return {kind: 'numbers', type, numbers: new Float64Array(0)};
}
