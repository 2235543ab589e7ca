import type {SampleBits} from '../metrics/deviation.js';
import {type RankedRows, rankedRowsSteps, type ScoredRows} from '../metrics/ranked-rows.js';
import {samplesOf} from '../metrics/statistics.js';
import {type ThresholdCounts, thresholdCounts} from '../metrics/threshold-counts.js';
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

/** As long as anybody holds the ground truth, by the scores that it was ranked by. */
const known = new WeakMap<Int32Array, WeakMap<Float64Array, ScoredPairs | undefined>>();

/** Undefined where the ground truth has too many different labels to count by. */
export function* scoredPairsSteps(scored: ScoredRows, pairs: Pairs): Steps<ScoredPairs | undefined> {
	const ofActual = known.get(scored.actual) ?? new WeakMap<Float64Array, ScoredPairs | undefined>();
	known.set(scored.actual, ofActual);
	if (ofActual.has(scored.score)) return ofActual.get(scored.score);
	const {labelCount, ...all} = scored;
	const isComplete = (pair: number) => all.actual[pair] !== -1 && !Number.isNaN(all.score[pair]);
	const complete = indicesWhere(all.actual.length, isComplete);
	const [actual, score] = [picked(all.actual, complete), picked(all.score, complete)];
	const records = pairs.areSingle ? undefined : picked(pairs.captureRow, complete);
	yield;
	const samples: SampleBits | undefined = samplesOf({actual});
	yield;
	const rows = yield* rankedRowsSteps({labelCount, actual, score}, samples, records);
	yield;
	const counts = thresholdCounts(rows);
	const found = counts && {rows, counts, pairs: complete};
	ofActual.set(scored.score, found);
	return found;
}
