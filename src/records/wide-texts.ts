import {ByteTexts, type PackedBytes} from './byte-texts.js';
import type {Codes} from './column-data.js';
import {enlarged, grown} from './grown.js';
import type {Scalar} from './scalar.js';
import {isUuid, packUuid, uuidText, wordsOfUuid} from './uuid.js';

/** Longer texts are no ids and no labels; a column of many different ones does not keep them. In characters. */
const longestText = 128;

/** Everything that is held, to be sent to another thread. */
export type PackedTexts =
	| {readonly kind: 'uuids'; readonly rows: number; readonly leftOut: number; readonly words: Uint32Array}
	| ({readonly kind: 'texts'; readonly rows: number; readonly leftOut: number} & PackedBytes);

/**
 * Many different texts, row by row. As long as all of them are UUIDs they are held as four words each, then as UTF-8
 * bytes one after the other. Rows only grow. Long texts are counted, not kept.
 */
export class WideTexts {
	rows = 0;
	/** Rows whose text was too long to be kept. */
	leftOut = 0;
	#words: Uint32Array | undefined = new Uint32Array(0);
	/** Used instead as soon as there is a text that is no UUID. */
	#texts = new ByteTexts();

	static unpacked(packed: PackedTexts): WideTexts {
		const texts = new WideTexts();
		texts.rows = packed.rows;
		texts.leftOut = packed.leftOut;
		if (packed.kind === 'uuids') {
			texts.#words = packed.words;
		} else {
			texts.#words = undefined;
			texts.#texts = ByteTexts.unpacked(packed);
		}
		return texts;
	}

