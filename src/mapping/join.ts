import type {Dataset} from '../records/dataset.js';
import {enlarged} from '../records/grown.js';
import {complete, type Steps, sizeOfStep} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {idPlaces, uuidWords} from './id-reader.js';
import type {JoinRules, Mapping} from './mapping.js';
import {type FirstsOf, type RowsById, rowsByIdSteps} from './truth-rows.js';

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

const known = new WeakMap<Table, Map<string, Joined>>();

/**
 * The join that a mapping describes. It grows with the captures: asked for while they arrive, it is there when they are
 * complete, and no key waits for it.
 */
export function joinOf(dataset: Dataset, mapping: Pick<Mapping, 'roles' | 'join'>): Join {
	return complete(joinSteps(dataset, mapping));
}

/** The same in steps. */
export function* joinSteps({captures, truths}: Dataset, mapping: Pick<Mapping, 'roles' | 'join'>): Steps<Join> {
	const {roles} = mapping;
	const join = rulesThatCount(captures, truths, mapping);
	const ofTable = known.get(captures) ?? new Map<string, Joined>();
	known.set(captures, ofTable);
	// What no row has plays no part: ids that are looked for at more places are the same ids.
	const key = JSON.stringify([idPlaces(captures, roles.id), idPlaces(truths, roles.truthId), join]);
	const before = ofTable.get(key);
	// A label that comes late may belong to any capture.
	const joined = before?.labels === truths.rows && before.truths === truths ? before : new Joined(truths);
	if (joined !== before) keep(ofTable, key, joined);
	const truthsOf = yield* rowsByIdSteps(truths, roles.truthId, join);
	const firstsOf = truthsOf.finder({table: captures, role: roles.id, rules: join});
	const {rows} = captures;
	const most = uuidWords(captures, roles.id, join) === undefined ? textsPerStep : uuidsPerStep;
	const nextEnd = () => Math.min(rows, joined.rows + sizeOfStep(joined.rows, firstIds, most));
	while (joined.extend(captures, nextEnd(), truthsOf, firstsOf, join?.duplicates) < rows) yield;
	return joined.result();
}

/** Where all ids are UUIDs as they stand, no normalisation changes one: the join is the one without. */
function rulesThatCount(captures: Table, truths: Table, {roles, join}: Pick<Mapping, 'roles' | 'join'>) {
	const areAlike = [uuidWords(captures, roles.id, join), uuidWords(truths, roles.truthId, join)];
	if (join === undefined || areAlike.includes(undefined)) return join;
	return join.duplicates === undefined ? undefined : {duplicates: join.duplicates};
}

/** So many take a millisecond or two. */
const textsPerStep = 1 << 10;
const uuidsPerStep = 1 << 12;
/** The same before the code for it is compiled. */
const firstIds = 1 << 8;

/** Joins of so many records together are kept, but at least two; each holds two numbers for every record. */
const recordsKept = 1 << 21;
const fewest = 2;
const most = 8;

function keep(joins: Map<string, Joined>, key: string, joined: Joined): void {
	joins.delete(key);
	joins.set(key, joined);
	const [oldest] = joins.keys();
	const mostKept = Math.max(fewest, Math.min(most, recordsKept / (1 + joined.labels)));
	if (joins.size > mostKept && oldest !== undefined) joins.delete(oldest);
}

/** The pairs of the captures so far with labels that are complete. */
class Joined {
	readonly truths: Table;
	readonly labels: number;
	readonly #claimed: Uint8Array;
	#rows = 0;
	#capture: Int32Array = new Int32Array(0);
	#truth: Int32Array = new Int32Array(0);
	#pairs = 0;
	#joined = 0;
	#multiplied = 0;
	#unclaimed: number;
	#result: Join | undefined;

	constructor(truths: Table) {
		this.truths = truths;
		this.labels = truths.rows;
		this.#claimed = new Uint8Array(truths.rows);
		this.#unclaimed = truths.rows;
	}

	/** How many captures it has looked at. */
	get rows(): number {
		return this.#rows;
	}

	/** Looks at more captures, up to so many of them, and returns how many it has looked at then. */
	extend(
		captures: Table,
		end: number,
		truthsOf: RowsById,
		firstsOf: FirstsOf,
		duplicates: JoinRules['duplicates'],
	): number {
		const start = this.#rows;
		if (start === end) return end;
		this.#result = undefined;
		const firsts = this.labels === 0 ? undefined : firstsOf(start, end);
		const mayBeMerged = captures.dialects.has('merged');
		this.#reserve(captures.rows - start, captures.expectedRows);
		for (let row = start; row < end; row++) {
			if (!captures.isDecoded(row)) continue;
			const isMerged = mayBeMerged && captures.dialectOf(row) === 'merged';
			const first = isMerged ? -1 : (firsts?.[row - start] ?? -1);
			if (isMerged || first >= 0) this.#joined++;
			if (isMerged) this.#add(row, -1);
			if (first >= 0) this.#addLabels(row, first, truthsOf, duplicates);
		}
		this.#rows = end;
		return end;
	}

	result(): Join {
		this.#result ??= {
			captureRow: this.#capture.subarray(0, this.#pairs),
			truthRow: this.#truth.subarray(0, this.#pairs),
			joined: this.#joined,
			unclaimed: this.#unclaimed,
			multiplied: this.#multiplied,
		};
		return this.#result;
	}

	#addLabels(row: number, first: number, {next}: RowsById, duplicates: JoinRules['duplicates']): void {
		const second = next(first);
		if (second < 0) {
			this.#claim(first);
			this.#add(row, first);
			return;
		}
		this.#multiplied++;
		const labels = [first];
		for (let label = second; label >= 0; label = next(label)) labels.push(label);
		for (const label of labels) this.#claim(label);
		for (const label of chosen(labels, duplicates)) this.#add(row, label);
	}

	#claim(label: number): void {
		if (this.#claimed[label] === 0) this.#unclaimed--;
		this.#claimed[label] = 1;
	}

	#add(capture: number, truth: number): void {
		if (this.#pairs === this.#capture.length) this.#reserve(1);
		this.#capture[this.#pairs] = capture;
		this.#truth[this.#pairs++] = truth;
	}

	/** Most captures have one label. */
	#reserve(more: number, expected = 0): void {
		const needed = this.#pairs + more;
		if (needed <= this.#capture.length) return;
		const length = Math.max(expected, this.#pairs === 0 ? needed : Math.ceil(needed * (expected < needed ? 1.5 : 1)));
		this.#capture = enlarged(this.#capture, length);
		this.#truth = enlarged(this.#truth, length);
	}
}

/** Which of several labels for one id count. */
export function chosen(rows: readonly number[], duplicates: JoinRules['duplicates']): readonly number[] {
	if (rows.length < 2 || duplicates === undefined || duplicates === 'all') return rows;
	return duplicates === 'first' ? rows.slice(0, 1) : rows.slice(-1);
}
