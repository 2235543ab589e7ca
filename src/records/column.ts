import {ByteDictionary} from './byte-dictionary.js';
import {
	type Coded,
	type Codes,
	type ColumnData,
	emptyLike,
	type Numbers,
	type PackedColumn,
	type Texts,
	textsOfNumbers,
	withRoom,
} from './column-data.js';
import {
	type ByteKind,
	byteKinds,
	isNothing,
	isNumber,
	keyOf,
	numberType,
	respelled,
	scalarOfBytes,
	spelledNumber,
	wordScalars,
} from './column-value.js';
import {enlarged, grown} from './grown.js';
import type {Scalar} from './scalar.js';
import {simpleNumber} from './simple-number.js';
import {isUuid, wordsOfUuid} from './uuid.js';
import {areDifferentIds, areMore} from './uuid-guess.js';
import {type ValueRun, valueTypes} from './value-run.js';
import {WideTexts} from './wide-texts.js';

/** Above this many distinct values a column is no vocabulary, and no longer coded by a dictionary. */
export const dictionaryLimit = 4096;

/**
 * The values that stand at one place, row by row. Few distinct values (labels, keys) are coded by a dictionary of typed
 * scalars; many different numbers (scores, features) become plain numbers, without the spelling of each; other texts
 * (ids) stay texts, long ones are not kept. Which of these it is depends on what the values are, never on how they came:
 * a column that is put together from parts is the one that would have been filled row by row.
 */
export class Column {
	#present = 0;
	#rows = 0;
	#codes: Codes = new Uint8Array(256);
	#values: Scalar[] = [];
	#codeOf = new Map<string, number>();
	#byBytes = new ByteDictionary();
	#wide: Numbers | Texts | undefined;
	/** Many rows repeat the very same scalar. */
	#last: {scalar: Scalar; code: number} | undefined;
	readonly #limit: number;
	/** Whether the column is held to be one of ids before it is sure that there are too many for a dictionary. */
	#guess: 'not made' | 'made' | 'settled' = 'not made';

	constructor(limit: number = dictionaryLimit) {
		this.#limit = limit;
	}

	/** Rows that have a value here, null and empty text included. */
	get present(): number {
		return this.#present;
	}

