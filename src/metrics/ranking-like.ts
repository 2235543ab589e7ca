import {inSpans, type Steps} from '../records/steps.js';

/** The rows by falling score. Ground truth plays no part, so a ranking stays good while only labels change. */
export type Ranking = {
	/** Indices of the rows that have a score (not NaN), highest score first, equal scores in row order. */
	readonly order: Int32Array;
	/** For each distinct score, highest first, the position in `order` after its last row. */
	readonly ends: Int32Array;
};

/**
 * The ranking of scores that come from others by a transform, by the ranking of those: percent and sigmoid keep the order
 * and the complement turns it round, so nothing is sorted but the rows of scores that are equal. Whether that is so is
 * looked at score by score; undefined where it is not. `like` has as many rows as there are scores.
 */
export function* rankingLikeSteps(scores: Float64Array, like: Ranking): Steps<Ranking | undefined> {
	const ordered = new Float64Array(like.order.length);
	yield* inSpans(ordered.length, (from, to) => {
		for (let rank = from; rank < to; rank++) ordered[rank] = scores[like.order[rank] as number] as number;
	});
	if (isFalling(ordered)) return yield* rankingOf(like.order, ordered);
	ordered.reverse();
	yield;
	return isFalling(ordered) ? yield* rankingOf(like.order.slice().reverse(), ordered) : undefined;
}

function* rankingOf(order: Int32Array, ordered: Float64Array): Steps<Ranking> {
	yield;
	const ends = yield* endsOfTiesSteps(ordered);
	return {order: yield* inRowOrderSteps(order, ends), ends};
}

/** False also where a score is missing. */
function isFalling(ordered: Float64Array): boolean {
	for (let rank = 1; rank < ordered.length; rank++) {
		if (!((ordered[rank] as number) <= (ordered[rank - 1] as number))) return false;
	}
	return !Number.isNaN(ordered[0]);
}

/** Where the ties of scores in their order end. */
export function* endsOfTiesSteps(ordered: Float64Array): Steps<Int32Array> {
	const ends = new Int32Array(ordered.length);
	let count = 0;
	yield* inSpans(ordered.length, (from, to) => {
		count = addEnds(ends, count, ordered, Math.max(1, from), to);
	});
	if (ordered.length > 0) ends[count++] = ordered.length;
	return count === ends.length ? ends : ends.slice(0, count);
}

/** Returns how many ends there are then. */
function addEnds(ends: Int32Array, count: number, ordered: Float64Array, from: number, to: number): number {
	let added = count;
	for (let end = from; end < to; end++) {
		// Without a branch, which would be random: that costs more than writing.
		ends[added] = end;
		added += Number(ordered[end] !== ordered[end - 1]);
	}
	return added;
}

/** The very same order where the rows of every tie are in row order already. */
function* inRowOrderSteps(order: Int32Array, ends: Int32Array): Steps<Int32Array> {
	let sorted = order;
	let start = 0;
	yield* inSpans(ends.length, (first, last) => {
		for (let tie = first; tie < last; tie++) {
			const end = ends[tie] as number;
			if (end - start > 1 && !isRising(order, start, end)) {
				if (sorted === order) sorted = order.slice();
				sorted.subarray(start, end).sort();
			}
			start = end;
		}
	});
	return sorted;
}

function isRising(rows: Int32Array, start: number, end: number): boolean {
	for (let at = start + 1; at < end; at++) if ((rows[at] as number) < (rows[at - 1] as number)) return false;
	return true;
}
