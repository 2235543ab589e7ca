import {complete, inSpans, type Steps} from '../records/steps.js';
import type {ScoreSteps} from './curves.js';
import {codeOfKind, type Kinds, type RankedRows} from './ranked-rows.js';
import {fMeasure, ratio} from './ratios.js';
import type {Cut, Sides} from './threshold-counts.js';

/**
 * What every possible threshold would do. A cut is a number of distinct scores: with the cut `k` the rows with the `k`
 * highest scores are positive. Between two scores that follow each other all thresholds are one cut.
 */
export type ThresholdTable = {
	/** Each distinct score, highest first. */
	readonly scores: Float64Array;
	/** Rows of each class with each score. */
	readonly steps: ScoreSteps;
	/** By cut, from nothing to everything: positive rows found, negative rows taken for positive, all rows taken for positive. */
	readonly truePositives: Int32Array;
	readonly falsePositives: Int32Array;
	readonly predictedPositives: Int32Array;
};

export type DecisionRule = Cut['rule'];

/** Rows without ground truth are left out; labels beside the two count as rows only. */
export function thresholdTable(rows: RankedRows, sides: Sides): ThresholdTable {
	return complete(thresholdTableSteps(rows, sides));
}

/** The same in steps. */
export function* thresholdTableSteps(
	{scores, ranking, kinds}: RankedRows,
	{positive, negative}: Sides,
): Steps<ThresholdTable> {
	const {order, ends} = ranking;
	const found = new Float64Array(ends.length);
	const [positives, negatives] = [new Int32Array(ends.length), new Int32Array(ends.length)];
	const running = () => new Int32Array(ends.length + 1);
	const [right, wrong, predicted] = [running(), running(), running()];
	const at = new Int32Array(2);
	yield* inSpans(ends.at(-1) ?? 0, (from, to) => {
		countRanks(positives, negatives, predicted, at, kinds, ends, found, scores, order, positive, negative, from, to);
	});
	const step = at[1] as number;
	const steps = {positives: positives.subarray(0, step), negatives: negatives.subarray(0, step)};
	yield* inSpans(step, (from, to) => addUp(right, steps.positives, from, to));
	yield* inSpans(step, (from, to) => addUp(wrong, steps.negatives, from, to));
	yield* inSpans(step, (from, to) => addUp(predicted, predicted.subarray(1), from, to));
	return {
		scores: found.subarray(0, step),
		steps,
		truePositives: right.subarray(0, step + 1),
		falsePositives: wrong.subarray(0, step + 1),
		predictedPositives: predicted.subarray(0, step + 1),
	};
}

/**
 * Counts rows by their distinct scores. `at`: which score of the ranking it is, and how many before it count. One that only
 * rows without ground truth have leaves nothing behind, so the next one takes its place.
 */
function countRanks(
	positives: Int32Array,
	negatives: Int32Array,
	rows: Int32Array,
	at: Int32Array,
	kinds: Kinds,
	ends: Int32Array,
	found: Float64Array,
	scores: Float64Array,
	order: Int32Array,
	positive: number,
	negative: number,
	from: number,
	to: number,
): void {
	let tie = at[0] as number;
	let step = at[1] as number;
	for (let rank = from; rank < to; rank++) {
		const code = codeOfKind(kinds[rank] as number);
		positives[step] = (positives[step] as number) + Number(code === positive);
		negatives[step] = (negatives[step] as number) + Number(code === negative);
		rows[step + 1] = (rows[step + 1] as number) + Number(code !== -1);
		if (rank + 1 !== ends[tie]) continue;
		tie++;
		if (rows[step + 1] === 0) continue;
		found[step] = scores[order[rank] as number] as number;
		step++;
	}
	at[0] = tie;
	at[1] = step;
}

/** Running sums begin with nothing. */
function addUp(sums: Int32Array, counts: Int32Array, from: number, to: number): void {
	for (let at = from; at < to; at++) sums[at + 1] = (sums[at] as number) + (counts[at] as number);
}

/** Of running sums: they begin with nothing, so there is always a last one. */
function totalOf(sums: Int32Array): number {
	return sums[sums.length - 1] as number;
}

