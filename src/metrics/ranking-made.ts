import {inSpans, type Steps} from '../records/steps.js';
import {madeSteps, type Origin} from './made-scores.js';
import {inRowOrderSteps, type Ranking, turnedSteps} from './ranking-like.js';

/**
 * The ranking of scores that were made from others, by the ranking of those: percent and sigmoid keep the order and the
 * complement turns it round. What is made of each distinct score tells, so no score is looked for by its row. Undefined
 * where the order is lost, or the distinct scores of the other ranking are not held.
 */
export function* rankingMadeSteps(
	{order, ends, scores, line, isTurned}: Ranking,
	make: Origin['make'],
): Steps<Ranking | undefined> {
	if (scores === undefined) return undefined;
	const made = yield* madeSteps(scores, make);
	const turns = (made[0] as number) < (made[made.length - 1] as number);
	if (turns) made.reverse();
	yield;
	const distinct = yield* distinctSteps(made);
	if (distinct === undefined) return undefined;
	const same = turns ? yield* turnedEndsSteps(ends, order.length) : ends;
	const rows = turns ? yield* turnedSteps(order, same) : order;
	if (distinct === ends.length) return {order: rows, ends: same, line, isTurned: turns !== isTurned};
	const fewer = yield* fewerEndsSteps(same, made, distinct);
	return {order: yield* inRowOrderSteps(rows, fewer), ends: fewer, line: {}, isTurned: false};
}

/** How many different ones falling scores are; undefined where one is missing, or higher than the one before it. */
function* distinctSteps(scores: Float64Array): Steps<number | undefined> {
	let distinct = Number.isNaN(scores[0]) ? Number.NaN : Math.min(1, scores.length);
	yield* inSpans(scores.length, (from, to) => {
		distinct += fallsIn(scores, Math.max(1, from), to);
	});
	return Number.isNaN(distinct) ? undefined : distinct;
}

/** How many scores are lower than the one before them; NaN where one is neither lower nor equal. */
function fallsIn(scores: Float64Array, from: number, to: number): number {
	let falls = 0;
	let before = scores[from - 1] as number;
	for (let at = from; at < to; at++) {
		const score = scores[at] as number;
		if (!(score <= before)) return Number.NaN;
		falls += Number(score < before);
		before = score;
	}
	return falls;
}

/** Where the same ties end if the last one comes first; the very same ends where each tie is a row. */
function* turnedEndsSteps(ends: Int32Array, rows: number): Steps<Int32Array> {
	if (ends.length === rows) return ends;
	const turned = new Int32Array(ends.length);
	yield* inSpans(ends.length - 1, (from, to) => turnEnds(turned, ends, rows, from, to));
	turned[ends.length - 1] = rows;
	return turned;
}

function turnEnds(turned: Int32Array, ends: Int32Array, rows: number, from: number, to: number): void {
	const last = ends.length - 2;
	for (let tie = from; tie < to; tie++) turned[tie] = rows - (ends[last - tie] as number);
}

/** Where ties end of which some have the same score now, which makes them one. */
function* fewerEndsSteps(ends: Int32Array, scores: Float64Array, distinct: number): Steps<Int32Array> {
	const fewer = new Int32Array(distinct);
	let count = 0;
	yield* inSpans(ends.length, (from, to) => {
		for (let tie = from; tie < to; tie++) {
			// After the last tie there is no score, which none is equal to.
			if (scores[tie] !== scores[tie + 1]) fewer[count++] = ends[tie] as number;
		}
	});
	return fewer;
}
