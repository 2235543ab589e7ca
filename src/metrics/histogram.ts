import type {ThresholdTable} from './threshold-table.js';

export type Range = {readonly from: number; readonly to: number};

/** Rows of each class by score, in bins of equal width; rows beyond the range are not in it. */
export type Histogram = Range & {readonly positives: Float64Array; readonly negatives: Float64Array};

/** 0 to 1 where all scores are probabilities, else from the lowest to the highest. */
export function rangeOf({scores}: Pick<ThresholdTable, 'scores'>): Range {
	const [from = 0, to = 1] = [scores.findLast(Number.isFinite), scores.find(Number.isFinite)];
	if (from >= 0 && to <= 1) return {from: 0, to: 1};
	return from < to ? {from, to} : {from: from - 0.5, to: to + 0.5};
}

/** The bin of a score; the last one includes the end of the range. Undefined beyond the range. */
export function binOf(score: number, {from, to}: Range, bins: number): number | undefined {
	if (!(score >= from && score <= to)) return undefined;
	return Math.min(bins - 1, Math.floor(((score - from) / (to - from)) * bins));
}

export function histogramOf({scores, steps}: ThresholdTable, range: Range, bins: number): Histogram {
	const [positives, negatives] = [new Float64Array(bins), new Float64Array(bins)];
	for (let step = 0; step < scores.length; step++) {
		const bin = binOf(scores[step] as number, range, bins);
		if (bin === undefined) continue;
		positives[bin] = (positives[bin] as number) + (steps.positives[step] as number);
		negatives[bin] = (negatives[bin] as number) + (steps.negatives[step] as number);
	}
	return {...range, positives, negatives};
}
