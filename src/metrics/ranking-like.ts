import {inSpans, type Steps} from '../records/steps.js';
import {endsOfTiesSteps} from './ties.js';

/** The rows by falling score. Ground truth plays no part, so a ranking stays good while only labels change. */
export type Ranking = {
	/** Indices of the rows that have a score (not NaN), highest score first, equal scores in row order. */
	readonly order: Int32Array;
	/** For each distinct score, highest first, the position in `order` after its last row. */
	readonly ends: Int32Array;
	/** Each distinct score, highest first, where these were sorted and not found by another ranking. */
	readonly scores?: Float64Array;
	/** The same for all rankings that have the same ties in the same order, or in the opposite one. */
	readonly line: Line;
	/** Whether that is the opposite of the order of the first ranking in the line. */
	readonly isTurned: boolean;
};

/** Nothing but itself. */
type Line = Readonly<Record<never, never>>;

/**
 * The ranking of scores that come from others by a transform, by the ranking of those: percent and sigmoid keep the order
 * and the complement turns it round, so nothing is sorted but the rows of scores that are equal. Whether that is so is
 * looked at score by score; undefined where it is not. `like` has all rows that there are scores of.
 */
export function* rankingLikeSteps(scores: Float64Array, like: Ranking): Steps<Ranking | undefined> {
	const [first, last] = [like.order[0] ?? 0, like.order.at(-1) ?? 0];
	const isTurned = (scores[first] as number) < (scores[last] as number);
	if (!isPromising(someInOrder(scores, like.order, isTurned))) return undefined;
	const ordered = new Float64Array(scores.length);
	yield;
	const gather = isTurned ? gatherTurned : gatherInOrder;
	yield* inSpans(ordered.length, (from, to) => gather(ordered, scores, like.order, from, to));
	if (!isFalling(ordered)) return undefined;
	yield;
	const ends = yield* endsOfTiesSteps(ordered);
	const rows = isTurned ? yield* turnedSteps(like.order, ends) : like.order;
	const order = yield* inRowOrderSteps(rows, ends);
	const isSame = isTurned ? areTurned(ends, like.ends) : areEqual(ends, like.ends);
	return isSame
		? {order, ends, line: like.line, isTurned: isTurned !== like.isTurned}
		: {order, ends, line: {}, isTurned: false};
}

/** So many tell whether it is worth while to look at all. */
const mostLookedAt = 1 << 10;

/** The scores of some rows, as far from each other in the ranking as can be. */
function someInOrder(scores: Float64Array, order: Int32Array, isTurned: boolean): Float64Array {
	const distance = Math.max(1, Math.floor(order.length / mostLookedAt));
	const some = Float64Array.from({length: Math.floor(order.length / distance)}, (_, at) => {
		return scores[order[at * distance] as number] as number;
	});
	return isTurned ? some.reverse() : some;
}

/** Whether their order holds. Many rows with one score, such as those of labels, are sorted sooner by themselves. */
function isPromising(some: Float64Array): boolean {
	if (!isFalling(some)) return false;
	let equal = 0;
	for (let at = 1; at < some.length; at++) equal += Number(some[at] === some[at - 1]);
	return equal <= some.length / 2 || some.length < mostLookedAt;
}

function gatherInOrder(ordered: Float64Array, scores: Float64Array, order: Int32Array, from: number, to: number): void {
	for (let rank = from; rank < to; rank++) ordered[rank] = scores[order[rank] as number] as number;
}

function gatherTurned(ordered: Float64Array, scores: Float64Array, order: Int32Array, from: number, to: number): void {
	const last = order.length - 1;
	for (let rank = from; rank < to; rank++) ordered[rank] = scores[order[last - rank] as number] as number;
}

/** False also where a score is missing. */
function isFalling(ordered: Float64Array): boolean {
	for (let rank = 1; rank < ordered.length; rank++) {
		if (!((ordered[rank] as number) <= (ordered[rank - 1] as number))) return false;
	}
	return !Number.isNaN(ordered[0]);
}

/** The ties from the last one to the first, the rows of each as they were; where these end in the turned order is known. */
export function* turnedSteps(order: Int32Array, ends: Int32Array): Steps<Int32Array> {
	if (ends.length === order.length) return order.slice().reverse();
	const turned = new Int32Array(order.length);
	yield;
	yield* inSpans(ends.length, (first, last) => turnTies(turned, order, ends, first, last));
	return turned;
}

function turnTies(turned: Int32Array, order: Int32Array, ends: Int32Array, first: number, last: number): void {
	let rank = first === 0 ? 0 : (ends[first - 1] as number);
	for (let tie = first; tie < last; tie++) {
		const end = ends[tie] as number;
		for (let from = order.length - end; rank < end; rank++, from++) turned[rank] = order[from] as number;
	}
}

/** The very same order where the rows of every tie are in row order already. */
export function* inRowOrderSteps(order: Int32Array, ends: Int32Array): Steps<Int32Array> {
	let sorted = order;
	yield* inSpans(ends.length, (first, last) => {
		let start = first === 0 ? 0 : (ends[first - 1] as number);
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

function areEqual(ends: Int32Array, others: Int32Array): boolean {
	if (ends.length !== others.length) return false;
	for (let tie = 0; tie < ends.length; tie++) if (ends[tie] !== others[tie]) return false;
	return true;
}

/** Whether the ties are as long as those of the other ones from the last to the first. */
function areTurned(ends: Int32Array, others: Int32Array): boolean {
	if (ends.length !== others.length) return false;
	const [rows, last] = [ends.at(-1) ?? 0, ends.length - 1];
	for (let tie = 0; tie < last; tie++) {
		if ((ends[tie] as number) !== rows - (others[last - 1 - tie] as number)) return false;
	}
	return true;
}