/** How many distinct scores a threshold decides as positive. */
export function cutAt({scores}: ThresholdTable, threshold: number, rule: DecisionRule): number {
	let [low, high] = [0, scores.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const score = scores[middle] as number;
		if (rule === '>' ? score > threshold : score >= threshold) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The counts and rates of one cut, by the definitions of the binary metrics. */
export type CutRates = {
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly falseNegatives: number;
	readonly trueNegatives: number;
	readonly precision: number;
	readonly recall: number;
	readonly falsePositiveRate: number;
	readonly accuracy: number;
	readonly f1: number;
	readonly f2: number;
};

export function ratesOf({truePositives, falsePositives, predictedPositives}: ThresholdTable, cut: number): CutRates {
	const right = truePositives[cut] as number;
	const wrong = falsePositives[cut] as number;
	const predicted = predictedPositives[cut] as number;
	const [positives, negatives] = [totalOf(truePositives), totalOf(falsePositives)];
	const [precision, recall] = [ratio(right, predicted), ratio(right, positives)];
	return {
		truePositives: right,
		falsePositives: wrong,
		falseNegatives: positives - right,
		trueNegatives: negatives - wrong,
		precision,
		recall,
		falsePositiveRate: ratio(wrong, negatives),
		accuracy: ratio(right + negatives - wrong, totalOf(predictedPositives)),
		f1: fMeasure(precision, recall, 1),
		f2: fMeasure(precision, recall, 2),
	};
}

/** The cut with the largest F measure, in steps; of equal ones that with the fewest positive predictions. */
export function* bestCutSteps({truePositives, predictedPositives}: ThresholdTable, beta: number): Steps<number> {
	let best = 0;
	yield* inSpans(truePositives.length, (from, to) => {
		best = betterCut(truePositives, predictedPositives, totalOf(truePositives), beta, best, from, to);
	});
	return best;
}

function betterCut(
	right: Int32Array,
	predicted: Int32Array,
	positives: number,
	beta: number,
	before: number,
	from: number,
	to: number,
): number {
	let best = before;
	let largest = fMeasureAt(right, predicted, positives, beta, best);
	for (let cut = from; cut < to; cut++) {
		const value = fMeasureAt(right, predicted, positives, beta, cut);
		if (value <= largest) continue;
		best = cut;
		largest = value;
	}
	return best;
}

function fMeasureAt(right: Int32Array, predicted: Int32Array, positives: number, beta: number, cut: number): number {
	const found = right[cut] as number;
	return fMeasure(ratio(found, predicted[cut] as number), ratio(found, positives), beta);
}

/** Rows whose score is exactly the threshold: there the rule decides. */
export function rowsExactlyAt(table: ThresholdTable, threshold: number) {
	const [from, to] = [cutAt(table, threshold, '>'), cutAt(table, threshold, '>=')];
	const between = (sums: Int32Array) => (sums[to] as number) - (sums[from] as number);
	return {
		positives: between(table.truePositives),
		negatives: between(table.falsePositives),
		rows: between(table.predictedPositives),
	};
}

/** The scores that a cut lies between: the lowest that is positive, the highest that is not. */
export function scoresAround({scores}: ThresholdTable, cut: number) {
	return {above: scores[cut - 1], below: scores[cut]};
}

/** A threshold that makes this cut, where possible one at which no row stands, with as few decimals as there can be. */
export function thresholdFor(table: ThresholdTable, cut: number, rule: DecisionRule): number {
	const {above, below} = scoresAround(table, cut);
	if (above === undefined && below === undefined) return 0.5;
	// Beyond the outermost scores the ends of a probability serve, where the scores are within them.
	if (above === undefined) return (below as number) < 1 ? 1 : (below as number) + 1;
	if (below === undefined) return above > 0 ? 0 : above - 1;
	return shortestBetween(below, above) ?? (rule === '>' ? below : above);
}

/** The number with the fewest decimals between two others, as near to their middle as that allows. */
function shortestBetween(low: number, high: number): number | undefined {
	const middle = low + (high - low) / 2;
	for (let decimals = 0; decimals <= 20; decimals++) {
		const number = Number(middle.toFixed(decimals));
		if (number > low && number < high) return number;
	}
	return undefined;
}
