import {picked} from '../mapping/picked.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import {type ScoredInOrder, sortByCellsSteps} from './cell-sort.js';
import {type Ranking, rankingLikeSteps} from './ranking-like.js';
import {endsOfTiesSteps} from './ties.js';

export type {Ranking} from './ranking-like.js';

/** With fewer rows comparisons are as fast. */
const fewestForCells = 256;

const known = new WeakMap<Float64Array, Ranking>();

/** Remembered as long as the scores themselves. */
export function rankScores(scores: Float64Array): Ranking {
	return known.get(scores) ?? complete(rankingSteps(scores));
}

/** The same in steps of a few milliseconds for each million rows. `like`: a ranking that may hold for these scores too. */
export function* rankingSteps(scores: Float64Array, like?: Ranking): Steps<Ranking> {
	const ranked = known.get(scores);
	if (ranked !== undefined) return ranked;
	const alike = like?.order.length === scores.length ? yield* rankingLikeSteps(scores, like) : undefined;
	const ranking = alike ?? (yield* sortSteps(scores));
	known.set(scores, ranking);
	return ranking;
}

function* sortSteps(scores: Float64Array): Steps<Ranking> {
	const rows = yield* scoredRowsSteps(scores);
	const unsorted = {rows, scores: rows.length === scores.length ? scores : picked(scores, rows)};
	yield;
	const sorted = rows.length < fewestForCells ? sortByComparison(unsorted) : yield* sortByCellsSteps(unsorted);
	return {order: sorted.rows, ends: yield* endsOfTiesSteps(sorted.scores), line: {}, isTurned: false};
}

function sortByComparison({rows, scores}: ScoredInOrder): ScoredInOrder {
	// Infinity less infinity is NaN, which is falsy as well: equal scores stay in row order.
	const order = Int32Array.from(rows.keys()).sort(
		(left, right) => (scores[right] as number) - (scores[left] as number) || left - right,
	);
	return {rows: picked(rows, order), scores: picked(scores, order)};
}

function* scoredRowsSteps(scores: Float64Array): Steps<Int32Array> {
	const rows = new Int32Array(scores.length);
	let count = 0;
	yield* inSpans(scores.length, (from, to) => {
		count = addScored(rows, count, scores, from, to);
	});
	return rows.subarray(0, count);
}

function addScored(rows: Int32Array, count: number, scores: Float64Array, from: number, to: number): number {
	let added = count;
	for (let row = from; row < to; row++) {
		rows[added] = row;
		added += Number(!Number.isNaN(scores[row]));
	}
	return added;
}
