import {picked} from '../records/picked.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import {type ScoredInOrder, sortByCellsSteps, type Unsorted} from './cell-sort.js';
import {originOf} from './made-scores.js';
import {type Ranking, rankingLikeSteps} from './ranking-like.js';
import {rankingMadeSteps} from './ranking-made.js';
import {rankingOfFewSteps} from './ranking-of-few.js';
import {endsOfTiesSteps, scoresOfTiesSteps} from './ties.js';

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
	const ranking =
		(yield* rankingByOthersSteps(scores, like)) ?? (yield* rankingOfFewSteps(scores)) ?? (yield* sortSteps(scores));
	known.set(scores, ranking);
	return ranking;
}

/** Scores that these were made from are ranked even where nobody asked for it: most scores made from them have that order too. */
function* rankingByOthersSteps(scores: Float64Array, like: Ranking | undefined): Steps<Ranking | undefined> {
	const origin = originOf(scores);
	if (origin !== undefined) return yield* rankingMadeSteps(yield* rankingSteps(origin.given), origin.make);
	return like?.order.length === scores.length ? yield* rankingLikeSteps(scores, like) : undefined;
}

function* sortSteps(scores: Float64Array): Steps<Ranking> {
	const rows = yield* scoredRowsSteps(scores);
	const unsorted = {rows, scores: picked(scores, rows)};
	yield;
	const areFew = unsorted.scores.length < fewestForCells;
	const sorted = areFew ? sortByComparison(unsorted) : yield* sortByCellsSteps(unsorted);
	const ends = yield* endsOfTiesSteps(sorted.scores);
	return {order: sorted.rows, ends, scores: yield* scoresOfTiesSteps(sorted.scores, ends), line: {}, isTurned: false};
}

function sortByComparison({rows, scores}: Unsorted): ScoredInOrder {
	// Infinity less infinity is NaN, which is falsy as well: equal scores stay in row order.
	const order = Int32Array.from(scores.keys()).sort(
		(left, right) => (scores[right] as number) - (scores[left] as number) || left - right,
	);
	return {rows: rows === undefined ? order : picked(rows, order), scores: picked(scores, order)};
}

/** Undefined where all rows have a score. */
function* scoredRowsSteps(scores: Float64Array): Steps<Int32Array | undefined> {
	let count = 0;
	yield* inSpans(scores.length, (from, to) => {
		count += scoredIn(scores, from, to);
	});
	if (count === scores.length) return undefined;
	const rows = new Int32Array(count);
	let added = 0;
	yield* inSpans(scores.length, (from, to) => {
		for (let row = from; row < to; row++) if (!Number.isNaN(scores[row])) rows[added++] = row;
	});
	return rows;
}

function scoredIn(scores: Float64Array, from: number, to: number): number {
	let count = 0;
	for (let row = from; row < to; row++) count += Number(!Number.isNaN(scores[row]));
	return count;
}
