import {labelAt} from '../metrics/outcomes.js';
import {rowsBetween} from '../metrics/threshold-counts.js';
import {indicesWhere, picked} from '../records/picked.js';
import {complete, type Steps} from '../records/steps.js';
import {flipsInPlaceSteps} from './flips-in-place.js';
import {isInMatrix, type ReadPairs, sameCell} from './pair-cells.js';
import type {ScoreCut} from './prediction.js';
import type {ScoredPairs} from './scored-pairs.js';

/**
 * The records that one reading has in another cell of the confusion matrix than the other reading. A record with several
 * labels has several cells; it has changed when these are not the same ones, in whatever order. In regression the two
 * numbers are the cell.
 */
export type Flips = {
	/** Capture rows, ascending. */
	readonly rows: Int32Array;
	/** For each row the pair of either reading that changed; -1 where the record was, or is, not in the matrix. */
	readonly fromPair: Int32Array;
	readonly toPair: Int32Array;
};

/** One pass over the pairs of both readings, which are in the order of capture rows. */
export function flipsBetween(before: ReadPairs, after: ReadPairs): Flips {
	return complete(flipsBetweenSteps(before, after));
}

/** The same in steps. */
export function* flipsBetweenSteps(before: ReadPairs, after: ReadPairs): Steps<Flips> {
	const [rowsBefore, rowsAfter] = [before.captureRow, after.captureRow];
	if (before.outcomes === after.outcomes && rowsBefore === rowsAfter) return createFlips(0).take();
	const moved = movedCuts(before, after);
	if (moved !== undefined) return flipsOfCuts(after.captureRow, moved);
	const inPlace = yield* flipsInPlaceSteps(before, after);
	if (inPlace !== undefined) return inPlace;
	const sides: Sides = {
		isBefore: isInMatrix(before),
		isAfter: isInMatrix(after),
		same: sameCell(before, after),
		taken: new Uint8Array(rowsAfter.length),
	};
	const found = createFlips(1 + Math.max(rowsBefore.at(-1) ?? -1, rowsAfter.at(-1) ?? -1));
	let from = 0;
	let to = 0;
	let nextTurn = rowsPerStep;
	while (from < rowsBefore.length || to < rowsAfter.length) {
		const row = Math.min(rowsBefore[from] ?? noRow, rowsAfter[to] ?? noRow);
		if (row >= nextTurn) {
			nextTurn += rowsPerStep;
			yield;
		}
		const [fromStart, toStart] = [from, to];
		while (rowsBefore[from] === row) from++;
		while (rowsAfter[to] === row) to++;
		if (from - fromStart > 1 || to - toStart > 1) compareSeveral(row, [fromStart, from], [toStart, to], sides, found);
		else compareOne(row, from > fromStart ? fromStart : -1, to > toStart ? toStart : -1, sides, found);
	}
	return found.take();
}

const rowsPerStep = 1 << 14;
const noRow = Number.POSITIVE_INFINITY;

type Sides = {
	readonly isBefore: (pair: number) => boolean;
	readonly isAfter: (pair: number) => boolean;
	readonly same: (before: number, after: number) => boolean;
	/** Pairs that an equal one of the other reading was found for. */
	readonly taken: Uint8Array;
};

function compareOne(row: number, before: number, after: number, {isBefore, isAfter, same}: Sides, found: Found): void {
	const from = before >= 0 && isBefore(before) ? before : -1;
	const to = after >= 0 && isAfter(after) ? after : -1;
	const stays = from === -1 || to === -1 ? from === to : same(from, to);
	if (!stays) found.add(row, from, to);
}

type Range = readonly [start: number, end: number];

/** What is left of the cells of both sides when equal ones are taken away from both. Mostly they stand in the same order. */
function compareSeveral(row: number, before: Range, after: Range, sides: Sides, found: Found): void {
	const {isBefore, isAfter, same, taken} = sides;
	let [from, to] = [before[0], after[0]];
	while (from < before[1] && to < after[1] && staysInPlace(from, to, sides)) {
		from++;
		to++;
	}
	const rest = to;
	let lost = -1;
	for (; from < before[1]; from++) {
		if (!isBefore(from)) continue;
		let match = rest;
		while (match < after[1] && (taken[match] === 1 || !isAfter(match) || !same(from, match))) match++;
		if (match < after[1]) taken[match] = 1;
		else if (lost === -1) lost = from;
	}
	let gained = rest;
	while (gained < after[1] && (taken[gained] === 1 || !isAfter(gained))) gained++;
	if (lost >= 0 || gained < after[1]) found.add(row, lost, gained < after[1] ? gained : -1);
}

