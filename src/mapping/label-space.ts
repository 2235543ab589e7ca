import type {Coded, ColumnData} from '../records/column-data.js';
import {isMissing, type Scalar} from '../records/scalar.js';
import type {Steps} from '../records/steps.js';
import {isUuid} from '../records/uuid.js';
import {KeyList, type NumberCoder} from './key-list.js';
import {labelKeys, normaliseText} from './labels.js';
import type {LabelRules} from './mapping.js';
import {numberWritten} from './number-written.js';

/**
 * Label codes shared by both sides of a comparison: same key (`labelKeys`), same code. -1 is a missing value. A space may
 * go on from another one, whose codes it shares; that one must not grow any more.
 */
export class LabelSpace {
	readonly #rules: LabelRules | undefined;
	readonly #keyOf: (scalar: Pick<Scalar, 'text'>) => string;
	readonly #before: LabelSpace | undefined;
	readonly #codeOf = new Map<string, number>();
	/** The keys of this space by their codes; numbers stand for their texts, which are made when somebody wants them. */
	readonly #keys: KeyList;

	constructor(rules: LabelRules | undefined, before?: LabelSpace) {
		this.#rules = rules;
		this.#keyOf = labelKeys(rules);
		this.#before = before;
		this.#keys = new KeyList(before?.size ?? 0);
	}

	get size(): number {
		return this.#keys.end;
	}

	codeOfScalar(scalar: Scalar | undefined): number {
		return isMissing(scalar) ? -1 : this.codeOfText(scalar.text);
	}

	codeOfText(text: string): number {
		const key = this.#keyOf({text});
		const known = this.codeOfKey(key);
		if (known !== undefined) return known;
		const code = this.#keys.push(key);
		this.#codeOf.set(key, code);
		return code;
	}

	codeOfKey(key: string): number | undefined {
		return this.#before?.codeOfKey(key) ?? this.#codeOf.get(key) ?? this.#keys.codeOf(key);
	}

	keyAt(code: number): string | undefined {
		return this.#keys.at(code) ?? this.#before?.keyAt(code);
	}

	/** The keys by their codes. */
	keys(): readonly string[] {
		return [...(this.#before?.keys() ?? []), ...this.#keys];
	}

	/** By code the number that a key is, NaN for any other text. */
	numbers(): Float64Array {
		const numbers = new Float64Array(this.size).fill(Number.NaN);
		for (let space: LabelSpace | undefined = this; space !== undefined; space = space.#before) {
			space.#keys.fillNumbers(numbers);
		}
		return numbers;
	}

	/** The label codes of a dictionary: at 0 that of rows without a value, then those of the values. */
	ofValues(values: readonly Scalar[]): Int32Array {
		const codes = new Int32Array(values.length + 1).fill(-1);
		for (const [index, scalar] of values.entries()) codes[index + 1] = this.codeOfScalar(scalar);
		return codes;
	}

	/** The label code of every row of a column, in steps where its values are many. */
	*codesSteps(data: ColumnData, rows: number): Steps<Int32Array> {
		const codes = new Int32Array(rows);
		const {fill, atOnce} = yield* this.#fillerSteps(data, rows);
		for (let start = 0; start < rows; start += atOnce) {
			fill(codes, start, Math.min(start + atOnce, rows));
			yield;
		}
		return codes;
	}

	/** What fills in the label codes of the rows of a column. */
	*#fillerSteps(data: ColumnData, rows: number): Steps<Filler> {
		if (data.kind === 'numbers') return numberFiller(data.numbers, yield* this.#numberCoderSteps(rows));
		if (data.kind === 'coded') return codedFiller(data, this.ofValues(data.values));
		const {words} = data.texts;
		if (words !== undefined && this.#hasNoUuids()) {
			return {fill: this.#keys.uuidFiller(words, data.texts.rows), atOnce: uuidsPerStep};
		}
		const fill: Filler['fill'] = (codes, from, to) => {
			for (let row = from; row < to; row++) codes[row] = this.codeOfScalar(data.texts.scalarAt(row));
		};
		return {fill, atOnce: textsPerStep};
	}

	/**
	 * Codes of numbers, without a text for each. No normalisation changes a finite number as JavaScript writes it, so only
	 * renames give one another key than its text.
	 */
	*#numberCoderSteps(most: number): Steps<NumberCoder> {
		const {look, know, codeOf} = this.#keys.numberCoder(this.size + most);
		for (const source of Object.keys(this.#rules?.rename ?? {})) {
			const number = numberWritten(normaliseText(source, this.#rules?.normalise));
			if (number !== undefined) know(number, this.codeOfText(String(number)));
		}
		let known = 0;
		for (const [number, code] of this.#numbers()) {
			know(number, code);
			if (++known % numbersPerStep === 0) yield;
		}
		return {
			look,
			know,
			codeOf: (number) => (Number.isFinite(number) ? codeOf(number) : this.codeOfText(String(number))),
		};
	}

	/** No normalisation changes a UUID; then none of a column has another key than its text, or a code already. */
	#hasNoUuids(): boolean {
		if (this.#keys.holdsUuids() || (this.#before !== undefined && !this.#before.#hasNoUuids())) return false;
		const {rename = {}, normalise} = this.#rules ?? {};
		return !Object.keys(rename).some((source) => isUuid({type: 'text', text: normaliseText(source, normalise)}));
	}

	/** The keys that are numbers, with their codes. */
	*#numbers(): Generator<readonly [number: number, code: number], void> {
		if (this.#before !== undefined) yield* this.#before.#numbers();
		yield* this.#keys.numbers();
	}
}

const rowsPerStep = 1 << 15;
const numbersPerStep = 1 << 13;
const uuidsPerStep = 1 << 13;
/** A text is made for each of these rows. */
const textsPerStep = 1 << 12;

/** Fills in rows, so many in one step. */
type Filler = {
	readonly fill: (codes: Int32Array, from: number, to: number) => void;
	readonly atOnce: number;
};

function codedFiller({codes: ofRows}: Coded, ofValue: Int32Array): Filler {
	const fill: Filler['fill'] = (codes, from, to) => {
		for (let row = from; row < to; row++) codes[row] = ofValue[ofRows[row] as number] as number;
	};
	return {fill, atOnce: rowsPerStep};
}

/** Numbers that are looked at together before they get their codes. */
const batch = 128;

function numberFiller(numbers: Float64Array, {look, codeOf}: NumberCoder): Filler {
	const fill: Filler['fill'] = (codes, from, to) => {
		for (let start = from; start < to; start += batch) {
			const end = Math.min(to, start + batch);
			look(numbers, start, end);
			for (let row = start; row < end; row++) {
				const number = numbers[row] as number;
				codes[row] = Number.isNaN(number) ? -1 : codeOf(number);
			}
		}
	};
	return {fill, atOnce: rowsPerStep};
}
