import {CodedValues} from './coded-values.js';
import type {Coded, ColumnData, PackedColumn, WideForm} from './column-data.js';
import {type ByteKind, byteKinds, isNothing, scalarOfBytes, wordScalars} from './column-value.js';
import {unpackScalars} from './packed-scalars.js';
import type {Scalar} from './scalar.js';
import {isUuid} from './uuid.js';
import {areDifferentIds, areMore} from './uuid-guess.js';
import {type ValueRun, valueTypes} from './value-run.js';
import {WideValues} from './wide-values.js';

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
	#coded: CodedValues;
	/** Used instead as soon as there are too many different values for a dictionary. */
	#wide: WideValues | undefined;
	/** Whether the column is held to be one of ids before it is sure that there are too many for a dictionary. */
	#guess: 'not made' | 'made' | 'settled' = 'not made';
	readonly #limit: number;

	/** `form`: the column is a part of one that is known to have too many different values, and how that is held. */
	constructor(limit: number = dictionaryLimit, form?: WideForm) {
		this.#limit = limit;
		this.#wide = form && WideValues.like(form);
		this.#coded = new CodedValues(limit);
	}

	/** Rows that have a value here, null and empty text included. */
	get present(): number {
		return this.#present;
	}

	/** Sets the value of a row; rows only grow, a row that is skipped has no value. */
	set(row: number, scalar: Scalar): void {
		this.#settle();
		this.#present++;
		if (this.#wide === undefined && this.#coded.set(row, scalar)) this.#rows = row + 1;
		else if (this.#widened().set(row, scalar)) this.#rows = row + 1;
	}

	/** The same for a value that stands in UTF-8 bytes; no text is made of a value that was seen before. */
	setBytes(row: number, bytes: Uint8Array, from: number, to: number, kind: ByteKind): void {
		if ((this.#wide ?? this.#coded).setBytes(row, bytes, from, to, kind)) {
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
			const known = (this.#wide ?? this.#coded).setRun(row + done, run, done, numbers);
			if (known > 0) this.#rows = row + done + known;
			this.#present += known;
			done += known;
			if (done < run.count) this.#setNext(row + done, run, done, numbers);
		}
	}

	/** The same scalar for rows that follow each other. */
	setSame(row: number, count: number, scalar: Scalar): void {
		this.set(row, scalar);
		if (this.#wide === undefined) {
			this.#coded.repeat(row + 1, count - 1);
			this.#rows = row + count;
			this.#present += count - 1;
		} else {
			for (let at = 1; at < count; at++) this.set(row + at, scalar);
		}
	}

	/** Makes room for so many rows, as far as the column is held as it is now. */
	reserve(rows: number): void {
		(this.#wide ?? this.#coded).reserve(rows);
	}

	/** The data, long enough for `rows` rows. */
	data(rows: number): ColumnData {
		this.#settle();
		return (this.#wide ?? this.#coded).data(rows);
	}

	scalarAt(row: number): Scalar | undefined {
		return (this.#wide ?? this.#coded).scalarAt(row);
	}

	/** Shares its memory with the column, which must not be used after this. */
	packed(): PackedColumn {
		this.#settle();
		const [present, rows] = [this.#present, this.#rows];
		return {present, rows, ...(this.#wide ?? this.#coded).packed(rows)};
	}

	/** Puts the rows of a part behind the first `rows` rows. `expected`: how many there will be in the end, as far as one can tell. */
	append(part: PackedColumn, rows: number, expected = 0): void {
		this.#present += part.present;
		if (part.rows === 0) return;
		this.#settle();
		const isCoded = part.kind === 'coded' && this.#wide === undefined && this.#coded.append(part, rows, expected);
		if (!isCoded) this.#appendToWide(part, rows, expected);
		this.#rows = rows + part.rows;
	}

	#appendToWide(part: PackedColumn, rows: number, expected: number): void {
		const hasNothing = this.#wide === undefined && this.#coded.values.every(isNothing);
		if (part.kind === 'coded') {
			const coded: Coded = {...part, values: unpackScalars(part.values)};
			if (hasNothing) this.#wide = WideValues.of({...coded, codes: part.codes.subarray(0, 0)});
			this.#widened(expected).appendCoded(coded, rows, expected);
		} else {
			if (hasNothing) this.#wide = WideValues.like(part);
			this.#widened(expected).append(part, rows, expected);
		}
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

	/** The values without a dictionary, which is forgotten. */
	#widened(expected = 0): WideValues {
		if (this.#wide !== undefined) return this.#wide;
		const coded = this.#coded.upTo(this.#rows);
		this.#coded = new CodedValues(this.#limit);
		this.#wide = WideValues.of(coded, expected);
		return this.#wide;
	}

	/** Thousands of ids as texts, only to find out that there are too many of them, cost more than all that follow. */
	#guessIds(run: ValueRun): void {
		if (!this.#coded.values.every(isUuid) || !areDifferentIds(run)) return;
		this.#guess = 'made';
		this.#widened();
	}

	/** Makes of a guess that was wrong what the column would be without it. */
	#settle(): void {
		if (this.#guess !== 'made') return;
		this.#guess = 'settled';
		const [wide, rows, present] = [this.#wide, this.#rows, this.#present];
		if (wide === undefined || areMore(wide.words, rows, this.#limit)) return;
		this.#wide = undefined;
		for (let row = 0; row < rows; row++) {
			const scalar = wide.scalarAt(row);
			if (scalar !== undefined) this.set(row, scalar);
		}
		this.#present = present;
	}
}