	packed(): PackedTexts {
		const {rows, leftOut} = this;
		if (this.#words !== undefined) {
			return {kind: 'uuids', rows, leftOut, words: this.#words.subarray(0, rows * wordsOfUuid)};
		}
		return {kind: 'texts', rows, leftOut, ...this.#texts.packed(rows)};
	}

	/** Four words for each row, zeros for none; undefined where there is any text that is no UUID. */
	get words(): Uint32Array | undefined {
		return this.#words;
	}

	/** The text of a row that comes after all rows so far. */
	set(row: number, scalar: Scalar): void {
		if (isLeftOut(scalar)) {
			this.leftOut++;
			this.#toRow(row + 1);
			return;
		}
		const bytes = Buffer.from(scalar.text);
		if (this.#words !== undefined && scalar.type === 'text' && this.setUuid(row, bytes, 0, bytes.length)) return;
		this.#asTexts();
		this.#append(row, bytes, scalar.type);
	}

	/** The same for the bytes of a text, where all texts are UUIDs and this is one; else false, and nothing is set. */
	setUuid(row: number, bytes: Uint8Array, from: number, to: number): boolean {
		if (this.#words === undefined) return false;
		const at = row * wordsOfUuid;
		if (at + wordsOfUuid > this.#words.length) this.#words = grown(this.#words, at + wordsOfUuid);
		if (packUuid(bytes, from, to, this.#words, at)) {
			this.rows = row + 1;
			return true;
		}
		this.#words.fill(0, at, at + wordsOfUuid);
		return false;
	}

	/** The words of UUIDs for rows from this one on, where all texts are UUIDs. */
	setWords(row: number, words: Uint32Array): void {
		if (this.#words === undefined) return;
		const at = row * wordsOfUuid;
		if (at + words.length > this.#words.length) this.#words = grown(this.#words, at + words.length);
		this.#words.set(words, at);
		this.rows = row + words.length / wordsOfUuid;
	}

	scalarAt(row: number): Scalar | undefined {
		if (row >= this.rows) return undefined;
		if (this.#words !== undefined) {
			const text = uuidText(this.#words, row * wordsOfUuid);
			return text === undefined ? undefined : {type: 'text', text};
		}
		return this.#texts.scalarAt(row);
	}

	/** Whether a row has a value that is not missing. */
	has(row: number): boolean {
		if (row < 0 || row >= this.rows) return false;
		if (this.#words !== undefined) return isSetAt(this.#words, row * wordsOfUuid);
		return this.#texts.has(row);
	}

	/** Tells of rows whether they have exactly this text, whatever its type; no text is made of any. */
	matcher(text: string): (row: number) => boolean {
		const bytes = Buffer.from(text);
		const words = this.#words;
		if (words === undefined) return (row) => this.has(row) && this.#texts.isAt(row, bytes);
		const wanted = new Uint32Array(wordsOfUuid);
		if (!packUuid(bytes, 0, bytes.length, wanted, 0)) return () => false;
		const [a, b, c, d] = wanted;
		return (row) => {
			if (row < 0 || row >= this.rows) return false;
			const at = row * wordsOfUuid;
			return words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d;
		};
	}

	/** Puts the rows of another one behind the first `rows` of this one. */
	append(other: WideTexts, rows: number, expected = 0): void {
		this.leftOut += other.leftOut;
		if (this.#words !== undefined && other.#words !== undefined) {
			const length = (rows + other.rows) * wordsOfUuid;
			if (length > this.#words.length) this.#words = grown(this.#words, length, expected * wordsOfUuid);
			this.#words.set(other.#words.subarray(0, other.rows * wordsOfUuid), rows * wordsOfUuid);
		} else if (other.#words === undefined && (this.#words === undefined || rows === 0)) {
			this.#words = undefined;
			this.#texts.append(other.#texts, rows, expected);
			this.rows = rows + other.rows;
		} else {
			for (let row = 0; row < other.rows; row++) {
				const scalar = other.scalarAt(row);
				if (scalar !== undefined) this.set(rows + row, scalar);
			}
		}
		this.#toRow(rows + other.rows, expected);
	}

	/** Puts rows behind the first `rows` ones; each has the scalar that its code is one more than the index of, 0 has none. */
	appendCoded(codes: Codes, scalars: readonly (Scalar | undefined)[], rows: number, expected = 0): void {
		this.#toRow(rows, expected);
		const areLong = scalars.map((scalar) => scalar !== undefined && isLeftOut(scalar));
		if (areLong.includes(true)) for (const code of codes) if (areLong[code - 1] === true) this.leftOut++;
		const kept = scalars.map((scalar, index) => (areLong[index] === true ? undefined : scalar));
		if (this.#words === undefined || !kept.every((scalar) => scalar === undefined || isUuid(scalar))) {
			this.#asTexts();
			this.#texts.appendCoded(codes, kept, rows, expected);
		} else {
			const encoded = kept.map((scalar) => scalar && Buffer.from(scalar.text));
			for (let at = 0; at < codes.length; at++) {
				const bytes = encoded[(codes[at] as number) - 1];
				if (bytes !== undefined) this.setUuid(rows + at, bytes, 0, bytes.length);
			}
		}
		this.#toRow(rows + codes.length, expected);
	}

	/** Makes room for the words of so many rows. */
	reserve(rows: number): void {
		const length = rows * wordsOfUuid;
		if (this.#words !== undefined && length > this.#words.length) this.#words = enlarged(this.#words, length);
	}

	/** Makes it at least so many rows long. */
	extend(rows: number): void {
		if (rows > this.rows) this.#toRow(rows);
	}

	#toRow(rows: number, expected = 0): void {
		const length = rows * wordsOfUuid;
		if (this.#words === undefined) this.#texts.toRow(rows, expected);
		else if (length > this.#words.length) this.#words = grown(this.#words, length, expected * wordsOfUuid);
		this.rows = rows;
	}

	#append(row: number, bytes: Uint8Array, type: Scalar['type']): void {
		this.#texts.set(row, bytes, type);
		this.rows = row + 1;
	}

	#asTexts(): void {
		const words = this.#words;
		if (words === undefined) return;
		const {rows} = this;
		this.#words = undefined;
		this.rows = 0;
		for (let row = 0; row < rows; row++) {
			const text = uuidText(words, row * wordsOfUuid);
			if (text !== undefined) this.#append(row, Buffer.from(text), 'text');
		}
		this.#toRow(rows);
	}
}

function isLeftOut({text}: Scalar): boolean {
	return text.length > longestText;
}

function isSetAt(words: Uint32Array, at: number): boolean {
	return (
		((words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number)) !== 0
	);
}
