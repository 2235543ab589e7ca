import type {Dataset} from '../records/dataset.js';
import {enlarged} from '../records/grown.js';
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
	const firstOf = truthsOf.matches(captures, roles.id, join);
	const claimed = new Uint8Array(truths.rows);
	const pairs = new Pairs(captures.rows);
	let joined = 0;
	let multiplied = 0;
	for (let row = 0; row < captures.rows; row++) {
		if (!captures.isDecoded(row)) continue;
		const isMerged = captures.dialectOf(row) === 'merged';
		const first = isMerged ? -1 : firstOf(row);
		if (first >= 0 || isMerged) joined++;
		if (isMerged) pairs.add(row, -1);
		if (first < 0) continue;
		const second = truthsOf.next(first);
		claimed[first] = 1;
		if (second < 0) {
			pairs.add(row, first);
			continue;
		}
		multiplied++;
		const labels = [first, ...chain(truthsOf, second)];
		for (const truth of labels) claimed[truth] = 1;
		for (const truth of chosen(labels, join?.duplicates)) pairs.add(row, truth);
	}
	const unclaimed = truths.rows - claimed.reduce((sum, one) => sum + one, 0);
	return {...pairs.rows(), joined, unclaimed, multiplied};
}

/** Most captures have one label. */
class Pairs {
	#capture: Int32Array;
	#truth: Int32Array;
	#length = 0;

	constructor(expected: number) {
		this.#capture = new Int32Array(expected);
		this.#truth = new Int32Array(expected);
	}

	add(capture: number, truth: number): void {
		if (this.#length === this.#capture.length) {
			const room = Math.max(64, 2 * this.#length);
			this.#capture = enlarged(this.#capture, room);
			this.#truth = enlarged(this.#truth, room);
		}
		this.#capture[this.#length] = capture;
		this.#truth[this.#length++] = truth;
	}

	rows(): Pick<Join, 'captureRow' | 'truthRow'> {
		return {captureRow: this.#capture.subarray(0, this.#length), truthRow: this.#truth.subarray(0, this.#length)};
	}
}

function* chain({next}: RowsById, first: number): Generator<number, void> {
	for (let row = first; row >= 0; row = next(row)) yield row;
}

/** Which of several labels for one id count. */
export function chosen(rows: readonly number[], duplicates: JoinRules['duplicates']): readonly number[] {
	if (rows.length < 2 || duplicates === undefined || duplicates === 'all') return rows;
	return duplicates === 'first' ? rows.slice(0, 1) : rows.slice(-1);
}
