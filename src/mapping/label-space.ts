import type {ColumnData} from '../records/column-data.js';
import {isMissing, type Scalar} from '../records/scalar.js';
import type {Steps} from '../records/steps.js';
import {KeyList} from './key-list.js';
import {labelKeys, normaliseText} from './labels.js';
import type {LabelRules} from './mapping.js';

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
		const known = this.#before?.codeOfKey(key) ?? this.#codeOf.get(key);
		const number = known === undefined ? numberWritten(key) : undefined;
		return number === undefined ? known : this.#keys.codeOfNumber(number);
	}

	keyAt(code: number): string | undefined {
		return this.#keys.at(code) ?? this.#before?.keyAt(code);
	}

	/** The keys by their codes. */
	keys(): readonly string[] {
		return [...(this.#before?.keys() ?? []), ...this.#keys];
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
		const coder = this.#coderOf(data, rows);
		const atOnce = data.kind === 'texts' ? textsPerStep : rowsPerStep;
		for (let start = 0; start < rows; start += atOnce) {
			fillCodes(codes, coder, start, Math.min(start + atOnce, rows));
			yield;
		}
		return codes;
	}

	/** What gives a row of a column its label code. */
	#coderOf(data: ColumnData, rows: number): (row: number) => number {
		if (data.kind === 'texts') return (row) => this.codeOfScalar(data.texts.scalarAt(row));
		if (data.kind === 'numbers') {
			const codeOf = this.#numberCoder(rows);
			const {numbers} = data;
			return (row) => (Number.isNaN(numbers[row]) ? -1 : codeOf(numbers[row] as number));
		}
		const ofValue = this.ofValues(data.values);
		const {codes} = data;
		return (row) => ofValue[codes[row] as number] as number;
	}

	/**
	 * Codes of numbers, without a text for each. No normalisation changes a finite number as JavaScript writes it, so only
	 * renames give one another key than its text.
	 */
	#numberCoder(most: number): (number: number) => number {
		const renamed = new Map<number, number>();
		for (const source of Object.keys(this.#rules?.rename ?? {})) {
			const number = numberWritten(normaliseText(source, this.#rules?.normalise));
			if (number !== undefined) renamed.set(number, this.codeOfText(String(number)));
		}
		const known = this.keys().flatMap((key, code) => {
			const number = numberWritten(key);
			return number === undefined || renamed.has(number) ? [] : [[number, code] as const];
		});
		const codeOf = this.#keys.numberCoder([...known, ...renamed], most);
		return (number) => (Number.isFinite(number) ? codeOf(number) : this.codeOfText(String(number)));
	}
}

const rowsPerStep = 1 << 15;
/** A text is made for each of these rows. */
const textsPerStep = 1 << 12;

function fillCodes(codes: Int32Array, coder: (row: number) => number, start: number, end: number): void {
	for (let row = start; row < end; row++) codes[row] = coder(row);
}

/** The finite number that a text is, as JavaScript writes it; undefined for any other text. */
function numberWritten(text: string): number | undefined {
	const number = Number(text);
	return Number.isFinite(number) && String(number) === text ? number : undefined;
}
