import {complete, type Steps} from '../records/steps.js';

/** The rows by falling score. Ground truth plays no part, so a ranking stays good while only labels change. */
export type Ranking = {
	/** Indices of the rows that have a score (not NaN), highest score first, equal scores in row order. */
	readonly order: Int32Array;
	/** For each distinct score, highest first, the position in `order` after its last row. */
	readonly ends: Int32Array;
};

/** Below this the tables of a radix sort, one counter for each possible digit, cost more than comparisons. */
const fewestForRadix = 4096;

const known = new WeakMap<Float64Array, Ranking>();

/** Remembered as long as the scores themselves. */
export function rankScores(scores: Float64Array): Ranking {
	return known.get(scores) ?? complete(rankingSteps(scores));
}

/** The same in steps of a few milliseconds for each million rows. */
export function* rankingSteps(scores: Float64Array): Steps<Ranking> {
	const ranked = known.get(scores);
	if (ranked !== undefined) return ranked;
	const rows = scoredRows(scores);
	yield;
	const order = rows.length < fewestForRadix ? sortByComparison(scores, rows) : undefined;
	const ranking = order ? {order, ends: endsOfTies(scores, order)} : yield* rankByRadix(scores, rows);
	known.set(scores, ranking);
	return ranking;
}

function sortByComparison(scores: Float64Array, rows: Int32Array): Int32Array {
	// Infinity less infinity is NaN, which is falsy as well: equal scores stay in row order.
	return rows.sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
}

/**
 * Sorts by the upper halves of the scores first: 20 binary digits tell nearly all scores of a model apart. Only runs of
 * rows that share an upper half are sorted by the lower halves too.
 */
function* rankByRadix(scores: Float64Array, rows: Int32Array): Steps<Ranking> {
	const {rows: order, keys} = yield* radixSort({rows, keys: sortableHalves(scores, rows, 'upper')});
	yield;
	for (const run of sortShortRuns(scores, order, keys)) yield* sortLongRun(scores, run);
	yield;
	return {order, ends: endsOfTies(scores, order, keys)};
}

/** Sorts the rows of each short run of equal keys; returns the long runs. */
function sortShortRuns(scores: Float64Array, order: Int32Array, keys: Uint32Array): readonly Int32Array[] {
	const longRuns: Int32Array[] = [];
	for (let start = 0, end = 1; start < order.length; start = end++) {
		while (end < order.length && keys[end] === keys[start]) end++;
		if (end - start > shortRun) longRuns.push(order.subarray(start, end));
		else if (end - start > 1) sortShortRun(scores, order, start, end);
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

function* sortLongRun(scores: Float64Array, run: Int32Array): Steps<void> {
	if (run.every((row, at) => at === 0 || scores[run[at - 1] as number] === scores[row])) return;
	if (run.length < fewestForRadix) sortByComparison(scores, run);
	else run.set((yield* radixSort({rows: run.slice(), keys: sortableHalves(scores, run, 'lower')})).rows);
}

function scoredRows(scores: Float64Array): Int32Array {
	const rows = new Int32Array(scores.length);
	let count = 0;
	for (let row = 0; row < scores.length; row++) {
		if (!Number.isNaN(scores[row])) rows[count++] = row;
	}
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
	sortByDigit(unsorted, spare, 0);
	yield;
	sortByDigit(spare, unsorted, digitBits);
	return unsorted;
}

function sortByDigit(from: Keyed, to: Keyed, shift: number): void {
	const next = placesByDigit(from.keys, shift);
	for (let at = 0; at < from.keys.length; at++) {
		const key = from.keys[at] as number;
		const digit = (key >>> shift) & 0xffff;
		const place = next[digit] as number;
		next[digit] = place + 1;
		to.rows[place] = from.rows[at] as number;
		to.keys[place] = key;
	}
}

/** Where the first row with each digit goes. */
function placesByDigit(keys: Uint32Array, shift: number): Int32Array {
	const places = new Int32Array(1 << digitBits);
	for (let at = 0; at < keys.length; at++) {
		const digit = ((keys[at] as number) >>> shift) & 0xffff;
		places[digit] = (places[digit] as number) + 1;
	}
	let start = 0;
	for (let digit = 0; digit < places.length; digit++) {
		const count = places[digit] as number;
		places[digit] = start;
		start += count;
	}
	return places;
}

/** Rows whose keys differ differ in their scores. */
function endsOfTies(scores: Float64Array, order: Int32Array, keys?: Uint32Array): Int32Array {
	const ends = new Int32Array(order.length);
	let count = 0;
	for (let end = 1; end < order.length; end++) {
		const isTie = keys?.[end] === keys?.[end - 1] && scores[order[end] as number] === scores[order[end - 1] as number];
		if (!isTie) ends[count++] = end;
	}
	if (order.length > 0) ends[count++] = order.length;
	return ends.slice(0, count);
}
