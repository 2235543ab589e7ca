import type {ClassOutcomes} from '../metrics/outcomes.js';
import type {Steps} from '../records/steps.js';
import type {Flips} from './flips.js';
import {areSinglePairs} from './move-counts.js';
import type {ReadPairs} from './pair-cells.js';
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
	if (!areComparable || !areSinglePairs(captureRow)) return undefined;
	const codes = new Map(labels.map((text, code) => [text, code]));
	yield;
	const from = cellsOf(old, codes);
	yield;
	const to = cellsOf(now, codes);
	yield;
	return differing(captureRow, from, to);
}

/** Vocabularies up to this size have all their cells told apart by a number. */
const mostLabels = 1 << 10;
/** The place of all labels that are in one reading only. */
const foreign = mostLabels - 1;
/** A pair that is not in the matrix. */
const outside = -1;

/** The cell of each pair as a number, the same number for the same two texts. */
function cellsOf(outcomes: ClassOutcomes, codes: ReadonlyMap<string, number>): Int32Array {
	const {actual, predicted} = outcomes;
	const common = sharedCodes(outcomes, codes, foreign);
	const cells = new Int32Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		const [from, to] = [actual[pair] as number, predicted[pair] as number];
		const isInside = from >= 0 && to >= 0;
		cells[pair] = isInside ? (common[from] as number) * mostLabels + (common[to] as number) : outside;
	}
	return cells;
}

function differing(captureRow: Int32Array, before: Int32Array, after: Int32Array): Flips {
	let count = 0;
	for (let pair = 0; pair < before.length; pair++) if (before[pair] !== after[pair]) count++;
	const flips = {rows: new Int32Array(count), fromPair: new Int32Array(count), toPair: new Int32Array(count)};
	let at = 0;
	for (let pair = 0; at < count; pair++) {
		if (before[pair] === after[pair]) continue;
		flips.rows[at] = captureRow[pair] as number;
		flips.fromPair[at] = before[pair] === outside ? -1 : pair;
		flips.toPair[at++] = after[pair] === outside ? -1 : pair;
	}
	return flips;
}
