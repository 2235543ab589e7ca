import {samplesSteps} from '../metrics/deviation.js';
import {noteOrigin, originOf} from '../metrics/made-scores.js';
import {type RankedRows, rankedRowsSteps, type ScoredRows} from '../metrics/ranked-rows.js';
import {areCounted, type ThresholdCounts, thresholdCountsSteps} from '../metrics/threshold-counts.js';
import {picked} from '../records/picked.js';
import {inSpans, type Steps} from '../records/steps.js';
import type {Pairs} from './pairs.js';

/** The pairs that have both ground truth and a score, ranked: what any threshold makes of them can be looked up. */
export type ScoredPairs = {
	readonly rows: RankedRows;
	readonly counts: ThresholdCounts;
	/** The pair of each row that is ranked; undefined where they are all pairs. */
	readonly pairs: Int32Array | undefined;
};

/** By the scores that pairs were ranked by; and the last ones, as long as somebody holds them. */
type Known = {readonly byScore: WeakMap<Float64Array, ScoredPairs>; last?: WeakRef<ScoredPairs>};

/** As long as anybody holds the ground truth. */
const known = new WeakMap<Int32Array, Known>();

/** Undefined where the ground truth has too many different labels to count by. */
export function* scoredPairsSteps(scored: ScoredRows, pairs: Pairs): Steps<ScoredPairs | undefined> {
	if (!areCounted(scored.labelCount)) return undefined;
	const ofActual: Known = known.get(scored.actual) ?? {byScore: new WeakMap()};
	known.set(scored.actual, ofActual);
	const ranked = ofActual.byScore.get(scored.score);
	if (ranked !== undefined) return ranked;
	const {labelCount, ...all} = scored;
	const complete = yield* completePairsSteps(all);
	const actual = picked(all.actual, complete);
	const records = pairs.areSingle ? undefined : picked(pairs.captureRow, complete);
	yield;
	const samples = yield* samplesSteps(actual.length);
	yield;
	const origin = originOf(all.score);
	const given = origin && ofActual.byScore.get(origin.given);
	const other = given ?? ofActual.last?.deref();
	const like = other && areSamePairs(other.pairs, complete) ? other : undefined;
	const score = picked(all.score, complete);
	if (origin && given && given === like) noteOrigin(score, {...origin, given: given.rows.scores});
	const rows = yield* rankedRowsSteps({labelCount, actual, score, like: like?.rows}, samples, records);
	yield;
	const counts = yield* thresholdCountsSteps(rows, like?.counts);
	const found = {rows, counts, pairs: like === undefined ? complete : like.pairs};
	ofActual.byScore.set(scored.score, found);
	ofActual.last = new WeakRef(found);
	return found;
}

/** Undefined where all pairs are complete. */
function* completePairsSteps({actual, score}: Pick<ScoredRows, 'actual' | 'score'>): Steps<Int32Array | undefined> {
	let count = 0;
	yield* inSpans(actual.length, (from, to) => {
		count += completeIn(actual, score, from, to);
	});
	if (count === actual.length) return undefined;
	const pairs = new Int32Array(count);
	let added = 0;
	yield* inSpans(actual.length, (from, to) => {
		for (let pair = from; pair < to; pair++) if (completeIn(actual, score, pair, pair + 1) === 1) pairs[added++] = pair;
	});
	return pairs;
}

/** How many pairs have both. */
function completeIn(actual: Int32Array, score: Float64Array, from: number, to: number): number {
	let count = 0;
	for (let pair = from; pair < to; pair++) count += Number(actual[pair] !== -1) & Number(!Number.isNaN(score[pair]));
	return count;
}

/** A transform changes no pair's having a score. */
function areSamePairs(one: Int32Array | undefined, other: Int32Array | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
	return true;
}
