import type {ConfusionMatrix} from './confusion-matrix.js';
import {compareLabels} from './label-order.js';

/**
 * The matrix that the best constant classifier would have given: it always predicts the majority class of the ground
 * truth, as real runs of the monitor since May 2021 do. Between equals the first in natural order is taken; a missing
 * label is never the majority.
 */
export function bestConstant(matrix: ConfusionMatrix): ConfusionMatrix {
	// Slot 0 holds the rows without ground truth.
	const support = new Float64Array(matrix.labels.length + 1);
	for (let cell = 0; cell < matrix.counts.length; cell++) {
		const slot = (matrix.actual[cell] as number) + 1;
		support[slot] = (support[slot] as number) + (matrix.counts[cell] as number);
	}
	const codes = codesWithSupport(support);
	return {
		labels: matrix.labels,
		actual: Int32Array.from(codes),
		predicted: new Int32Array(codes.length).fill(majorityOf(codes, support, matrix)),
		counts: Float64Array.from(codes, (code) => support[code + 1] as number),
		rows: matrix.rows,
	};
}

function majorityOf(
	codes: readonly number[],
	support: Float64Array,
	{labels, together}: Pick<ConfusionMatrix, 'labels' | 'together'>,
): number {
	const supportOf = (code: number) => support[code + 1] as number;
	// What is put together is several labels, none of them more frequent than the most frequent one by itself.
	const labelled = codes.filter((code) => code !== -1 && code < (together?.single ?? labels.length));
	const most = labelled.reduce((highest, code) => Math.max(highest, supportOf(code)), 0);
	const first = (left: number, right: number) =>
		compareLabels(labels[left] as string, labels[right] as string) <= 0 ? left : right;
	const candidates = labelled.filter((code) => supportOf(code) === most);
	return candidates.length === 0 ? -1 : candidates.reduce(first);
}

/** Few ground-truth labels among a million predicted ones are the rule here, so only they are collected. */
function codesWithSupport(support: Float64Array): number[] {
	const codes: number[] = [];
	for (let slot = 0; slot < support.length; slot++) {
		if (support[slot] !== 0) {
			codes.push(slot - 1);
		}
	}
	return codes;
}
