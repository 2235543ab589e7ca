import type {Table} from '../records/table.js';
import {idReader} from './id-reader.js';
import type {JoinRules, Role} from './mapping.js';

/** Where the id of a ground-truth record stands (AWS guide, "Ingest Ground Truth Labels and Merge Them With Predictions"). */
export const usualTruthId: Role = {from: 'truth', path: '$.eventMetadata.eventId'};

/** Rows of equal id as chains in file order: a million ids cost one map entry each. */
export type RowsById = {
	/** The first row of each id. */
	readonly first: ReadonlyMap<string, number>;
	/** The row with the same id that follows, or -1. */
	readonly next: (row: number) => number;
};

type Index = {
	rows: number;
	readonly first: Map<string, number>;
	/** Of ids that occur more than once. */
	readonly last: Map<string, number>;
	readonly following: Map<number, number>;
};

const known = new WeakMap<Table, Map<string, Index>>();

/**
 * The rows of a table by their ids. The index grows with its table: asked for while the labels arrive, it is there when
 * the captures come, and no key waits for it.
 */
export function rowsById(table: Table, role: Role | undefined, rules: JoinRules | undefined): RowsById {
	const ofTable = known.get(table) ?? new Map<string, Index>();
	known.set(table, ofTable);
	const key = JSON.stringify([role, rules]);
	const index: Index = ofTable.get(key) ?? {rows: 0, first: new Map(), last: new Map(), following: new Map()};
	ofTable.set(key, index);
	extend(index, table, idReader(table, role, rules));
	return {first: index.first, next: (row) => index.following.get(row) ?? -1};
}

function extend(index: Index, table: Table, idOf: (row: number) => string | undefined): void {
	for (let row = index.rows; row < table.rows; row++) {
		const id = idOf(row);
		if (id === undefined) continue;
		const first = index.first.get(id);
		if (first === undefined) {
			index.first.set(id, row);
		} else {
			index.following.set(index.last.get(id) ?? first, row);
			index.last.set(id, row);
		}
	}
	index.rows = table.rows;
}
