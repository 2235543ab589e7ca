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

/** Scores fall, so that those of a bin follow each other, and running sums tell how many rows have them. */
export function histogramOf(table: ThresholdTable, range: Range, bins: number): Histogram {
	const {truePositives, falsePositives} = table;
	const [positives, negatives] = [new Float64Array(bins), new Float64Array(bins)];
	let above = cutAbove(table, range, bins, bins);
	for (let bin = bins - 1; bin >= 0; bin--) {
		const cut = cutAbove(table, range, bins, bin);
		positives[bin] = (truePositives[cut] as number) - (truePositives[above] as number);
		negatives[bin] = (falsePositives[cut] as number) - (falsePositives[above] as number);
		above = cut;
	}
	return {...range, positives, negatives};
}

/** How many distinct scores are in a bin, in one behind it, or beyond the end of the range. */
function cutAbove({scores}: ThresholdTable, range: Range, bins: number, bin: number): number {
	let [low, high] = [0, scores.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const score = scores[middle] as number;
		if (score > range.to || (binOf(score, range, bins) ?? -1) >= bin) low = middle + 1;
		else high = middle;
	}
	return low;
}
