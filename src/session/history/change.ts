import type {Outcome} from '../../mapping/after.js';
import {type FlipSummary, summaryOfSteps} from '../../mapping/flip-moves.js';
import {type Flips, flipsBetweenSteps} from '../../mapping/flips.js';
import {movesInPlaceSteps} from '../../mapping/moves-in-place.js';
import {thresholdMoves} from '../../mapping/threshold-moves.js';
import {complete, type Steps} from '../../records/steps.js';

/** What came of going from one outcome to another: the records that changed their cell of the matrix. */
export type Change = {
	readonly from: Outcome;
	readonly to: Outcome;
	/** One by one; found when somebody wants to see them. */
	readonly flips: Flips;
	readonly summary: FlipSummary;
};

type Ends = Pick<Change, 'from' | 'to'>;

/** The last change that was asked for; it holds two readings of all records. */
let last: Change | undefined;
/** By the outcome that they lead to; found as long as somebody holds them. */
const known = new WeakMap<Outcome, WeakRef<Change>>();
const listed = new WeakMap<Change, Flips>();
const mostListed = 1 << 17;

/** Remembered while it is asked for again and again, as a screen does. */
export function changeBetween(from: Outcome, to: Outcome): Change {
	return complete(changeSteps({from, to}));
}

/** The same in steps. */
export function* changeSteps(ends: Ends): Steps<Change> {
	const found = knownBetween(ends) ?? (yield* foundSteps(ends));
	known.set(ends.to, new WeakRef(found));
	last = found;
	return found;
}

function knownBetween({from, to}: Ends): Change | undefined {
	const found = last?.to === to ? last : known.get(to)?.deref();
	return found?.from === from ? found : undefined;
}

/** Whether it is there at once: remembered, or counted without a look at the records. */
export function changeIsAtHand(ends: Ends): boolean {
	const [from, to] = [ends.from.reading, ends.to.reading];
	return knownBetween(ends) !== undefined || isSame(ends) || thresholdMoves(from, to) !== undefined;
}

/** Lists its flips, where nobody has done so. */
export function* flipsSteps(change: Change): Steps<Flips> {
	const flips = listed.get(change) ?? (yield* flipsBetweenSteps(change.from.reading, change.to.reading));
	listed.set(change, flips);
	return flips;
}

export function areFlipsListed(change: Change): boolean {
	return listed.has(change) || change.summary.records === 0;
}

/** Whether the very same pairs were judged in the very same way. */
function isSame({from, to}: Ends): boolean {
	return from.reading.outcomes === to.reading.outcomes && from.reading.captureRow === to.reading.captureRow;
}

function* foundSteps(ends: Ends): Steps<Change> {
	const [from, to] = [ends.from.reading, ends.to.reading];
	const counted = isSame(ends) ? undefined : (thresholdMoves(from, to) ?? (yield* movesInPlaceSteps(from, to)));
	if (counted !== undefined) return changeOf(ends, counted);
	const flips = yield* flipsBetweenSteps(from, to);
	const change = changeOf(ends, yield* summaryOfSteps(from, to, flips));
	// A list of very many is made again when somebody looks at it.
	if (flips.rows.length <= mostListed) listed.set(change, flips);
	return change;
}

function changeOf({from, to}: Ends, summary: FlipSummary): Change {
	const change: Change = {
		from,
		to,
		get flips() {
			return complete(flipsSteps(change));
		},
		summary,
	};
	return change;
}
