import {inSpans, type Steps} from '../records/steps.js';

/** For each distinct score of scores in their order, where its last one ends. */
export function* endsOfTiesSteps(ordered: Float64Array): Steps<Int32Array> {
	const ends = new Int32Array(ordered.length);
	let count = 0;
	yield* inSpans(ordered.length, (from, to) => {
		count = addEnds(ends, count, ordered, Math.max(1, from), to);
	});
	if (ordered.length > 0) ends[count++] = ordered.length;
	if (count === ends.length) return ends;
	const exact = new Int32Array(count);
	yield* inSpans(count, (from, to) => exact.set(ends.subarray(from, to), from));
	return exact;
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

/** Each distinct score of scores in their order; the very same ones where no two are equal. */
export function* scoresOfTiesSteps(ordered: Float64Array, ends: Int32Array): Steps<Float64Array> {
	if (ends.length === ordered.length) return ordered;
	const scores = new Float64Array(ends.length);
	yield* inSpans(ends.length, (from, to) => {
		for (let tie = from; tie < to; tie++) scores[tie] = ordered[(ends[tie] as number) - 1] as number;
	});
	return scores;
}
