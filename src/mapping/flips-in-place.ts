import type {ClassOutcomes} from '../metrics/outcomes.js';
import type {Flips} from './flips.js';
import type {ReadPairs} from './pair-cells.js';
import {indicesWhere, picked} from './picked.js';

/**
 * The flips of two readings that judge the very same pairs, one for each record, by labels: the plain case of most edits,
 * in a plain loop. Undefined in all other cases.
 */
export function flipsInPlace(before: ReadPairs, after: ReadPairs): Flips | undefined {
	const {captureRow, outcomes: old} = before;
	const {outcomes: now} = after;
	if (captureRow !== after.captureRow || old.kind === 'numbers' || now.kind === 'numbers') return undefined;
	if (!areSingle(captureRow)) return undefined;
	const cells = cellsOf(old, now);
	if (cells === undefined) return undefined;
	const pairs = indicesWhere(captureRow.length, (pair) => cells.before(pair) !== cells.after(pair));
	const rows = picked(captureRow, pairs);
	const flipped = pairs ?? Int32Array.from(captureRow.keys());
	const pairOr = (cell: (pair: number) => number) => flipped.map((pair) => (cell(pair) === outside ? -1 : pair));
	return {rows, fromPair: pairOr(cells.before), toPair: pairOr(cells.after)};
}

function areSingle(captureRow: Int32Array): boolean {
	let pair = 1;
	while (pair < captureRow.length && captureRow[pair] !== captureRow[pair - 1]) pair++;
	return pair >= captureRow.length;
}

/** A pair that is not in the matrix. */
const outside = -1;
/** Vocabularies up to this size have all their cells told apart by a number. */
const mostLabels = 1 << 10;

/** The cell of each pair as a number, the same number for the same two texts. */
function cellsOf(old: ClassOutcomes, now: ClassOutcomes) {
	const texts = [...new Set([...old.labels, ...now.labels])];
	if (texts.length > mostLabels) return undefined;
	const codes = new Map(texts.map((text, code) => [text, code]));
	return {before: cellCoder(old, codes), after: cellCoder(now, codes)};
}

function cellCoder({labels, actual, predicted}: ClassOutcomes, codes: ReadonlyMap<string, number>) {
	const common = Int32Array.from(labels, (label) => codes.get(label) ?? outside);
	return (pair: number) => {
		const [from, to] = [actual[pair] as number, predicted[pair] as number];
		if (from < 0 || to < 0) return outside;
		return (common[from] as number) * mostLabels + (common[to] as number);
	};
}
