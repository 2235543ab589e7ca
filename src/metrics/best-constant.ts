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
		const slot = (matrix.actual[cell] ?? -1) + 1;
		support[slot] = (support[slot] ?? 0) + (matrix.counts[cell] ?? 0);
	}
	const codes = support.map((_, slot) => slot - 1).filter((code) => support[code + 1] !== 0);
	return {
		labels: matrix.labels,
		actual: Int32Array.from(codes),
		predicted: new Int32Array(codes.length).fill(majorityOf(codes, support, matrix.labels)),
		counts: codes.map((code) => support[code + 1] ?? 0),
		rows: matrix.rows,
	};
}

function majorityOf(codes: Float64Array, support: Float64Array, labels: readonly string[]): number {
	const most = support.subarray(1).reduce((highest, count) => Math.max(highest, count), 0);
	const candidates = codes.filter((code) => code !== -1 && support[code + 1] === most);
	return candidates.reduce(
		(first, code) => (first === -1 || compareLabels(labels[code] ?? '', labels[first] ?? '') < 0 ? code : first),
		-1,
	);
}
