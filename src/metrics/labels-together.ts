import {inSpans, type Steps} from '../records/steps.js';
import {moreLabel} from './more-label.js';
import {type ClassOutcomes, labelAt} from './outcomes.js';

/** The new code of every label by its old one, on either side. */
export type NewCodes = {
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	/** The old codes of labels that stay by themselves, by their new ones: first those with a name. */
	readonly single: readonly number[];
	readonly named: number;
};

/** How many labels a side has, and whether a code is among them. */
export type LabelsOfSide = {readonly count: number; readonly has: (code: number) => boolean};

const labelsPerStep = 1 << 13;

/** The names of the new codes: behind those of single labels, three codes stand for several. */
export function* namesSteps(
	outcomes: ClassOutcomes,
	{actual, predicted}: {readonly actual: LabelsOfSide; readonly predicted: LabelsOfSide},
	{single, named}: Pick<NewCodes, 'single' | 'named'>,
): Steps<Pick<ClassOutcomes, 'labels' | 'together'>> {
	const labels: string[] = [];
	for (const code of single) {
		if (labels.push(labelAt(outcomes, code) as string) % labelsPerStep === 0) yield;
	}
	const restOf = ({count, has}: LabelsOfSide) => moreLabel(count - single.slice(0, named).filter(has).length);
	const together = {named, single: single.length, actual: restOf(actual), predicted: restOf(predicted)};
	labels.push(together.actual, together.predicted, together.actual);
	return {labels, together};
}

export function* recodedSteps(codes: Int32Array, newCodes: Int32Array): Steps<Int32Array> {
	const result = new Int32Array(codes.length);
	yield* inSpans(codes.length, (start, end) => recode(codes, newCodes, result, start, end));
	return result;
}

function recode(codes: Int32Array, newCodes: Int32Array, result: Int32Array, start: number, end: number): void {
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		result[row] = code === -1 ? -1 : (newCodes[code] as number);
	}
}
