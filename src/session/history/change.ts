import type {Outcome} from '../../mapping/after.js';
import {type FlipSummary, summaryOf} from '../../mapping/flip-moves.js';
import {type Flips, flipsBetween} from '../../mapping/flips.js';
import {movesInPlace} from '../../mapping/moves-in-place.js';
import {thresholdMoves} from '../../mapping/threshold-moves.js';

/** What came of going from one outcome to another: the records that changed their cell of the matrix. */
export type Change = {
	readonly from: Outcome;
	readonly to: Outcome;
	/** One by one; found when somebody wants to see them. */
	readonly flips: Flips;
	readonly summary: FlipSummary;
};

/** The last change that was asked for; it holds two readings of all records. */
let last: Change | undefined;
const mostListed = 1 << 17;

/** Remembered while it is asked for again and again, as a screen does. */
export function changeBetween(from: Outcome, to: Outcome): Change {
	if (last?.from !== from || last.to !== to) last = changeFound(from, to);
	return last;
}

function changeFound(from: Outcome, to: Outcome): Change {
	let found: Flips | undefined;
	const flips = () => {
		found ??= flipsBetween(from.reading, to.reading);
		return found;
	};
	const counted = thresholdMoves(from.reading, to.reading) ?? movesInPlace(from.reading, to.reading);
	const summary = counted ?? summaryOf(from.reading, to.reading, flips());
	// A list of very many is made again when somebody looks at it.
	if (summary.records > mostListed) found = undefined;
	return {
		from,
		to,
		get flips() {
			return flips();
		},
		summary,
	};
}
