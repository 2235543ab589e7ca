import {inSpans, type Steps} from '../records/steps.js';
import type {Pairs} from './pairs.js';
import type {TruthLabels} from './truth-labels.js';

export type TruthFacts = {
	/** 1 for each label code that occurs in a pair. */
	readonly occurs: Uint8Array;
	/** Records that have any ground truth. */
	readonly records: number;
};

const known = new WeakMap<Int32Array, {readonly captureRow: Int32Array; readonly facts: TruthFacts}>();

/** Remembered with the labels; where few labels are counted by their cells, nobody asks. */
export function* truthFactsSteps({actual, space}: TruthLabels, {captureRow}: Pairs): Steps<TruthFacts> {
	const found = known.get(actual);
	if (found?.captureRow === captureRow) return found.facts;
	const occurs = new Uint8Array(space.size);
	let counted: Counted = {records: 0, last: -1};
	yield* inSpans(actual.length, (from, to) => {
		counted = countedIn(occurs, actual, captureRow, counted, from, to);
	});
	const facts = {occurs, records: counted.records};
	known.set(actual, {captureRow, facts});
	return facts;
}

/** Records so far, and the last one of them. */
type Counted = {readonly records: number; readonly last: number};

function countedIn(
	occurs: Uint8Array,
	actual: Int32Array,
	captureRow: Int32Array,
	before: Counted,
	from: number,
	to: number,
): Counted {
	let {records, last} = before;
	for (let pair = from; pair < to; pair++) {
		const code = actual[pair] as number;
		if (code === -1) continue;
		occurs[code] = 1;
		const row = captureRow[pair] as number;
		records += Number(row !== last);
		last = row;
	}
	return {records, last};
}
