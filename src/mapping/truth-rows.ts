import {complete, type Steps, sizeOfStep} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {idReader, mayHaveIds, uuidWords} from './id-reader.js';
import type {JoinRules, Role} from './mapping.js';
import {UuidIndex} from './uuid-index.js';

/** Where the id of a ground-truth record stands (AWS guide, "Ingest Ground Truth Labels and Merge Them With Predictions"). */
export const usualTruthId: Role = {from: 'truth', path: '$.eventMetadata.eventId'};

/** Rows of a table by their ids; those of equal id as chains in file order. */
export type RowsById = {
	/** How many different ids there are. */
	readonly size: number;
	/** The first row of an id, or -1. */
	readonly first: (id: string) => number;
	readonly keys: () => Iterable<string>;
	/** For rows of another table, by their ids, the first row here with the same id, or -1. Good until a table grows. */
	readonly finder: (other: Ids) => FirstsOf;
	/** The row with the same id that follows, or -1. */
	readonly next: (row: number) => number;
};

/** The first rows for the rows `from` to `to` of another table. */
export type FirstsOf = (from: number, to: number) => Int32Array;

/** Where a table has its ids, and how they are read. */
export type Ids = {readonly table: Table; readonly role: Role | undefined; readonly rules: JoinRules | undefined};

/** So many take a millisecond or two. */
const rowsPerStep = 1 << 11;
/** The same before the code for it is compiled. */
const firstRows = 1 << 8;

const known = new WeakMap<Table, Map<string, Indexes>>();

/** One of the two is in use: that of UUIDs as long as all ids are. */
type Indexes = {uuids: UuidIndex | undefined; texts: TextIndex};

/**
 * The rows of a table by their ids. The index grows with its table: asked for while the labels arrive, it is there when
 * the captures come, and no key waits for it.
 */
export function rowsById(table: Table, role: Role | undefined, rules: JoinRules | undefined): RowsById {
	return complete(rowsByIdSteps(table, role, rules));
}

/** The same in steps. */
export function* rowsByIdSteps(table: Table, role: Role | undefined, rules: JoinRules | undefined): Steps<RowsById> {
	const ofTable = known.get(table) ?? new Map<string, Indexes>();
	known.set(table, ofTable);
	const words = uuidWords(table, role, rules);
	// No rule that is there changes a UUID: they share one index.
	const key = JSON.stringify([role, words === undefined ? rules : undefined]);
	const indexes: Indexes = ofTable.get(key) ?? {uuids: undefined, texts: new TextIndex()};
	ofTable.set(key, indexes);
	if (words === undefined) {
		indexes.uuids = undefined;
		const idOf = idReader(table, role, rules);
		const most = () => sizeOfStep(indexes.texts.rows, firstRows, rowsPerStep);
		while (indexes.texts.extend(table, idOf, most()) < table.rows) yield;
		return indexes.texts;
	}
	const index = indexes.uuids ?? new UuidIndex();
	indexes.uuids = index;
	while (index.rows < table.rows) {
		index.extend(words, Math.min(table.rows, index.rows + sizeOfStep(index.rows, firstRows, rowsPerStep)));
		yield;
	}
	return byUuid(index, idReader(table, role, rules));
}

function byUuid(index: UuidIndex, idOf: (row: number) => string | undefined): RowsById {
	return {
		size: index.size,
		first: (id) => index.firstOfText(id),
		*keys() {
			for (const row of index.firstRows()) yield idOf(row) ?? '';
		},
		finder(ids) {
			const words = uuidWords(ids.table, ids.role, ids.rules);
			if (words !== undefined) return (from, to) => index.firstsOf(words, from, to);
			return finderOfTexts(ids, (id) => index.firstOfText(id));
		},
		next: (row) => index.next(row),
	};
}

function finderOfTexts({table, role, rules}: Ids, first: (id: string) => number): FirstsOf {
	const idOf = mayHaveIds(table, role) ? idReader(table, role, rules) : undefined;
	return (from, to) => {
		const firsts = new Int32Array(to - from).fill(-1);
		for (let row = from; idOf !== undefined && row < to; row++) {
			const id = idOf(row);
			if (id !== undefined) firsts[row - from] = first(id);
		}
		return firsts;
	};
}

/** Rows by ids of any kind; a million of them cost one map entry each. */
class TextIndex implements RowsById {
	#rows = 0;
	readonly #first = new Map<string, number>();
	/** Of ids that occur more than once. */
	readonly #last = new Map<string, number>();
	readonly #following = new Map<number, number>();

	get size(): number {
		return this.#first.size;
	}

	/** How many rows were added. */
	get rows(): number {
		return this.#rows;
	}

	readonly first = (id: string) => this.#first.get(id) ?? -1;
	readonly keys = () => this.#first.keys();
	readonly next = (row: number) => this.#following.get(row) ?? -1;

	readonly finder = (ids: Ids) => finderOfTexts(ids, this.first);

	/** Adds at most so many rows, and returns how many there are then. */
	extend(table: Table, idOf: (row: number) => string | undefined, most: number): number {
		const end = Math.min(table.rows, this.#rows + most);
		for (let row = this.#rows; row < end; row++) {
			const id = idOf(row);
			if (id !== undefined) this.#add(id, row);
		}
		this.#rows = end;
		return end;
	}

	#add(id: string, row: number): void {
		const first = this.#first.get(id);
		if (first === undefined) {
			this.#first.set(id, row);
		} else {
			this.#following.set(this.#last.get(id) ?? first, row);
			this.#last.set(id, row);
		}
	}
}
