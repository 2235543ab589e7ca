import {chosen} from '../mapping/join.js';
import type {JoinRules} from '../mapping/mapping.js';
import {IdIndex} from './id-index.js';

/** Ground-truth labels by id; of each record only its id and its label are kept. */
export class TruthIndex {
	/** Ground-truth records with an id, and how many of them hold a label. */
	rows = 0;
	readonly #ids = new IdIndex();
	readonly #labelNumbers = new Map<string, number>();
	readonly #labels: string[] = [];
	/** For each row, 1 + the number of its label, or 0 for none. */
	#labelOf = new Uint32Array(256);
	/** For each row, 1 + the row before it with the same id, or 0. */
	#before = new Uint32Array(256);
	/** For each id, 1 + its last row. */
	#last = new Uint32Array(256);

	add(id: string, label: string | undefined): void {
		const row = this.rows++;
		const number = this.#ids.add(id);
		this.#labelOf = roomFor(this.#labelOf, row);
		this.#before = roomFor(this.#before, row);
		this.#last = roomFor(this.#last, number);
		this.#labelOf[row] = label === undefined ? 0 : this.#numberOf(label) + 1;
		this.#before[row] = this.#last[number] ?? 0;
		this.#last[number] = row + 1;
	}

	/** The labels for an id, as many as the join's rule for duplicates leaves; undefined for one without a value. */
	labelsOf(id: string, duplicates: JoinRules['duplicates']): readonly (string | undefined)[] {
		const number = this.#ids.find(id);
		const rows: number[] = [];
		for (let row = number === -1 ? 0 : (this.#last[number] ?? 0); row > 0; row = this.#before[row - 1] ?? 0) {
			rows.push(row - 1);
		}
		return chosen(rows.reverse(), duplicates).map((row) => this.#labels[(this.#labelOf[row] ?? 0) - 1]);
	}

	#numberOf(label: string): number {
		let number = this.#labelNumbers.get(label);
		if (number === undefined) {
			number = this.#labels.push(label) - 1;
			this.#labelNumbers.set(label, number);
		}
		return number;
	}
}

function roomFor(array: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> {
	if (index < array.length) return array;
	const larger = new Uint32Array(Math.max(index + 1, array.length * 2));
	larger.set(array);
	return larger;
}
