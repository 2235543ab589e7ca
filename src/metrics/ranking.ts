import {complete, inSpans, type Steps} from '../records/steps.js';
import {type Ranking, rankingLikeSteps} from './ranking-like.js';

export type {Ranking} from './ranking-like.js';

/** Below this the tables of a radix sort, one counter for each possible digit, cost more than comparisons. */
const fewestForRadix = 4096;

const known = new WeakMap<Float64Array, Ranking>();

/** Remembered as long as the scores themselves. */
export function rankScores(scores: Float64Array): Ranking {
	return known.get(scores) ?? complete(rankingSteps(scores));
}

/** The same in steps of a few milliseconds for each million rows. `like`: a ranking that may hold for these scores too. */
export function* rankingSteps(scores: Float64Array, like?: Ranking): Steps<Ranking> {
	const ranked = known.get(scores);
	if (ranked !== undefined) return ranked;
	const rows = yield* scoredRowsSteps(scores);
	const ranking = yield* rankRowsOf(scores, rows, like);
	known.set(scores, ranking);
	return ranking;
}

function* rankRowsOf(scores: Float64Array, rows: Int32Array, like: Ranking | undefined): Steps<Ranking> {
	const alike = like?.order.length === rows.length ? yield* rankingLikeSteps(scores, like) : undefined;
	if (alike !== undefined) return alike;
	if (rows.length >= fewestForRadix) return yield* rankByRadix(scores, rows);
	const order = sortByComparison(scores, rows);
	return {order, ends: yield* endsOfTiesSteps(scores, order, new Uint32Array(order.length))};
}

function sortByComparison(scores: Float64Array, rows: Int32Array): Int32Array {
	// Infinity less infinity is NaN, which is falsy as well: equal scores stay in row order.
	return rows.sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
}

function* rankByRadix(scores: Float64Array, rows: Int32Array): Steps<Ranking> {
	const {rows: order, keys} = yield* sortByKeys(scores, rows, 'even');
	yield;
	return {order, ends: yield* endsOfTiesSteps(scores, order, keys)};
}

/** Each kind of keys tells apart what the kind before left in one run. */
const finerKeys = {even: 'upper', upper: 'lower', lower: undefined} as const;
type KeyKind = keyof typeof finerKeys;

/** Sorts by keys of 32 bits, which tell nearly all scores of a model apart; only runs of equal keys are sorted further. */
function* sortByKeys(scores: Float64Array, rows: Int32Array, kind: KeyKind): Steps<Keyed> {
	const keys = kind === 'even' ? yield* evenKeysSteps(scores, rows) : undefined;
	const sorted = yield* radixSort({
		rows,
		keys: keys ?? sortableHalves(scores, rows, kind === 'lower' ? 'lower' : 'upper'),
	});
	yield;
	for (const run of sortShortRuns(scores, sorted)) yield* sortLongRun(scores, run, finerKeys[kind]);
	return sorted;
}

/**
 * The scores on an even scale from the highest to the lowest one; undefined where floating point has no such scale. Neither
 * a difference nor a product with a positive number ever turns the order of two numbers round.
 */
function* evenKeysSteps(scores: Float64Array, rows: Int32Array): Steps<Uint32Array | undefined> {
	let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	yield* inSpans(rows.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const score = scores[rows[at] as number] as number;
			if (score < lowest) lowest = score;
			if (score > highest) highest = score;
		}
	});
	const scale = largestKey / (highest - lowest);
	if (!Number.isFinite(scale) || scale === 0) return undefined;
	const keys = new Uint32Array(rows.length);
	yield* inSpans(rows.length, (from, to) => {
		for (let at = from; at < to; at++) keys[at] = (highest - (scores[rows[at] as number] as number)) * scale;
	});
	return keys;
}

const largestKey = 0xffff_ffff;

/** Sorts the rows of each short run of equal keys; returns the long runs. */
function sortShortRuns(scores: Float64Array, {rows, keys}: Keyed): readonly Int32Array[] {
	const longRuns: Int32Array[] = [];
	for (let at = 1; at < rows.length; at++) {
		if (keys[at] !== keys[at - 1]) continue;
		const start = at - 1;
		while (at < rows.length && keys[at] === keys[start]) at++;
		if (at - start > shortRun) longRuns.push(rows.subarray(start, at));
		else sortShortRun(scores, rows, start, at);
	}
	return longRuns;
}

/** Runs up to this length are sorted by insertion. */
const shortRun = 24;

