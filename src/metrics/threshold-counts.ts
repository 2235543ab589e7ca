import {complete, type Steps} from '../records/steps.js';
import type {ConfusionMatrix, SampledMatrix} from './confusion-matrix.js';
import {sampleCount} from './deviation.js';
import {codeOfKind, follows, type Kinds, kindOfCode, type RankedRows, repeats} from './ranked-rows.js';

/**
 * Running counts over ranked rows: what any threshold does is then a binary search and a short walk, however many rows
 * there are. `sums` holds the counts of all kinds before each block of ranks.
 */
export type ThresholdCounts = {
	readonly rows: RankedRows;
	readonly block: number;
	readonly sums: Uint32Array;
	/** Of all rows, by kind. */
	readonly total: Uint32Array;
};

/** A walk is at least so many ranks, and so long that the running counts take less room than the rows. */
const shortestBlock = 1024;
const ranksPerKind = 8;
const ranksPerStep = 1 << 17;
/** With more kinds than this (some 500 labels of the ground truth) counting row by row is as fast. */
const mostKinds = 1 << 16;

/** Whether rows of so many labels can be counted by them. */
export function areCounted(labelCount: number): boolean {
	return kindOfCode(labelCount) <= mostKinds;
}

/** `like`: those of other rows, which may be of the same kinds. */
export function thresholdCounts(rows: RankedRows, like?: ThresholdCounts): ThresholdCounts {
	return complete(thresholdCountsSteps(rows, like));
}

/** The same in steps. */
export function* thresholdCountsSteps(rows: RankedRows, like?: ThresholdCounts): Steps<ThresholdCounts> {
	const {kinds, kindCount} = rows;
	if (like?.rows.kinds === kinds) return {...like, rows};
	const block = Math.max(shortestBlock, kindCount * ranksPerKind);
	const sums = new Uint32Array(Math.max(1, Math.ceil(kinds.length / block)) * kindCount);
	const total = new Uint32Array(kindCount);
	for (let start = 0; start < kinds.length; start += block) {
		sums.set(total, (start / block) * kindCount);
		addKinds(total, kinds, start, Math.min(start + block, kinds.length));
		if (start % ranksPerStep < block) yield;
	}
	return {rows, block, sums, total};
}

/** Where the ranks are cut: `>` takes only higher scores as positive, `>=` the threshold itself too. */
export type Cut = {readonly threshold: number; readonly rule: '>' | '>='};

/** The label codes that are predicted above and below the cut. */
export type Sides = {readonly positive: number; readonly negative: number};

/** The matrices that a cut makes; the same as those counted row by row. */
export function matricesAtCut(
	counts: ThresholdCounts,
	cut: Cut,
	{positive, negative}: Sides,
	labels: readonly string[],
): SampledMatrix {
	const [above, below] = partsOf(counts, cut);
	const cells =
		positive === negative
			? cellsOf(counts.total, positive)
			: [...cellsOf(above, positive), ...cellsOf(below, negative)];
	const matrixOf = (place: number): ConfusionMatrix => {
		const found = Float64Array.from(cells, (cell) => cell.counts[place] as number);
		return {
			labels,
			actual: Int32Array.from(cells, (cell) => cell.actual),
			predicted: Int32Array.from(cells, (cell) => cell.predicted),
			counts: found,
			rows: found.reduce((sum, count) => sum + count, 0),
		};
	};
	const samples = counts.rows.sampled ? Array.from({length: sampleCount}, (_, sample) => matrixOf(sample + 1)) : [];
	return {whole: matrixOf(0), samples};
}

/** The rows that another cut decides otherwise, in no order. */
export function rowsBetween({rows}: ThresholdCounts, one: Cut, other: Cut): Int32Array {
	const ends = [ranksAbove(rows, one), ranksAbove(rows, other)];
	return rows.ranking.order.slice(Math.min(...ends), Math.max(...ends));
}

/** A cut of ranked rows. */
export type CutRows = {readonly counts: ThresholdCounts; readonly cut: Cut};

/**
 * How many rows of each kind come to stand above another cut, and how many come to stand below it; undefined where the
 * rankings are not in one line.
 */
