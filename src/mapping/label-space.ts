import type {ColumnData} from '../records/column.js';
import {isMissing, type Scalar} from '../records/scalar.js';

/** Label codes shared by both sides of a comparison: same key, same code. -1 is a missing value. */
export class LabelSpace {
	readonly #codeOf = new Map<string, number>();
	readonly #keys: string[] = [];
	readonly #keyOf: (scalar: Pick<Scalar, 'text'>) => string;

	constructor(keyOf: (scalar: Pick<Scalar, 'text'>) => string) {
		this.#keyOf = keyOf;
	}

	get size(): number {
		return this.#keys.length;
	}

	codeOfScalar(scalar: Scalar | undefined): number {
		return isMissing(scalar) ? -1 : this.codeOfText(scalar.text);
	}

	codeOfText(text: string): number {
		const key = this.#keyOf({text});
		let code = this.#codeOf.get(key);
		if (code === undefined) {
			code = this.#keys.push(key) - 1;
			this.#codeOf.set(key, code);
		}
		return code;
	}

	/** The keys by their codes. */
	keys(): readonly string[] {
		return this.#keys;
	}

	/** The label code of every row of a column, computed once for each distinct value. */
	codes(data: ColumnData | undefined, rows: number): Int32Array {
		const codes = new Int32Array(rows).fill(-1);
		if (data?.kind === 'coded') {
			const ofValue = Int32Array.from([-1, ...data.values.map((scalar) => this.codeOfScalar(scalar))]);
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
}
