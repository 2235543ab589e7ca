import type {Dataset} from '../records/dataset.js';
import {idReader} from './id-reader.js';
import type {JoinRules, Mapping} from './mapping.js';
import {type RowsById, rowsById} from './truth-rows.js';

/**
 * Pairs of a capture row and a ground-truth row with the same id. `truthRow` is -1 where the capture row carries its
 * own ground truth. Every pair is kept, as the monitor's merge does (inferred from published runs), unless
 * `join.duplicates` says otherwise.
 */
export type Join = {
	readonly captureRow: Int32Array;
	readonly truthRow: Int32Array;
	/** Capture rows that have at least one label. */
	readonly joined: number;
	/** Ground-truth rows whose id no capture has. */
	readonly unclaimed: number;
	/** Capture rows that have several labels. */
	readonly multiplied: number;
};

/** The join that a mapping describes, remembered until the data grows. */
export function joinOf(dataset: Dataset, mapping: Mapping): Join {
	const {id, truthId} = mapping.roles;
	return dataset.remember(`join ${JSON.stringify([id, truthId, mapping.join])}`, () => joinRows(dataset, mapping));
}

function joinRows({captures, truths}: Dataset, {roles, join}: Mapping): Join {
	const truthsOf = rowsById(truths, roles.truthId, join);
	const idOf = idReader(captures, roles.id, join);
	const claimed = new Uint8Array(truths.rows);
	const pairs = {capture: [] as number[], truth: [] as number[]};
	let joined = 0;
	let multiplied = 0;
	for (let row = 0; row < captures.rows; row++) {
		if (!captures.isDecoded(row)) continue;
		const matches = captures.dialectOf(row) === 'merged' ? ownTruth : chain(truthsOf, idOf(row));
		if (matches.length > 0) joined++;
		if (matches.length > 1) multiplied++;
		for (const truth of matches) if (truth >= 0) claimed[truth] = 1;
		for (const truth of chosen(matches, join?.duplicates)) {
			pairs.capture.push(row);
			pairs.truth.push(truth);
		}
	}
	const unclaimed = truths.rows - claimed.reduce((sum, one) => sum + one, 0);
	return {
		captureRow: Int32Array.from(pairs.capture),
		truthRow: Int32Array.from(pairs.truth),
		joined,
		unclaimed,
		multiplied,
	};
}

const ownTruth: readonly number[] = [-1];
const none: readonly number[] = [];

function chain({first, next}: RowsById, id: string | undefined): readonly number[] {
	const start = id === undefined ? undefined : first.get(id);
	if (start === undefined) return none;
	const rows: number[] = [];
	for (let row = start; row >= 0; row = next(row)) rows.push(row);
	return rows;
}

/** Which of several labels for one id count. */
export function chosen(rows: readonly number[], duplicates: JoinRules['duplicates']): readonly number[] {
	if (rows.length < 2 || duplicates === undefined || duplicates === 'all') return rows;
	return duplicates === 'first' ? rows.slice(0, 1) : rows.slice(-1);
}
