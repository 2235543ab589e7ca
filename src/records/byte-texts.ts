import type {Codes} from './column-data.js';
import {grown} from './grown.js';
import {isMissing, type Scalar} from './scalar.js';

const types = ['text', 'number', 'boolean', 'null'] as const;
const textType = 1;

/** `types` hold one more than the index of a type, 0 where a row has no text; `ends` the byte behind each row's text. */
export type PackedBytes = {readonly types: Uint8Array; readonly ends: Uint32Array; readonly bytes: Uint8Array};

/** What four bytes can no longer count is not kept. */
const mostBytes = 0xffff_ffff;

/** Texts of any type, row by row, as UTF-8 bytes one after the other. Rows only grow. */
export class ByteTexts {
	#rows = 0;
	#types: Uint8Array = new Uint8Array(0);
	#ends: Uint32Array = new Uint32Array(0);
	#bytes: Uint8Array = new Uint8Array(0);
	#used = 0;

	static unpacked({types, ends, bytes}: PackedBytes): ByteTexts {
		const texts = new ByteTexts();
		texts.#rows = types.length;
		texts.#types = types;
		texts.#ends = ends;
		texts.#bytes = bytes;
		texts.#used = bytes.length;
		return texts;
	}

	/** Of the first `rows` rows; shares its memory. */
	packed(rows: number): PackedBytes {
		this.toRow(Math.max(rows, this.#rows));
		return {
			types: this.#types.subarray(0, rows),
			ends: this.#ends.subarray(0, rows),
			bytes: this.#bytes.subarray(0, this.#used),
		};
	}

	/** The text of a row that comes after all rows so far. */
	set(row: number, bytes: Uint8Array, type: Scalar['type']): void {
		this.toRow(row + 1);
		const end = this.#used + bytes.length;
		if (end > mostBytes) return;
		if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, end);
		this.#bytes.set(bytes, this.#used);
		this.#used = end;
		this.#types[row] = typeCode(type);
		this.#ends[row] = end;
	}

	/** Puts all rows of another one behind the first `rows` rows. `expected`: how many there will be in the end, 0 where unknown. */
	append(other: ByteTexts, rows: number, expected = 0): void {
		this.toRow(rows, expected);
		const [start, length] = [this.#used, rows + other.#rows];
		if (start + other.#used > mostBytes) return;
		this.#makeRoom(other.#rows, other.#used, expected);
		this.#bytes.set(other.#bytes.subarray(0, other.#used), start);
		this.#types.set(other.#types.subarray(0, other.#rows), rows);
		for (let row = 0; row < other.#rows; row++) this.#ends[rows + row] = start + (other.#ends[row] as number);
		this.#used += other.#used;
		this.#rows = length;
	}

	/** Puts rows behind the first `rows` rows; each has the text that its code is one more than the index of, 0 has none. */
	appendCoded(codes: Codes, texts: readonly (Scalar | undefined)[], rows: number, expected = 0): void {
		this.toRow(rows, expected);
		const coded = codedTexts(texts);
		let added = 0;
		for (let at = 0; at < codes.length; at++) added += lengthAt(coded.ends, codes[at] as number);
		this.#makeRoom(codes.length, added, expected);
		this.#used = addCoded(this.#types, this.#ends, this.#bytes, rows, this.#used, codes, coded);
		this.#rows = rows + codes.length;
	}

	/** Makes it this many rows long; those that are new have no text. */
	toRow(rows: number, expected = 0): void {
		if (rows > this.#types.length) this.#grow(rows, expected);
		this.#ends.fill(this.#used, this.#rows, rows);
		this.#rows = rows;
	}

	scalarAt(row: number): Scalar | undefined {
		const type = types[(this.#types[row] as number) - 1];
		return type === undefined ? undefined : {type, text: this.#textAt(row)};
	}

	/** Whether a row has a value that is not missing. */
	has(row: number): boolean {
		if (this.#types[row] !== textType) return !isMissing(this.scalarAt(row));
		const start = this.#startOf(row);
		const isPlain = start < (this.#ends[row] as number) && isInk(this.#bytes[start] as number);
		return isPlain || !isMissing(this.scalarAt(row));
	}

	/** Whether the text of a row is of just these bytes. */
	isAt(row: number, wanted: Uint8Array): boolean {
		const start = this.#startOf(row);
		if ((this.#ends[row] as number) - start !== wanted.length) return false;
		for (let at = 0; at < wanted.length; at++) if (this.#bytes[start + at] !== wanted[at]) return false;
		return true;
	}

	/** For so many rows more, and for their bytes. */
	#makeRoom(rows: number, bytes: number, expected: number): void {
		const [length, end] = [this.#rows + rows, Math.min(mostBytes, this.#used + bytes)];
		if (length > this.#types.length) this.#grow(length, expected);
		if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, end, bytesExpected(end / length, expected));
	}

	#grow(rows: number, expected: number): void {
		this.#types = grown(this.#types, rows, expected);
		this.#ends = grown(this.#ends, rows, expected);
	}

	#startOf(row: number): number {
		return row === 0 ? 0 : (this.#ends[row - 1] as number);
	}

	#textAt(row: number): string {
		const bytes = this.#bytes.subarray(this.#startOf(row), this.#ends[row] as number);
		return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
	}
}

/** A little more than rows of this length need: where room is lacking in the end, all has to be copied once more. */
function bytesExpected(length: number, rows: number): number {
	return Math.min(mostBytes, Math.ceil(length * rows * 1.02));
}

function typeCode(type: Scalar['type'] | undefined): number {
	return type === undefined ? 0 : 1 + types.indexOf(type);
}

/** The type and the bytes of each code. */
function codedTexts(texts: readonly (Scalar | undefined)[]): PackedBytes {
	// Each by itself: half a character at the end of one text and half a one in the next would become a whole one.
	const encoded = texts.map((scalar) => Buffer.from(scalar?.text ?? ''));
	let end = 0;
	const ends = encoded.map(({length}) => {
		end += length;
		return end;
	});
	return {
		types: Uint8Array.from([0, ...texts.map((scalar) => typeCode(scalar?.type))]),
		ends: Uint32Array.from([0, ...ends]),
		bytes: Buffer.concat(encoded),
	};
}

function lengthAt(ends: Uint32Array, code: number): number {
	return code === 0 ? 0 : (ends[code] as number) - (ends[code - 1] as number);
}

/** Puts in the texts of codes from a row on; gives back where their bytes end. */
function addCoded(
	typeOf: Uint8Array,
	endOf: Uint32Array,
	bytes: Uint8Array,
	row: number,
	used: number,
	codes: Codes,
	coded: PackedBytes,
): number {
	let end = used;
	for (let at = 0; at < codes.length; at++) {
		const code = codes[at] as number;
		const length = lengthAt(coded.ends, code);
		const isKept = end + length <= mostBytes;
		if (isKept) {
			const start = (coded.ends[code] as number) - length;
			for (let byte = 0; byte < length; byte++) bytes[end + byte] = coded.bytes[start + byte] as number;
			end += length;
		}
		typeOf[row + at] = isKept ? (coded.types[code] as number) : 0;
		endOf[row + at] = end;
	}
	return end;
}

/** A character of ASCII that is no blank. */
function isInk(byte: number): boolean {
	return byte > 0x20 && byte < 0x7f;
}
