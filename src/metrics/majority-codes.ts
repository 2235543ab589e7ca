import type {Steps} from '../records/steps.js';
import {type SampleBits, sampleCount} from './deviation.js';
import {compareLabels} from './label-order.js';
import {type ClassOutcomes, labelAt} from './outcomes.js';
import type {RowsOfCodes} from './rows-of-codes.js';
import {sampledRowsSteps} from './sampled-rows.js';

/**
 * The most frequent label of the ground truth in all rows and in each sample, which are those that a constant classifier
 * predicts. Of equally frequent labels any one gives the same metrics, unless one of the `sides` of a binary problem is
 * among them: then it is the first in natural order.
 */
export function* majorityCodesSteps(
	outcomes: ClassOutcomes,
	counted: RowsOfCodes,
	sides: readonly number[],
	samples: SampleBits | undefined,
): Steps<readonly number[]> {
	const {rows, most} = counted;
	if (most === 0) return [];
	const rowsOf = (code: number) => rows[code] as number;
	const found = [yield* decidedSteps(outcomes, rowsOf, rows.indexOf(most), sides)];
	const sampled = samples && (yield* sampledRowsSteps(outcomes.actual, counted, samples));
	for (let sample = 0; sampled !== undefined && sample < sampleCount; sample++) {
		const majority = sampled.majorities[sample] as number;
		if (majority === -1) continue;
		found.push(yield* decidedSteps(outcomes, (code) => sampled.rowsOf(code, sample), majority, sides));
	}
	return found;
}

/** A label that is most frequent, or where a side is as frequent, the first such label in natural order. */
function* decidedSteps(
	outcomes: ClassOutcomes,
	rowsOf: (code: number) => number,
	majority: number,
	sides: readonly number[],
): Steps<number> {
	const isBetweenSides = sides.some((side) => rowsOf(side) === rowsOf(majority));
	return isBetweenSides ? yield* firstInOrderSteps(outcomes, rowsOf, majority) : majority;
}

/** So many labels are looked at, and texts of them made and compared, in a few milliseconds. */
const labelsPerStep = 1 << 12;

/** Of the labels that are as frequent as one, which is the first of them, the first in natural order. */
function* firstInOrderSteps(
	outcomes: ClassOutcomes,
	rowsOf: (code: number) => number,
	majority: number,
): Steps<number> {
	const textOf = (code: number) => labelAt(outcomes, code) as string;
	const most = rowsOf(majority);
	const count = outcomes.many?.count ?? outcomes.labels.length;
	let [first, text] = [majority, textOf(majority)];
	for (let code = majority + 1; code < count; code++) {
		if (code % labelsPerStep === 0) yield;
		if (rowsOf(code) !== most) continue;
		const other = textOf(code);
		if (compareLabels(other, text) < 0) [first, text] = [code, other];
	}
	return first;
}