export function kindsMoved(before: CutRows, after: CutRows) {
	const [{ranking: old}, {ranking: now}] = [before.counts.rows, after.counts.rows];
	if (old.line !== now.line) return undefined;
	const [from, to] = [ranksAbove(before.counts.rows, before.cut), ranksAbove(after.counts.rows, after.cut)];
	const between = (start: number, end: number) => kindsBetween(before.counts, start, end);
	if (old.isTurned === now.isTurned) return {rise: between(from, to), fall: between(to, from)};
	// Above the second cut are the last ones of the first order.
	const rest = old.order.length - to;
	return {rise: between(Math.max(from, rest), old.order.length), fall: between(0, Math.min(from, rest))};
}

/** Of the ranks from the start to before the end, which may come first: then there are none. */
function kindsBetween(counts: ThresholdCounts, start: number, end: number): Uint32Array {
	const before = kindsAbove(counts, Math.min(start, end));
	return kindsAbove(counts, end).map((count, kind) => count - (before[kind] as number));
}

/** How many records agree with a ground truth of theirs, and how many have any ground truth, by side. */
export type RecordCounts = {readonly agreeing: number; readonly above: number; readonly below: number};

export function recordsAtCut(counts: ThresholdCounts, cut: Cut, {positive, negative}: Sides): RecordCounts {
	const [above, below] = partsOf(counts, cut);
	const records = (part: Uint32Array) => sumWhere(part, (kind) => (kind & follows) === 0);
	const labelled = (part: Uint32Array, code: number) =>
		sumWhere(part, (kind) => (kind & repeats) === 0 && codeOfKind(kind) === code);
	return {
		agreeing: labelled(above, positive) + labelled(below, negative),
		above: records(above),
		below: records(below),
	};
}

/** How many records there are, and which labels are the ground truth of any. */
export function truthsCounted({total}: ThresholdCounts): {readonly records: number; readonly occurs: Uint8Array} {
	const occurs = new Uint8Array(codeOfKind(total.length));
	for (let kind = kindOfCode(0); kind < total.length; kind++) if (total[kind] !== 0) occurs[codeOfKind(kind)] = 1;
	return {records: sumWhere(total, (kind) => (kind & follows) === 0 && codeOfKind(kind) >= 0), occurs};
}

/** The rows of each kind above and below a cut. */
function partsOf(counts: ThresholdCounts, cut: Cut): readonly [Uint32Array, Uint32Array] {
	const above = kindsAbove(counts, ranksAbove(counts.rows, cut));
	return [above, counts.total.map((count, kind) => count - (above[kind] as number))];
}

/** The rows of each kind above a rank. */
function kindsAbove({rows, block, sums}: ThresholdCounts, rank: number): Uint32Array {
	const {kinds, kindCount} = rows;
	const passed = Math.min(Math.floor(rank / block), sums.length / kindCount - 1);
	const above = sums.slice(passed * kindCount, (passed + 1) * kindCount);
	addKinds(above, kinds, passed * block, rank);
	return above;
}

function ranksAbove({scores, ranking: {order}}: RankedRows, {threshold, rule}: Cut): number {
	let [low, high] = [0, order.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const score = scores[order[middle] as number] as number;
		if (rule === '>=' ? score >= threshold : score > threshold) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Counts the kinds of the ranks from the start to before the end. */
export function addKinds(counts: Uint32Array, kinds: Kinds, start: number, end: number): void {
	for (let rank = start; rank < end; rank++) {
		const kind = kinds[rank] as number;
		counts[kind] = (counts[kind] as number) + 1;
	}
}

/** One cell for each label of the ground truth that occurs: all its rows, then the rows in each sample. */
type Cell = {readonly actual: number; readonly predicted: number; readonly counts: Float64Array};

function cellsOf(kinds: Uint32Array, predicted: number): readonly Cell[] {
	const cells: Cell[] = [];
	for (let actual = -1; kindOfCode(actual) < kinds.length; actual++) {
		const counts = new Float64Array(sampleCount + 1);
		for (let kind = kindOfCode(actual); kind < kindOfCode(actual + 1); kind++) {
			const rows = kinds[kind] as number;
			counts[0] = (counts[0] as number) + rows;
			for (let sample = 0; sample < sampleCount; sample++) {
				if (((kind >> sample) & 1) === 1) counts[sample + 1] = (counts[sample + 1] as number) + rows;
			}
		}
		if (counts[0] !== 0) cells.push({actual, predicted, counts});
	}
	return cells;
}

function sumWhere(kinds: Uint32Array, holds: (kind: number) => boolean): number {
	return kinds.reduce((sum, rows, kind) => (holds(kind) ? sum + rows : sum), 0);
}
