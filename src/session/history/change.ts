import type {Outcome} from '../../mapping/after.js';
import {type FlipSummary, summaryOf} from '../../mapping/flip-moves.js';
import {type Flips, flipsBetween} from '../../mapping/flips.js';

/** What came of going from one outcome to another: the records that changed their cell of the matrix. */
export type Change = {
	readonly from: Outcome;
	readonly to: Outcome;
	readonly flips: Flips;
	readonly summary: FlipSummary;
};

const known = new WeakMap<Outcome, Change>();

/** Remembered for the last outcome that each one was compared with. */
export function changeBetween(from: Outcome, to: Outcome): Change {
	const last = known.get(to);
	if (last?.from === from) return last;
	const flips = flipsBetween(from.reading, to.reading);
	const change = {from, to, flips, summary: summaryOf(from.reading, to.reading, flips)};
	known.set(to, change);
	return change;
}
