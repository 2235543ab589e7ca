import type {SampleBits} from '../metrics/deviation.js';
import type {ClassOutcomes} from '../metrics/outcomes.js';
import {type RankedRows, rankedRowsSteps} from '../metrics/ranked-rows.js';
import {samplesOf} from '../metrics/statistics.js';
import {type ThresholdCounts, thresholdCounts} from '../metrics/threshold-counts.js';
import type {Steps} from '../records/steps.js';
import type {Pairs} from './pairs.js';

/** The pairs that have both ground truth and a score, ranked: what any threshold makes of them can be looked up. */
export type ScoredPairs = {readonly rows: RankedRows; readonly counts: ThresholdCounts};

type Scored = Pick<ClassOutcomes, 'labels' | 'actual'> & {readonly score: Float64Array};

/** As long as anybody holds the ground truth, by the scores that it was ranked by. */
const known = new WeakMap<Int32Array, WeakMap<Float64Array, ScoredPairs | undefined>>();

/** Undefined where the ground truth has too many different labels to count by. */
export function* scoredPairsSteps(scored: Scored, pairs: Pairs): Steps<ScoredPairs | undefined> {
	const ofActual = known.get(scored.actual) ?? new WeakMap<Float64Array, ScoredPairs | undefined>();
	known.set(scored.actual, ofActual);
	if (ofActual.has(scored.score)) return ofActual.get(scored.score);
	const {actual, score, captureRow} = completed(scored, pairs);
	yield;
	const samples: SampleBits | undefined = samplesOf({actual});
	yield;
	const rows = yield* rankedRowsSteps(
		{labels: scored.labels, actual, score},
		samples,
		pairs.areSingle ? undefined : captureRow,
	);
	yield;
	const counts = thresholdCounts(rows);
	const found = counts && {rows, counts};
	ofActual.set(scored.score, found);
	return found;
}

type Complete = Omit<Scored, 'labels'> & Pick<Pairs, 'captureRow'>;

/** The very same arrays where every pair has both. */
function completed({actual, score}: Scored, {captureRow}: Pairs): Complete {
	const isComplete = (pair: number) => actual[pair] !== -1 && !Number.isNaN(score[pair]);
	let count = 0;
	for (let pair = 0; pair < actual.length; pair++) if (isComplete(pair)) count++;
	if (count === actual.length) return {actual, score, captureRow};
	const complete = {actual: new Int32Array(count), score: new Float64Array(count), captureRow: new Int32Array(count)};
	let at = 0;
	for (let pair = 0; pair < actual.length; pair++) {
		if (!isComplete(pair)) continue;
		complete.actual[at] = actual[pair] as number;
		complete.score[at] = score[pair] as number;
		complete.captureRow[at++] = captureRow[pair] as number;
	}
	return complete;
}
