import type {ClassOutcomes} from '../metrics/outcomes.js';
import {inSpans, type Steps} from '../records/steps.js';
import type {Flips} from './flips.js';
import {singlePairsSteps} from './move-counts.js';
import type {ReadPairs} from './pair-cells.js';
import {madeLabelsSteps} from './prediction.js';
import {sharedCodes} from './shared-codes.js';

/**
 * The flips of two readings that judge the very same pairs, one for each record, by labels: the plain case of most edits,
 * in plain loops and a few steps. Undefined in all other cases.
 */
export function* flipsInPlaceSteps(before: ReadPairs, after: ReadPairs): Steps<Flips | undefined> {
	const {captureRow, outcomes: old} = before;
	const {outcomes: now} = after;
	if (captureRow !== after.captureRow || old.kind === 'numbers' || now.kind === 'numbers') return undefined;
	// Of labels that only the reading with many has, none is the same as one of the other reading.
	const labels = [...new Set([old, now].flatMap((one) => (one.many === undefined ? one.labels : [])))];
	const areComparable = labels.length < mostLabels && (old.many === undefined || now.many === undefined);
	if (!areComparable || !(yield* singlePairsSteps(captureRow))) return undefined;
	const codes = new Map(labels.map((text, code) => [text, code]));
	yield;
	const [oldCodes, newCodes] = [sharedCodes(old, codes, foreign), sharedCodes(now, codes, foreign)];
	const was = yield* predictedSteps(before, old);
	const is = yield* predictedSteps(after, now);
	const most = captureRow.length;
	const [rows, fromPair, toPair] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
	let count = 0;
	yield* inSpans(most, (from, to) => {
		count = addFlips(
			rows,
			fromPair,
			toPair,
			count,
			captureRow,
			old.actual,
			was,
			oldCodes,
			now.actual,
			is,
			newCodes,
			from,
			to,
		);
	});
	return {rows: rows.slice(0, count), fromPair: fromPair.slice(0, count), toPair: toPair.slice(0, count)};
}

/** The predicted labels; those that a threshold makes are made only now. */
function* predictedSteps({byThreshold}: ReadPairs, outcomes: ClassOutcomes): Steps<Int32Array> {
	yield* madeLabelsSteps({score: outcomes.score, cut: byThreshold?.cut});
	return outcomes.predicted;
}

/** Vocabularies up to this size have all their cells told apart by a number. */
const mostLabels = 1 << 10;
/** The place of all labels that are in one reading only. */
const foreign = mostLabels - 1;
/** A pair that is not in the matrix. */
const outside = -1;

/** The cell of a pair as a number, the same number for the same two texts. */
function cellAt(actual: Int32Array, predicted: Int32Array, common: Int32Array, pair: number): number {
	const [from, to] = [actual[pair] as number, predicted[pair] as number];
	return from >= 0 && to >= 0 ? (common[from] as number) * mostLabels + (common[to] as number) : outside;
}

/** Returns how many flips there are then. */
function addFlips(
	rows: Int32Array,
	fromPair: Int32Array,
	toPair: Int32Array,
	count: number,
	captureRow: Int32Array,
	actualBefore: Int32Array,
	predictedBefore: Int32Array,
	codesBefore: Int32Array,
	actual: Int32Array,
	predicted: Int32Array,
	codes: Int32Array,
	from: number,
	to: number,
): number {
	let at = count;
	for (let pair = from; pair < to; pair++) {
		const was = cellAt(actualBefore, predictedBefore, codesBefore, pair);
		const is = cellAt(actual, predicted, codes, pair);
		if (was === is) continue;
		rows[at] = captureRow[pair] as number;
		fromPair[at] = was === outside ? -1 : pair;
		toPair[at++] = is === outside ? -1 : pair;
	}
	return at;
}
