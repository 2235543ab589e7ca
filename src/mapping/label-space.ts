import type {Coded, ColumnData} from '../records/column-data.js';
import {isMissing, type Scalar} from '../records/scalar.js';
import type {Steps} from '../records/steps.js';
import {isUuid} from '../records/uuid.js';
import {codesAmongSteps, type DistinctNumbers, distinctNumbersSteps} from './distinct-numbers.js';
import {KeyList} from './key-list.js';
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

	/** The label code of every row of a column, in steps where its values are many. Not to be changed. */
	*codesSteps(data: ColumnData, rows: number): Steps<Int32Array> {
		if (data.kind === 'numbers') return yield* this.#codesOfNumbersSteps(data.numbers, rows);
		const codes = new Int32Array(rows);
		const {fill, atOnce} = this.#filler(data);
		for (let start = 0; start < rows; start += atOnce) {
			fill(codes, start, Math.min(start + atOnce, rows));
			yield;
		}
		return codes;
	}

	/** What fills in the label codes of the rows of a column. */
	#filler(data: Exclude<ColumnData, {kind: 'numbers'}>): Filler {
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

	/** Codes of numbers, without a text for each. */
	*#codesOfNumbersSteps(column: Float64Array, rows: number): Steps<Int32Array> {
		const distinct = yield* distinctNumbersSteps(column, rows);
		const known = yield* this.#knownNumbersSteps(distinct);
		yield;
		const keys = this.#keys.pushNumbers(distinct, known);
		yield;
		return yield* keys.ofRowsSteps();
	}

	/**
	 * By their codes in a column, the codes of numbers that do not get new ones. No normalisation changes a finite number as
	 * JavaScript writes it, so only renames give one another key than its text.
	 */
	*#knownNumbersSteps(distinct: DistinctNumbers): Steps<Int32Array | undefined> {
		let known: Int32Array | undefined;
		const know = (found: number, code: () => number) => {
			if (found === -1) return;
			known ??= new Int32Array(distinct.numbers.length).fill(-1);
			if (known[found] === -1) known[found] = code();
		};
		for (const source of Object.keys(this.#rules?.rename ?? {})) {
			const number = numberWritten(normaliseText(source, this.#rules?.normalise));
			if (number !== undefined) know(distinct.codeOf(number) ?? -1, () => this.codeOfText(String(number)));
		}
		for (const number of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
			know(distinct.codeOf(number) ?? -1, () => this.codeOfText(String(number)));
		}
		const found = yield* codesAmongSteps(distinct, this.numbers());
		for (let code = 0; code < found.length; code++) know(found[code] as number, () => code);
		return known;
	}

	/** No normalisation changes a UUID; then none of a column has another key than its text, or a code already. */
	#hasNoUuids(): boolean {
		if (this.#keys.holdsUuids() || (this.#before !== undefined && !this.#before.#hasNoUuids())) return false;
		const {rename = {}, normalise} = this.#rules ?? {};
		return !Object.keys(rename).some((source) => isUuid({type: 'text', text: normaliseText(source, normalise)}));
	}
}

const rowsPerStep = 1 << 15;
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
