import type {ConfusionMatrix} from './confusion-matrix.js';
import {compareLabels} from './label-order.js';

/**
 * The matrix that the best constant classifier would have given: it always predicts the majority class of the ground
 * truth, as real runs of the monitor since May 2021 do. Between equals the first in natural order is taken; a missing
 * label is never the majority.
 */
export function bestConstant(matrix: ConfusionMatrix): ConfusionMatrix {
	const support = supportOf(matrix);
	const codes = codesWithSupport(support);
	return constantMatrix(
		matrix,
		codes,
		codes.map((code) => support[code + 1] as number),
		majorityOf(support, matrix),
	);
}

/**
 * The same for metrics that ask for a few labels only: of thousands of others, which a constant classifier never gets
 * right, all rows are in one cell without ground truth.
 */
export function bestConstantAmong(matrix: ConfusionMatrix, asked: readonly number[]): ConfusionMatrix {
	const support = supportOf(matrix);
	const majority = majorityOf(support, matrix);
	const codes = [...new Set([...asked, majority])].filter((code) => code >= 0);
	const counts = codes.map((code) => support[code + 1] as number);
	const others = counts.reduce(
		(rest, count) => rest - count,
		support.reduce((sum, count) => sum + count, 0),
	);
	return constantMatrix(matrix, [...codes, -1], [...counts, others], majority);
}

function constantMatrix(
	{labels, rows}: ConfusionMatrix,
	codes: readonly number[],
	counts: readonly number[],
	predicted: number,
): ConfusionMatrix {
	return {
		labels,
		actual: Int32Array.from(codes),
		predicted: new Int32Array(codes.length).fill(predicted),
		counts: Float64Array.from(counts),
		rows,
	};
}

/** The rows of each label as ground truth, by code + 1; slot 0 holds the rows without ground truth. */
function supportOf({labels, actual, counts}: ConfusionMatrix): Float64Array {
	const support = new Float64Array(labels.length + 1);
	for (let cell = 0; cell < counts.length; cell++) {
		const slot = (actual[cell] as number) + 1;
		support[slot] = (support[slot] as number) + (counts[cell] as number);
	}
	return support;
}

function majorityOf(support: Float64Array, {labels, together}: ConfusionMatrix): number {
	// What is put together is several labels, none of them more frequent than the most frequent one by itself.
	const end = Math.min(labels.length, together?.single ?? labels.length);
	let [majority, most] = [-1, 0];
	for (let code = 0; code < end; code++) {
		const rows = support[code + 1] as number;
		if (rows === 0 || rows < most) continue;
		const isEqual = rows === most;
		if (isEqual && compareLabels(labels[code] as string, labels[majority] as string) > 0) continue;
		[majority, most] = [code, rows];
	}
	return majority;
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
