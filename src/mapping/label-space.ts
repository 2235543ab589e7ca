import type {ColumnData} from '../records/column.js';
import {isMissing, type Scalar} from '../records/scalar.js';

/**
 * Label codes shared by both sides of a comparison: same key, same code. -1 is a missing value. A space may go on from
 * another one, whose codes it shares.
 */
export class LabelSpace {
	readonly #codeOf = new Map<string, number>();
	readonly #ownKeys: string[] = [];
	readonly #keyOf: (scalar: Pick<Scalar, 'text'>) => string;
	readonly #before: LabelSpace | undefined;
	/** How many of the codes of the space before are shared; it must not grow after that. */
	readonly #shared: number;

	constructor(keyOf: (scalar: Pick<Scalar, 'text'>) => string, before?: LabelSpace) {
		this.#keyOf = keyOf;
		this.#before = before;
		this.#shared = before?.size ?? 0;
	}

	get size(): number {
		return this.#shared + this.#ownKeys.length;
	}

	codeOfScalar(scalar: Scalar | undefined): number {
		return isMissing(scalar) ? -1 : this.codeOfText(scalar.text);
	}

	codeOfText(text: string): number {
		const key = this.#keyOf({text});
		const known = this.#find(key);
		if (known !== undefined) return known;
		const code = this.size;
		this.#ownKeys.push(key);
		this.#codeOf.set(key, code);
		return code;
	}

	/** The keys by their codes. */
	keys(): readonly string[] {
		return this.#before === undefined ? this.#ownKeys : [...this.#before.keys(), ...this.#ownKeys];
	}

	/** The label codes of a dictionary: at 0 that of rows without a value, then those of the values. */
	ofValues(values: readonly Scalar[]): Int32Array {
		const codes = new Int32Array(values.length + 1).fill(-1);
		for (const [index, scalar] of values.entries()) codes[index + 1] = this.codeOfScalar(scalar);
		return codes;
	}

	/** The label code of every row of a column. */
	codes(data: ColumnData | undefined, rows: number): Int32Array {
		const codes = new Int32Array(rows).fill(-1);
		if (data?.kind === 'coded') {
			const ofValue = this.ofValues(data.values);
			for (let row = 0; row < rows; row++) codes[row] = ofValue[data.codes[row] as number] as number;
		} else if (data?.kind === 'numbers') {
			for (let row = 0; row < rows; row++) {
				const number = data.numbers[row] as number;
				if (!Number.isNaN(number)) codes[row] = this.codeOfText(String(number));
			}
		} else if (data?.kind === 'texts') {
			for (let row = 0; row < rows; row++) codes[row] = this.codeOfScalar(data.texts.scalarAt(row));
		}
		return codes;
	}

	#find(key: string): number | undefined {
		const before = this.#before;
		return (before === undefined ? undefined : before.#find(key)) ?? this.#codeOf.get(key);
	}
}
