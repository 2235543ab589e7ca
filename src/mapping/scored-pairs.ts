import type {SampleBits} from '../metrics/deviation.js';
import {type RankedRows, rankedRowsSteps, type ScoredRows} from '../metrics/ranked-rows.js';
import {samplesOf} from '../metrics/statistics.js';
import {areCounted, type ThresholdCounts, thresholdCounts} from '../metrics/threshold-counts.js';
import type {Steps} from '../records/steps.js';
import type {Pairs} from './pairs.js';
import {indicesWhere, picked} from './picked.js';

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
	const complete = completePairs(all);
	const [actual, score] = [picked(all.actual, complete), picked(all.score, complete)];
	const records = pairs.areSingle ? undefined : picked(pairs.captureRow, complete);
	yield;
	const samples: SampleBits | undefined = samplesOf({actual});
	yield;
	const last = ofActual.last?.deref();
	const like = last && areSamePairs(last.pairs, complete) ? last.rows : undefined;
	const rows = yield* rankedRowsSteps({labelCount, actual, score, like}, samples, records);
	yield;
	const found = {rows, counts: thresholdCounts(rows), pairs: complete};
	ofActual.byScore.set(scored.score, found);
	ofActual.last = new WeakRef(found);
	return found;
}

function completePairs({actual, score}: Pick<ScoredRows, 'actual' | 'score'>): Int32Array | undefined {
	return indicesWhere(actual.length, (pair) => actual[pair] !== -1 && !Number.isNaN(score[pair]));
}

/** A transform changes no pair's having a score. */
function areSamePairs(one: Int32Array | undefined, other: Int32Array | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
	return true;
}