function staysInPlace(from: number, to: number, {isBefore, isAfter, same}: Sides): boolean {
	const was = isBefore(from);
	return was === isAfter(to) && (!was || same(from, to));
}

/** Two thresholds on scores of the same pairs. */
export type Cuts = {readonly actual: Int32Array; readonly before: ScoreCut; readonly after: ScoreCut};

/** Two thresholds on the same scores of the same pairs. */
type MovedCuts = Cuts & {
	readonly score: Float64Array;
	/** The pairs ranked by their scores, where they are. */
	readonly scored: ScoredPairs | undefined;
};

/** Undefined where anything else is judged, or by other labels. */
export function cutsOf(before: ReadPairs, after: ReadPairs): Cuts | undefined {
	const [old, now] = [before.outcomes, after.outcomes];
	const [from, to] = [before.byThreshold?.cut, after.byThreshold?.cut];
	if (old.kind === 'numbers' || now.kind === 'numbers' || from === undefined || to === undefined) return undefined;
	const samePairs = before.captureRow === after.captureRow && old.actual === now.actual;
	const sameLabels =
		from.positive === to.positive &&
		from.negative === to.negative &&
		[from.positive, from.negative].every((code) => labelAt(old, code) === labelAt(now, code));
	return samePairs && sameLabels ? {actual: now.actual, before: from, after: to} : undefined;
}

function movedCuts(before: ReadPairs, after: ReadPairs): MovedCuts | undefined {
	const cuts = cutsOf(before, after);
	const [old, now] = [before.outcomes, after.outcomes];
	if (cuts === undefined || old.kind === 'numbers' || now.kind === 'numbers') return undefined;
	if (now.score === undefined || now.score !== old.score) return undefined;
	return {...cuts, score: now.score, scored: after.byThreshold?.scored};
}

/** A step of the threshold: the scores tell who flips, and no label of the million others is made. */
function flipsOfCuts(captureRow: Int32Array, moved: MovedCuts): Flips {
	const {before, after, scored} = moved;
	if (before.positive === before.negative) return createFlips(0).take();
	const candidates = scored ? rankedBetween(scored, before, after) : movedPairs(moved);
	const pairs = candidates.filter((pair, at) => captureRow[pair] !== captureRow[candidates[at - 1] ?? -1]);
	return {rows: pairs.map((pair) => captureRow[pair] as number), fromPair: pairs, toPair: pairs};
}

function rankedBetween({counts, pairs}: ScoredPairs, before: ScoreCut, after: ScoreCut): Int32Array {
	const rows = rowsBetween(counts, before, after);
	return (pairs === undefined ? rows : picked(pairs, rows)).sort();
}

function movedPairs({actual, score, before, after}: MovedCuts): Int32Array {
	const isMoved = (pair: number) => {
		const value = score[pair] as number;
		return isAbove(value, before) !== isAbove(value, after) && (actual[pair] as number) >= 0;
	};
	return indicesWhere(score.length, isMoved) ?? Int32Array.from(score.keys());
}

/** False for a score that is missing, as it is under any threshold. */
function isAbove(score: number, {threshold, rule}: ScoreCut): boolean {
	return rule === '>=' ? score >= threshold : score > threshold;
}

type Found = {
	readonly add: (row: number, from: number, to: number) => void;
	readonly take: () => Flips;
};

function createFlips(most: number): Found {
	const [rows, fromPair, toPair] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
	let count = 0;
	return {
		add(row, from, to) {
			rows[count] = row;
			fromPair[count] = from;
			toPair[count] = to;
			count++;
		},
		take: () => ({rows: rows.slice(0, count), fromPair: fromPair.slice(0, count), toPair: toPair.slice(0, count)}),
	};
}
