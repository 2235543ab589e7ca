import {inSpans, type Steps} from '../records/steps.js';
import type {Ranking} from './ranking-like.js';

/** So many different scores are told apart by looking at one after the other. */
const mostScores = 16;
const missing = mostScores;

/** What the rows have so far: the place of the score of each, and by place the score and how many rows have it. */
type Counted = {readonly places: Uint8Array; readonly scores: Float64Array; readonly counts: Int32Array};

/**
 * The ranking of scores of which only few differ, such as labels that are numbers: nothing is compared but these. Undefined
 * where there are more, which is mostly seen in the first rows.
 */
export function* rankingOfFewSteps(scores: Float64Array): Steps<Ranking | undefined> {
	const counted: Counted = {
		places: new Uint8Array(scores.length),
		scores: new Float64Array(mostScores),
		counts: new Int32Array(mostScores + 1),
	};
	const {places, scores: known, counts} = counted;
	let different = 0;
	yield* inSpans(scores.length, (from, to) => {
		if (different <= mostScores) different = tellApart(places, known, counts, scores, different, from, to);
	});
	if (different > mostScores) return undefined;
	const falling = Array.from({length: different}, (_, place) => place).sort(
		(a, b) => scoreAt(counted, b) - scoreAt(counted, a),
	);
	const ends = new Int32Array(different);
	/** Where the next row with the score of each place goes. */
	const next = new Int32Array(mostScores + 1);
	let end = 0;
	for (const [tie, place] of falling.entries()) {
		next[place] = end;
		end += counted.counts[place] as number;
		ends[tie] = end;
	}
	next[missing] = end;
	const order = new Int32Array(scores.length);
	yield;
	yield* inSpans(scores.length, (from, to) => putInOrder(order, counted.places, next, from, to));
	const each = Float64Array.from(falling, (place) => scoreAt(counted, place));
	return {order: order.subarray(0, end), ends, scores: each, line: {}, isTurned: false};
}

function scoreAt({scores}: Counted, place: number): number {
	return scores[place] as number;
}

/** Returns how many scores differ up to here, or one more than can be told apart. */
function tellApart(
	places: Uint8Array,
	known: Float64Array,
	counts: Int32Array,
	scores: Float64Array,
	before: number,
	from: number,
	to: number,
): number {
	let different = before;
	for (let row = from; row < to; row++) {
		const score = scores[row] as number;
		let place = 0;
		while (place < different && known[place] !== score) place++;
		if (place === different) {
			if (Number.isNaN(score)) place = missing;
			else if (different === mostScores) return mostScores + 1;
			else known[different++] = score;
		}
		places[row] = place;
		counts[place] = (counts[place] as number) + 1;
	}
	return different;
}

function putInOrder(order: Int32Array, places: Uint8Array, next: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) {
		const place = places[row] as number;
		const at = next[place] as number;
		next[place] = at + 1;
		order[at] = row;
	}
}
