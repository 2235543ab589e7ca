import {ByteDictionary} from './byte-dictionary.js';
import type {Coded, Codes, PackedCoded} from './column-data.js';
import {type ByteKind, byteKinds, keyOf, scalarOfBytes} from './column-value.js';
import {enlarged, grown} from './grown.js';
import {type PackedScalars, packScalars, unpackScalar, unpackScalars} from './packed-scalars.js';
import type {Scalar} from './scalar.js';
import {type ValueRun, valueTypes} from './value-run.js';

/** The values of a column coded by a dictionary of typed scalars, as long as there are not too many different ones. */
export class CodedValues {
	#codes: Codes = new Uint8Array(256);
	readonly #values: Scalar[] = [];
	/** Those of a first part, until somebody wants them. */
	#unpacked: PackedScalars | undefined;
	readonly #codeOf = new Map<string, number>();
	/** How many of the values can be found there: nobody may ever look for those that a part brought. */
	#findable = 0;
	readonly #byBytes = new ByteDictionary();
	/** Many rows repeat the very same scalar. */
	#last: {scalar: Scalar; code: number} | undefined;
	readonly #limit: number;

	/** `limit`: how many different values there may be. */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** The different values, in the order in which they came. */
	get values(): readonly Scalar[] {
		return this.#allValues();
	}

	#allValues(): Scalar[] {
		if (this.#unpacked !== undefined) this.#values.push(...unpackScalars(this.#unpacked));
		this.#unpacked = undefined;
		return this.#values;
	}

	/** False where the dictionary is full; nothing is set then. */
	set(row: number, scalar: Scalar): boolean {
		if (this.#last?.scalar !== scalar) {
			const code = this.#codeFor(scalar);
			if (code === undefined) return false;
			this.#last = {scalar, code};
		}
		this.#setCode(row, this.#last.code);
		return true;
	}

	/** The same for a value that stands in UTF-8 bytes; no text is made of a value that was seen before. */
	setBytes(row: number, bytes: Uint8Array, from: number, to: number, kind: ByteKind): boolean {
		const known = this.#byBytes.find(bytes, from, to, kind);
		if (known !== 0) {
			this.#setCode(row, known);
			return true;
		}
		if (!this.set(row, scalarOfBytes(bytes, from, to, kind))) return false;
		this.#byBytes.add(bytes, from, to, kind, this.#codes[row] as number);
		return true;
	}

	/**
	 * The same for the values of a run from value `skip` on, as long as they were seen before; gives back how many these are.
	 * `numbers`: how numbers among them are meant.
	 */
	setRun(row: number, run: ValueRun, skip: number, numbers: ByteKind): number {
		const {count, bytes, spans, first, stride} = run;
		if (row + count - skip > this.#codes.length) this.#codes = grown(this.#codes, row + count - skip);
		const codes = this.#codes;
		const start = row - skip;
		for (let index = skip; index < count; ) {
			const at = first + index * stride;
			const [from, to, type] = [spans[at] as number, spans[at + 1] as number, spans[at + 2] as number];
			const kind = type === valueTypes.text ? byteKinds.text : numbers;
			const code = type > valueTypes.number ? 0 : this.#byBytes.find(bytes, from, to, kind);
			if (code === 0) return index - skip;
			// Times and versions repeat from record to record; what is a single character is found as fast as compared.
			const same = to - from > 1 ? run.countSame(index) : 1;
			if (same === 1) codes[start + index] = code;
			else codes.fill(code, start + index, start + index + same);
			index += same;
		}
		return count - skip;
	}

	/** The value of the row before, for so many rows from this one on. */
	repeat(row: number, count: number): void {
		const code = this.#codes[row - 1] as number;
		this.#setCode(row + count - 1, code);
		this.#codes.fill(code, row, row + count);
	}

	scalarAt(row: number): Scalar | undefined {
		const code = this.#codes[row] ?? 0;
		if (code === 0) return undefined;
		return this.#unpacked === undefined ? this.#values[code - 1] : unpackScalar(this.#unpacked, code - 1);
	}

	/** Makes room for so many rows. */
	reserve(rows: number): void {
		if (this.#codes.length < rows) this.#codes = enlarged(this.#codes, rows);
	}

	/** The data, long enough for `rows` rows. */
	data(rows: number): Coded {
		this.reserve(rows);
		return {kind: 'coded', codes: this.#codes, values: this.values};
	}

	/** The data of exactly the first `rows` rows. */
	upTo(rows: number): Coded {
		return {kind: 'coded', codes: this.data(rows).codes.subarray(0, rows), values: this.values};
	}

	packed(rows: number): PackedCoded {
		const {codes, values} = this.upTo(rows);
		return {kind: 'coded', codes, values: packScalars(values)};
	}

	/** Puts a part behind the first `rows` rows; false, and nothing is done, where its values are too many. */
	append({codes, values}: PackedCoded, rows: number, expected: number): boolean {
		const end = rows + codes.length;
		const count = values.ends.length;
		if (this.#unpacked === undefined && this.#values.length === 0) {
			if (count > this.#limit) return false;
			this.#unpacked = values;
			this.#roomFor(count, end, expected).set(codes, rows);
			return true;
		}
		const ofCode = this.#codesFor(unpackScalars(values));
		if (ofCode === undefined) return false;
		const own = this.#roomFor(this.#values.length, end, expected);
		// Where values came in the same order, which those of few values mostly do, codes mean the same.
		if (ofCode.every((code, index) => code === index + 1)) {
			own.set(codes, rows);
			return true;
		}
		const renamed = Uint16Array.from([0, ...ofCode]);
		for (let row = 0; row < codes.length; row++) own[rows + row] = renamed[codes[row] as number] as number;
		return true;
	}

	/** The codes, wide enough for so many values and long enough for so many rows. */
	#roomFor(values: number, rows: number, expected: number): Codes {
		if (values > 255 && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes);
		if (this.#codes.length < rows) this.#codes = grown(this.#codes, rows, expected);
		return this.#codes;
	}

	/** Undefined where the dictionary is full. */
	#codeFor(scalar: Scalar): number | undefined {
		this.#makeFindable();
		const key = keyOf(scalar);
		const known = this.#codeOf.get(key);
		if (known !== undefined || this.#values.length >= this.#limit) return known;
		const code = this.#values.push(scalar);
		this.#codeOf.set(key, code);
		this.#findable = code;
		return code;
	}

	#makeFindable(): void {
		const values = this.#allValues();
		for (; this.#findable < values.length; this.#findable++) {
			this.#codeOf.set(keyOf(values[this.#findable] as Scalar), this.#findable + 1);
		}
	}

	/** The codes of values, new ones included; undefined where there is not enough room for all. */
	#codesFor(values: readonly Scalar[]): readonly number[] | undefined {
		this.#makeFindable();
		const fresh = values.filter((scalar) => !this.#codeOf.has(keyOf(scalar)));
		if (this.#values.length + fresh.length > this.#limit) return undefined;
		return values.map((scalar) => this.#codeFor(scalar) as number);
	}

	#setCode(row: number, code: number): void {
		if (code > 255 && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes);
		if (row >= this.#codes.length) this.#codes = grown(this.#codes, row + 1);
		this.#codes[row] = code;
	}
}
