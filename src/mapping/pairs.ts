import type {Dataset} from '../records/dataset.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {joinSteps} from './join.js';
import type {Mapping} from './mapping.js';
import {recentSteps} from './recent.js';

/** Rows of the two tables that are compared with each other; pairs of one record follow each other, records in order. */
export type Pairs = {
	/** Tells these pairs from others of the same data. */
	readonly key: string;
	/** Tells which records these are the pairs of, whatever these are compared with. */
	readonly recordsKey: string;
	readonly captureRow: Int32Array;
	/** -1 where the capture row carries its own ground truth. */
	readonly truthRow: Int32Array;
	/** How many records were joined. */
	readonly joined: number;
	/** No record is in several pairs. */
	readonly areSingle: boolean;
	/** Every record is in exactly one pair, so that pairs are rows. */
	readonly areRows: boolean;
};

type Rows = Pick<Pairs, 'captureRow' | 'truthRow' | 'joined'>;

/** The key of pairs that are records by themselves. */
const own = 'own';

/** `literal`: labels that are not written as JSON Lines are not there. */
export function pairsOf(dataset: Dataset, mapping: Mapping, literal: boolean): Pairs {
	return complete(pairsSteps(dataset, mapping, literal));
}

/** The same in steps. */
export function pairsSteps(dataset: Dataset, mapping: Mapping, literal: boolean): Steps<Pairs> {
	const {id, truthId} = mapping.roles;
	const isLiteral = literal && dataset.oddForms.size > 0;
	const key = areJoined(dataset, mapping) ? JSON.stringify([id, truthId, mapping.join, isLiteral]) : own;
	return recentSteps(dataset, 'pairs', key, function* () {
		const rows = key === own ? yield* ownPairs(dataset) : yield* joinedPairs(dataset, mapping);
		const readable = isLiteral ? withoutOddForms(dataset, rows) : rows;
		return described(dataset, key === own ? own : keyOf(readable.truthRow), readable);
	});
}

/** Whether the labels come from ground-truth records; else each record is judged by itself. */
function areJoined({mainDialect}: Dataset, {roles: {groundTruth}}: Mapping): boolean {
	if (groundTruth !== undefined) return groundTruth.from === 'truth';
	return mainDialect !== 'payload' && mainDialect !== 'exchange';
}

function described({captures}: Dataset, key: string, {captureRow, truthRow, joined}: Rows): Pairs {
	const areSingle = captureRow.length === joined;
	const areRows = areSingle && joined === captures.rows;
	return {
		key,
		recordsKey: areRows ? 'all' : key,
		captureRow: areRows ? rowsOf(captures, captureRow) : captureRow,
		truthRow,
		joined,
		areSingle,
		areRows,
	};
}

const allRows = new WeakMap<Table, Int32Array>();

/** All rows of a table, in one list for all pairs that are rows: that such pairs are of the same records is seen at once. */
function rowsOf(table: Table, rows: Int32Array): Int32Array {
	const known = allRows.get(table);
	if (known?.length === rows.length) return known;
	allRows.set(table, rows);
	return rows;
}

const keys = new WeakMap<Int32Array, string>();
let keysGiven = 0;

/** Rules that change nothing give the very same rows, and all that was computed of them stays good. */
function keyOf(truthRow: Int32Array): string {
	const key = keys.get(truthRow) ?? String(keysGiven++);
	keys.set(truthRow, key);
	return key;
}

/** Which of several labels counts is chosen afterwards, so that the ids are compared once for all choices. */
function* joinedPairs(dataset: Dataset, mapping: Mapping): Steps<Rows> {
	const {duplicates = 'all', ...rules} = mapping.join ?? {};
	const {join: _, ...others} = mapping;
	const all = yield* joinSteps(dataset, Object.keys(rules).length === 0 ? others : {...others, join: rules});
	return duplicates === 'all' || all.multiplied === 0 ? all : onlyOne(all, duplicates);
}

function onlyOne({captureRow, truthRow, joined}: Rows, which: 'first' | 'last'): Rows {
	const neighbour = which === 'first' ? -1 : 1;
	const isChosen = (_: number, pair: number) => captureRow[pair] !== captureRow[pair + neighbour];
	return {captureRow: captureRow.filter(isChosen), truthRow: truthRow.filter(isChosen), joined};
}

function* ownPairs({captures}: Dataset): Steps<Rows> {
	const rows = new Int32Array(captures.rows);
	let count = 0;
	yield* inSpans(rows.length, (from, to) => {
		count = addDecoded(rows, count, captures, from, to);
	});
	return {captureRow: rows.subarray(0, count), truthRow: new Int32Array(count).fill(-1), joined: count};
}

function addDecoded(rows: Int32Array, count: number, captures: Table, from: number, to: number): number {
	let next = count;
	for (let row = from; row < to; row++) if (captures.isDecoded(row)) rows[next++] = row;
	return next;
}

function withoutOddForms({truths}: Dataset, {captureRow, truthRow}: Rows): Rows {
	const isReadable = (_: number, pair: number) =>
		(truthRow[pair] as number) < 0 || truths.isDecoded(truthRow[pair] as number);
	const captures = captureRow.filter(isReadable);
	let joined = 0;
	for (let pair = 0; pair < captures.length; pair++) if (captures[pair] !== captures[pair - 1]) joined++;
	return {captureRow: captures, truthRow: truthRow.filter(isReadable), joined};
}