function sortShortRun(scores: Float64Array, order: Int32Array, start: number, end: number): void {
	for (let at = start + 1; at < end; at++) {
		const row = order[at] as number;
		const score = scores[row] as number;
		let place = at;
		for (; place > start && (scores[order[place - 1] as number] as number) < score; place--) {
			order[place] = order[place - 1] as number;
		}
		order[place] = row;
	}
}

function* sortLongRun(scores: Float64Array, run: Int32Array, finer: KeyKind | undefined): Steps<void> {
	if (finer === undefined || isTied(scores, run)) return;
	if (run.length < fewestForRadix) sortByComparison(scores, run);
	else run.set((yield* sortByKeys(scores, run.slice(), finer)).rows);
}

function isTied(scores: Float64Array, run: Int32Array): boolean {
	const first = scores[run[0] as number];
	for (let at = 1; at < run.length; at++) if (scores[run[at] as number] !== first) return false;
	return true;
}

function* scoredRowsSteps(scores: Float64Array): Steps<Int32Array> {
	const rows = new Int32Array(scores.length);
	let count = 0;
	yield* inSpans(scores.length, (from, to) => {
		for (let row = from; row < to; row++) if (!Number.isNaN(scores[row])) rows[count++] = row;
	});
	return rows.subarray(0, count);
}

/** One half of each score as an unsigned number; the halves sort in the reverse order of the scores. */
function sortableHalves(scores: Float64Array, rows: Int32Array, half: 'upper' | 'lower'): Uint32Array {
	const bytes = new DataView(new ArrayBuffer(8));
	const keys = new Uint32Array(rows.length);
	for (let at = 0; at < rows.length; at++) {
		// The sum turns -0 into 0: the two are one score.
		bytes.setFloat64(0, (scores[rows[at] as number] as number) + 0);
		const high = bytes.getUint32(0);
		// A float is a sign and a magnitude: magnitudes of positive numbers are turned round, negative numbers come after.
		const positive = high < 0x8000_0000;
		if (half === 'upper') keys[at] = positive ? high ^ 0x7fff_ffff : high;
		else keys[at] = positive ? ~bytes.getUint32(4) : bytes.getUint32(4);
	}
	return keys;
}

/** Rows and the keys that they are sorted by. */
type Keyed = {readonly rows: Int32Array; readonly keys: Uint32Array};

const digitBits = 16;

/** Sorts by the lower digit, then by the upper one; both times rows with equal digits stay in order. */
function* radixSort(unsorted: Keyed): Steps<Keyed> {
	const spare = {rows: new Int32Array(unsorted.rows.length), keys: new Uint32Array(unsorted.rows.length)};
	yield;
	yield* sortByDigit(unsorted, spare, 0);
	yield* sortByDigit(spare, unsorted, digitBits);
	return unsorted;
}

function* sortByDigit(from: Keyed, to: Keyed, shift: number): Steps<void> {
	const next = yield* placesByDigit(from.keys, shift);
	yield* inSpans(from.keys.length, (start, end) => {
		for (let at = start; at < end; at++) {
			const key = from.keys[at] as number;
			const digit = (key >>> shift) & 0xffff;
			const place = next[digit] as number;
			next[digit] = place + 1;
			to.rows[place] = from.rows[at] as number;
			to.keys[place] = key;
		}
	});
}

/** Where the first row with each digit goes. */
function* placesByDigit(keys: Uint32Array, shift: number): Steps<Int32Array> {
	const places = new Int32Array(1 << digitBits);
	yield* inSpans(keys.length, (from, to) => {
		for (let at = from; at < to; at++) {
			const digit = ((keys[at] as number) >>> shift) & 0xffff;
			places[digit] = (places[digit] as number) + 1;
		}
	});
	let start = 0;
	for (let digit = 0; digit < places.length; digit++) {
		const count = places[digit] as number;
		places[digit] = start;
		start += count;
	}
	return places;
}

/** Rows whose keys differ differ in their scores. */
function* endsOfTiesSteps(scores: Float64Array, order: Int32Array, keys: Uint32Array): Steps<Int32Array> {
	const ends = new Int32Array(order.length);
	let count = 0;
	yield* inSpans(order.length, (from, to) => {
		for (let end = Math.max(1, from); end < to; end++) {
			const mayTie = keys[end] === keys[end - 1];
			if (mayTie && scores[order[end] as number] === scores[order[end - 1] as number]) continue;
			ends[count++] = end;
		}
	});
	if (order.length > 0) ends[count++] = order.length;
	return count === ends.length ? ends : ends.slice(0, count);
}
