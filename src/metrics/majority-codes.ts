import {inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleCount} from './deviation.js';
import {compareLabels} from './label-order.js';
import {type ClassOutcomes, labelAt} from './outcomes.js';

/**
 * The most frequent label of the ground truth in all rows and in each sample, which are those that a constant classifier
 * predicts. `rows`: how many rows each label has. Of equally frequent labels any one gives the same metrics, unless one
 * of the `sides` of a binary problem is among them: then it is the first in natural order.
 */
export function* majorityCodesSteps(
	outcomes: ClassOutcomes,
	rows: Int32Array,
	sides: readonly number[],
	samples: SampleBits | undefined,
): Steps<readonly number[]> {
	const found = [yield* majoritySteps(outcomes, rows, sides)];
	for (let sample = 0; samples !== undefined && sample < sampleCount; sample++) {
		const sampled = yield* sampledRowsSteps(outcomes.actual, rows.length, samples, sample);
		found.push(yield* majoritySteps(outcomes, sampled, sides));
	}
	return found.filter((code) => code !== -1);
}

function* sampledRowsSteps(actual: Int32Array, count: number, samples: SampleBits, sample: number): Steps<Int32Array> {
	const rows = new Int32Array(count);
	yield* inSpans(actual.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const code = actual[row] as number;
			if (code !== -1) rows[code] = (rows[code] as number) + (((samples[row] as number) >> sample) & 1);
		}
	});
	return rows;
}

/** -1 where no row has a label. */
function* majoritySteps(outcomes: ClassOutcomes, rows: Int32Array, sides: readonly number[]): Steps<number> {
	let majority = -1;
	let most = 0;
	for (let code = 0; code < rows.length; code++) {
		if ((rows[code] as number) <= most) continue;
		most = rows[code] as number;
		majority = code;
	}
	yield;
	const isBetweenSides = majority !== -1 && sides.some((side) => rows[side] === most);
	return isBetweenSides ? yield* firstInOrderSteps(outcomes, rows, majority) : majority;
}

/** So many texts are made and compared in a few milliseconds. */
const textsPerStep = 1 << 12;

/** Of the labels that are as frequent as one the first in natural order. */
function* firstInOrderSteps(outcomes: ClassOutcomes, rows: Int32Array, majority: number): Steps<number> {
	const textOf = (code: number) => labelAt(outcomes, code) as string;
	let [first, text] = [majority, textOf(majority)];
	let compared = 0;
	for (let code = majority + 1; code < rows.length; code++) {
		if (rows[code] !== rows[majority]) continue;
		if (++compared % textsPerStep === 0) yield;
		const other = textOf(code);
		if (compareLabels(other, text) < 0) [first, text] = [code, other];
	}
	return first;
}
