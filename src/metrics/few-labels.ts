import {complete, inSpans, type Steps} from '../records/steps.js';
import type {SampleBits} from './deviation.js';
import {frequentCodes} from './frequent-codes.js';
import {type LabelsOfSide, type NewCodes, namesSteps, recodedSteps} from './labels-together.js';
import {majorityCodesSteps} from './majority-codes.js';
import {type FewLabels, type Limits, withFewOfOneSideSteps} from './one-sided-labels.js';
import type {BinaryLabels, ClassOutcomes} from './outcomes.js';
import {type RowsOfCodes, rowsOfCodesSteps} from './rows-of-codes.js';

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
): FewLabels {
	return complete(withFewLabelsSteps(outcomes, sides, samples, limits));
}

/** The same in steps. */
export function* withFewLabelsSteps(
	outcomes: ClassOutcomes,
	{positive, negative}: BinaryLabels,
	samples: SampleBits | undefined,
	limits: Limits = usualLimits,
): Steps<FewLabels> {
	const {many, actual, predicted, score} = outcomes;
	if (many === undefined) return outcomes;
	const sides = [positive, negative].flatMap((label) => (label === undefined ? [] : (many.codeOf(label) ?? [])));
	const oneSided = yield* withFewOfOneSideSteps(outcomes, many, sides, samples, limits);
	if (oneSided !== undefined) return oneSided;
	const rows = yield* rowsOfLabelsSteps(outcomes, many.count);
	const areTruthsMany = many.ofTruth > limits.truths;
	yield;
	const majorities = areTruthsMany ? yield* majorityCodesSteps(outcomes, rows.actual, sides, samples) : [];
	const truths = areTruthsMany ? frequentCodes(rows.actual, 0, limits.named) : firstCodes(many.ofTruth);
	const strangers = frequentCodes(rows.predicted, areTruthsMany ? 0 : many.ofTruth, limits.named);
	const codes = yield* putTogetherSteps(rows, new Set([...truths, ...majorities, ...sides, ...strangers]));
	yield;
	return {
		kind: 'classes',
		...(yield* namesSteps(outcomes, {actual: ofSide(rows.actual), predicted: ofSide(rows.predicted)}, codes)),
		actual: areTruthsMany ? yield* recodedSteps(actual, codes.actual) : actual,
		predicted: yield* recodedSteps(predicted, codes.predicted),
		score,
	};
}

function firstCodes(count: number): readonly number[] {
	return Array.from({length: count}, (_, code) => code);
}

/** By label code: the rows that have it as ground truth, as prediction, and as both. */
type RowsOfLabels = {readonly actual: RowsOfCodes; readonly predicted: RowsOfCodes; readonly agreeing: Int32Array};

function* rowsOfLabelsSteps({actual, predicted}: ClassOutcomes, count: number): Steps<RowsOfLabels> {
	const agreeing = new Int32Array(count);
	yield* inSpans(actual.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const code = actual[row] as number;
			if (code === predicted[row] && code !== -1) agreeing[code] = (agreeing[code] as number) + 1;
		}
	});
	const ofActual = yield* rowsOfCodesSteps(actual, count);
	return {actual: ofActual, predicted: yield* rowsOfCodesSteps(predicted, count), agreeing};
}

function* putTogetherSteps(rows: RowsOfLabels, named: ReadonlySet<number>): Steps<NewCodes> {
	const {agreeing} = rows;
	const [actual, predicted] = [rows.actual.rows, rows.predicted.rows];
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

function ofSide({rows, occurring}: RowsOfCodes): LabelsOfSide {
	return {count: occurring, has: (code) => rows[code] !== 0};
}