	/** Sets the value of a row; rows only grow, a row that is skipped has no value. */
	set(row: number, scalar: Scalar): void {
		this.#settle();
		this.#present++;
		if (this.#wide === undefined && this.#setCoded(row, scalar)) return;
		this.#setWide(row, scalar);
	}

	/** The same for a value that stands in UTF-8 bytes; no text is made of a value that was seen before. */
	setBytes(row: number, bytes: Uint8Array, from: number, to: number, kind: ByteKind): void {
		const wide = this.#wide;
		if (wide === undefined) {
			const code = this.#byBytes.find(bytes, from, to, kind);
			if (code !== 0) this.#setCode(row, code);
			else this.#setNew(row, bytes, from, to, kind);
			if (code !== 0) this.#present++;
		} else if (wide.kind === 'numbers') {
			const isMeant = wide.type === 'number' ? kind !== byteKinds.text : kind === byteKinds.text;
			const number = isMeant ? simpleNumber(bytes, from, to) : Number.NaN;
			if (Number.isNaN(number)) this.set(row, scalarOfBytes(bytes, from, to, kind));
			else this.#setNumber(wide, row, number);
			if (!Number.isNaN(number)) this.#present++;
		} else if (kind === byteKinds.text && wide.texts.setUuid(row, bytes, from, to)) {
			this.#rows = row + 1;
			this.#present++;
		} else {
			this.set(row, scalarOfBytes(bytes, from, to, kind));
		}
	}

	/** The same for rows that follow each other. `numbers`: how numbers among the values are meant. */
	setRun(row: number, run: ValueRun, numbers: ByteKind): void {
		if (this.#guess === 'not made' && this.#wide === undefined) this.#guessIds(run);
		for (let done = 0; done < run.count; done++) {
			done += this.#setPacked(row + done, run, done);
			if (done < run.count) this.#setNext(row + done, run, done, numbers);
		}
	}

	/** The same scalar for rows that follow each other. */
	setSame(row: number, count: number, scalar: Scalar): void {
		this.set(row, scalar);
		if (this.#wide !== undefined) {
			for (let at = 1; at < count; at++) this.set(row + at, scalar);
			return;
		}
		const code = this.#codes[row] as number;
		this.#setCode(row + count - 1, code);
		this.#codes.fill(code, row, row + count);
		this.#present += count - 1;
	}

	/** The data, long enough for `rows` rows. */
	data(rows: number): ColumnData {
		this.#settle();
		const wide = this.#wide;
		if (wide === undefined) {
			if (this.#codes.length < rows) this.#codes = enlarged(this.#codes, rows);
			return {kind: 'coded', codes: this.#codes, values: this.#values};
		}
		if (wide.kind === 'texts') wide.texts.extend(rows);
		if (wide.kind === 'numbers' && wide.numbers.length < rows) this.#wide = withRoom(wide, rows);
		return this.#wide ?? wide;
	}

	scalarAt(row: number): Scalar | undefined {
		const wide = this.#wide;
		if (wide === undefined) {
			const code = this.#codes[row] ?? 0;
			return code === 0 ? undefined : this.#values[code - 1];
		}
		if (wide.kind === 'texts') return wide.texts.scalarAt(row);
		const number = wide.numbers[row] ?? Number.NaN;
		return Number.isNaN(number) ? undefined : {type: wide.type, text: String(number)};
	}

	/** Shares its memory with the column, which must not be used after this. */
	packed(): PackedColumn {
		this.#settle();
		const [present, rows, wide] = [this.#present, this.#rows, this.#wide];
		if (wide === undefined) {
			return {present, rows, kind: 'coded', codes: this.#codes.subarray(0, rows), values: this.#values};
		}
		if (wide.kind === 'texts') return {present, rows, kind: 'texts', texts: wide.texts.packed()};
		return {present, rows, ...wide, numbers: wide.numbers.subarray(0, rows)};
	}

	/** Puts the rows of a part behind the first `rows` rows. `expected`: how many there will be in the end, as far as one can tell. */
	append(part: PackedColumn, rows: number, expected = 0): void {
		if (part.rows === 0) return;
		this.#settle();
		if (part.kind === 'coded') this.#appendCoded(part, rows, expected);
		else this.#appendWide(part, rows, expected);
	}

	/** Thousands of ids as texts, only to find out that there are too many of them, cost more than all that follow. */
	#guessIds(run: ValueRun): void {
		if (!this.#values.every(isUuid) || !areDifferentIds(run)) return;
		this.#guess = 'made';
		this.#wide = this.#widened();
	}

	/** Makes of a guess that was wrong what the column would be without it. */
	#settle(): void {
		if (this.#guess !== 'made') return;
		this.#guess = 'settled';
		const [wide, rows, present] = [this.#wide, this.#rows, this.#present];
		if (wide?.kind !== 'texts' || areMore(wide.texts.words, rows, this.#limit)) return;
		this.#wide = undefined;
		for (let row = 0; row < rows; row++) {
			const scalar = wide.texts.scalarAt(row);
			if (scalar !== undefined) this.set(row, scalar);
		}
		this.#present = present;
	}

	/** Sets the values from `skip` on that need no text to be made of them; gives back how many these are. */
	#setPacked(row: number, run: ValueRun, skip: number): number {
		const wide = this.#wide;
		if (wide === undefined || (wide.kind === 'texts' && wide.texts.words === undefined)) return 0;
		const count = wide.kind === 'texts' ? setUuids(wide, row, run, skip) : this.#setNumbers(wide, row, run, skip);
		if (count > 0) this.#rows = row + count;
		this.#present += count;
		return count;
	}

	#setNumbers(wide: Numbers, row: number, run: ValueRun, skip: number): number {
		const packed = run.packNumbers(skip, wide.type === 'number' ? valueTypes.number : valueTypes.text);
		this.#withRoom(wide, row + packed.length).numbers.set(packed, row);
		return packed.length;
	}

	#setNext(row: number, {bytes, spans, first, stride}: ValueRun, index: number, numbers: ByteKind): void {
		const at = first + index * stride;
		const type = spans[at + 2] as number;
		const word = wordScalars[type];
		if (word !== undefined) this.set(row, word);
		else {
			const kind = type === valueTypes.text ? byteKinds.text : numbers;
			this.setBytes(row, bytes, spans[at] as number, spans[at + 1] as number, kind);
		}
	}

	#appendCoded(part: PackedColumn & Coded, rows: number, expected: number): void {
		const ofCode = this.#wide === undefined ? this.#codesFor(part.values) : undefined;
		if (ofCode === undefined) this.#appendToWide(part, rows, expected);
		else this.#appendCodes(part.codes, ofCode, rows, expected);
		this.#rows = rows + part.rows;
		this.#present += part.present;
	}

	/** What is done to each value of a wide column is done once for each different one. */
	#appendToWide({codes, values}: Coded, rows: number, expected: number): void {
		const wide = this.#wide ?? (this.#values.every(isNothing) ? emptyFor(values) : this.#widened());
		this.#wide = wide;
		if (wide.kind === 'numbers' && values.every((scalar) => isNothing(scalar) || isNumber(scalar, wide.type))) {
			const numbers = Float64Array.from([Number.NaN, ...values.map(spelledNumber)]);
			const own = this.#withRoom(wide, rows + codes.length, expected).numbers;
			for (let row = 0; row < codes.length; row++) own[rows + row] = numbers[codes[row] as number] as number;
		} else {
			const texts = wide.kind === 'texts' ? wide.texts : this.#asTexts();
			texts.appendCoded(codes, values.map(respelled), rows);
		}
	}

	#appendCodes(codes: Codes, ofCode: readonly number[], rows: number, expected: number): void {
		if (this.#values.length > 255 && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes);
		const length = rows + codes.length;
		if (this.#codes.length < length) this.#codes = grown(this.#codes, length, expected);
		const own = this.#codes;
		// Where values came in the same order, which those of few values mostly do, codes mean the same.
		if (ofCode.every((code, index) => code === index + 1)) {
			own.set(codes, rows);
			return;
		}
		const renamed = Uint16Array.from([0, ...ofCode]);
		for (let row = 0; row < codes.length; row++) own[rows + row] = renamed[codes[row] as number] as number;
	}

	/** The codes of values, new ones included; undefined where there is not enough room for all. */
	#codesFor(values: readonly Scalar[]): readonly number[] | undefined {
		const fresh = values.filter((scalar) => !this.#codeOf.has(keyOf(scalar)));
		if (this.#values.length + fresh.length > this.#limit) return undefined;
		for (const scalar of fresh) this.#codeOf.set(keyOf(scalar), this.#values.push(scalar));
		return values.map((scalar) => this.#codeOf.get(keyOf(scalar)) as number);
	}

	#appendWide(part: Exclude<PackedColumn, {kind: 'coded'}>, rows: number, expected: number): void {
		const wide = this.#wide ?? (this.#values.every(isNothing) ? emptyLike(part) : this.#widened());
		this.#wide = wide;
		if (wide.kind === 'numbers' && part.kind === 'numbers' && wide.type === part.type) {
			this.#withRoom(wide, rows + part.rows, expected).numbers.set(part.numbers, rows);
		} else {
			const texts = wide.kind === 'texts' ? wide.texts : this.#asTexts();
			texts.append(part.kind === 'texts' ? WideTexts.unpacked(part.texts) : textsOfNumbers(part), rows, expected);
		}
		this.#rows = rows + part.rows;
		this.#present += part.present;
	}

	/** False where the dictionary is full; the column is a wide one then. */
	#setCoded(row: number, scalar: Scalar): boolean {
		if (this.#last?.scalar === scalar) {
			this.#setCode(row, this.#last.code);
			return true;
		}
		const key = keyOf(scalar);
		let code = this.#codeOf.get(key);
		if (code === undefined) {
			if (this.#values.length >= this.#limit) {
				this.#wide = this.#widened();
				return false;
			}
			code = this.#values.push(scalar);
			this.#codeOf.set(key, code);
		}
		this.#last = {scalar, code};
		this.#setCode(row, code);
		return true;
	}

	#setCode(row: number, code: number): void {
		if (code > 255 && this.#codes instanceof Uint8Array) this.#codes = Uint16Array.from(this.#codes);
		if (row >= this.#codes.length) this.#codes = grown(this.#codes, row + 1);
		this.#codes[row] = code;
		this.#rows = row + 1;
	}

	#setNew(row: number, bytes: Uint8Array, from: number, to: number, kind: ByteKind): void {
		this.set(row, scalarOfBytes(bytes, from, to, kind));
		if (this.#wide === undefined) this.#byBytes.add(bytes, from, to, kind, this.#codes[row] as number);
	}

	/** In a wide column a missing value is none, and a number has no spelling of its own. */
	#setWide(row: number, scalar: Scalar): void {
		const wide = this.#wide;
		if (wide === undefined || isNothing(scalar)) return;
		const number = spelledNumber(scalar);
		if (wide.kind === 'numbers' && scalar.type === wide.type && !Number.isNaN(number)) {
			this.#setNumber(wide, row, number);
			return;
		}
		const texts = wide.kind === 'texts' ? wide.texts : this.#asTexts();
		texts.set(row, respelled(scalar) ?? scalar);
		this.#rows = row + 1;
	}

	#setNumber(wide: Numbers, row: number, number: number): void {
		this.#withRoom(wide, row + 1).numbers[row] = number;
		this.#rows = row + 1;
	}

	#withRoom(wide: Numbers, rows: number, expected = 0): Numbers {
		if (rows <= wide.numbers.length) return wide;
		const larger = withRoom(wide, expected >= rows ? expected : Math.ceil(rows * 1.5));
		this.#wide = larger;
		return larger;
	}

	/** The values so far without a dictionary: numbers where all are and of one type, else texts. */
	#widened(): Numbers | Texts {
		const [values, codes, rows] = [this.#values, this.#codes, this.#rows];
		const type = numberType(values);
		if (type !== undefined) {
			const ofCode = Float64Array.from([Number.NaN, ...values.map(spelledNumber)]);
			this.#forgetDictionary();
			return {kind: 'numbers', type, numbers: Float64Array.from(codes, (code) => ofCode[code] as number)};
		}
		this.#forgetDictionary();
		const texts: Texts = {kind: 'texts', texts: new WideTexts()};
		this.#wide = texts;
		for (let row = 0; row < rows; row++) {
			const scalar = values[(codes[row] as number) - 1];
			if (scalar !== undefined) this.#setWide(row, scalar);
		}
		return texts;
	}

	#forgetDictionary(): void {
		this.#codes = new Uint8Array(0);
		this.#values = [];
		this.#codeOf = new Map();
		this.#byBytes = new ByteDictionary();
		this.#last = undefined;
	}

	#asTexts(): WideTexts {
		const texts = this.#wide?.kind === 'numbers' ? textsOfNumbers({...this.#wide, rows: this.#rows}) : new WideTexts();
		this.#wide = {kind: 'texts', texts};
		return texts;
	}
}

function setUuids({texts}: Texts, row: number, run: ValueRun, skip: number): number {
	const words = run.packUuids(skip);
	if (words.length > 0) texts.setWords(row, words);
	return words.length / wordsOfUuid;
}

/** The wide data that these values make one begin with. */
function emptyFor(values: readonly Scalar[]): Numbers | Texts {
	const type = numberType(values);
	if (type === undefined) return {kind: 'texts', texts: new WideTexts()};
	return {kind: 'numbers', type, numbers: new Float64Array(0)};
}
