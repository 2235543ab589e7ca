import type {Outcome} from '../../mapping/after.js';
import {type FlipSummary, summaryOf} from '../../mapping/flip-moves.js';
import {type Flips, flipsBetween} from '../../mapping/flips.js';
import {thresholdMoves} from '../../mapping/threshold-moves.js';

/** What came of going from one outcome to another: the records that changed their cell of the matrix. */
export type Change = {
	readonly from: Outcome;
	readonly to: Outcome;
	/** One by one; found when somebody wants to see them. */
	readonly flips: Flips;
	readonly summary: FlipSummary;
};

const known = new WeakMap<Outcome, Change>();

/** Remembered for the last outcome that each one was compared with. */
export function changeBetween(from: Outcome, to: Outcome): Change {
	const last = known.get(to);
	if (last?.from === from) return last;
	let found: Flips | undefined;
	const flips = () => {
		found ??= flipsBetween(from.reading, to.reading);
		return found;
	};
	const summary = thresholdMoves(from.reading, to.reading) ?? summaryOf(from.reading, to.reading, flips());
	const change: Change = {
		from,
		to,
		get flips() {
			return flips();
		},
		summary,
	};
	known.set(to, change);
	return change;
}
