import {complete, inSpans, type Steps} from '../records/steps.js';
import type {SampleBits} from './deviation.js';
import {frequentCodesSteps} from './frequent-codes.js';
import {majorityCodesSteps} from './majority-codes.js';
import {type BinaryLabels, type ClassOutcomes, labelAt} from './outcomes.js';

/** How many labels of a side keep their names. */
export type Limits = {
	/** Of very many the most frequent ones. */
	readonly named: number;
	/** Up to so many labels of the ground truth are not very many: all of them keep theirs. */
	readonly truths: number;
};

const usualLimits: Limits = {named: 1000, truths: 10_000};

/**
 * Outcomes with very many labels, most of them put together. No metric changes by it:
 * - A label that is never right adds nothing to any metric but its rows, as ground truth and as prediction by itself.
 * - A label that is always right, all its rows on both sides being the same ones, has a recall and a precision of 1.
 * - The two labels of a binary problem, and those that a constant classifier would choose, stay by themselves.
 *
 * Others stay as they are, but have no name in a table. Outcomes with few labels are returned as they are.
 */
export function withFewLabels(
	outcomes: ClassOutcomes,
	sides: BinaryLabels,
	samples: SampleBits | undefined,
	limits?: Limits,
): ClassOutcomes {
	return complete(withFewLabelsSteps(outcomes, sides, samples, limits));
}

/** The same in steps. */
export function* withFewLabelsSteps(
	outcomes: ClassOutcomes,
	{positive, negative}: BinaryLabels,
	samples: SampleBits | undefined,
	limits: Limits = usualLimits,
): Steps<ClassOutcomes> {
	const {many, actual, predicted, score} = outcomes;
	if (many === undefined) return outcomes;
	const rows = yield* rowsOfLabelsSteps(outcomes, many.count);
	const areTruthsMany = countOf(rows.actual) > limits.truths;
	yield;
	const sides = [positive, negative].flatMap((label) => (label === undefined ? [] : (many.codeOf(label) ?? [])));
	const majorities = areTruthsMany ? yield* majorityCodesSteps(outcomes, rows.actual, sides, samples) : [];
	const truths = areTruthsMany ? yield* frequentCodesSteps(rows.actual, 0, limits.named) : firstCodes(many.ofTruth);
	const strangers = yield* frequentCodesSteps(rows.predicted, areTruthsMany ? 0 : many.ofTruth, limits.named);
	const codes = yield* putTogetherSteps(rows, new Set([...truths, ...majorities, ...sides, ...strangers]));
	yield;
	return {
		kind: 'classes',
		...(yield* textsSteps(outcomes, rows, codes)),
		actual: areTruthsMany ? yield* recodedSteps(actual, codes.actual) : actual,
		predicted: yield* recodedSteps(predicted, codes.predicted),
		score,
	};
}

function firstCodes(count: number): readonly number[] {
	return Array.from({length: count}, (_, code) => code);
}

/** By label code: the rows that have it as ground truth, as prediction, and as both. */
type RowsOfLabels = {readonly actual: Int32Array; readonly predicted: Int32Array; readonly agreeing: Int32Array};

function* rowsOfLabelsSteps({actual, predicted}: ClassOutcomes, count: number): Steps<RowsOfLabels> {
	const rows = {actual: new Int32Array(count), predicted: new Int32Array(count), agreeing: new Int32Array(count)};
	yield* inSpans(actual.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const [from, to] = [actual[row] as number, predicted[row] as number];
			if (from !== -1) rows.actual[from] = (rows.actual[from] as number) + 1;
			if (to !== -1) rows.predicted[to] = (rows.predicted[to] as number) + 1;
			if (from === to && from !== -1) rows.agreeing[from] = (rows.agreeing[from] as number) + 1;
		}
	});
	return rows;
}

/** The new code of every label by its old one, on either side. */
type NewCodes = {
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	/** The old codes of labels that stay by themselves, by their new ones: first those with a name. */
	readonly single: readonly number[];
	readonly named: number;
};

function* putTogetherSteps({actual, predicted, agreeing}: RowsOfLabels, named: ReadonlySet<number>): Steps<NewCodes> {
	const single = [...named];
	yield* inSpans(actual.length, (start, end) => {
		for (let code = start; code < end; code++) {
			const right = agreeing[code] as number;
			const isAlwaysRight = right === actual[code] && right === predicted[code];
			if (right > 0 && !isAlwaysRight && !named.has(code)) single.push(code);
		}
	});
	// Those that are never right are two codes: else they would agree with each other.
	const [neverTrue, neverPredicted, alwaysRight] = [single.length, single.length + 1, single.length + 2];
	const codes = {
		actual: new Int32Array(actual.length).fill(neverTrue),
		predicted: new Int32Array(actual.length).fill(neverPredicted),
	};
	yield* inSpans(actual.length, (start, end) => {
		for (let code = start; code < end; code++) {
			if (agreeing[code] === 0) continue;
			codes.actual[code] = alwaysRight;
			codes.predicted[code] = alwaysRight;
		}
	});
	for (const [code, old] of single.entries()) {
		codes.actual[old] = code;
		codes.predicted[old] = code;
	}
	return {...codes, single, named: named.size};
}

const labelsPerStep = 1 << 13;

function* textsSteps(
	outcomes: ClassOutcomes,
	rows: RowsOfLabels,
	{single, named}: NewCodes,
): Steps<Pick<ClassOutcomes, 'labels' | 'together'>> {
	const labels: string[] = [];
	for (const code of single) {
		if (labels.push(labelAt(outcomes, code) as string) % labelsPerStep === 0) yield;
	}
	const restOf = (ofSide: Int32Array) =>
		moreLabel(countOf(ofSide) - single.slice(0, named).filter((code) => ofSide[code] !== 0).length);
	yield;
	const actual = restOf(rows.actual);
	yield;
	const together = {named, single: single.length, actual, predicted: restOf(rows.predicted)};
	labels.push(together.actual, together.predicted, together.actual);
	return {labels, together};
}

function* recodedSteps(codes: Int32Array, newCodes: Int32Array): Steps<Int32Array> {
	const result = new Int32Array(codes.length);
	yield* inSpans(codes.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const code = codes[row] as number;
			result[row] = code === -1 ? -1 : (newCodes[code] as number);
		}
	});
	return result;
}

function countOf(rows: Int32Array): number {
	let count = 0;
	for (let code = 0; code < rows.length; code++) count += Number(rows[code] !== 0);
	return count;
}

/** The name of what is not named. */
export function moreLabel(count: number): string {
	return `(${count.toLocaleString('en-US')} more)`;
}

/** How many labels a label of a table stands for: one, or those that are put together. */
export function labelsBehind(label: string): number {
	const more = /^\(([\d,]+) more\)$/.exec(label)?.[1];
	return more === undefined ? 1 : Number(more.replaceAll(',', ''));
}
