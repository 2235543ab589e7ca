/** The rows by falling score. Ground truth plays no part, so a ranking stays good while only labels change. */
export type Ranking = {
	/** Indices of the rows that have a score (not NaN), highest score first, equal scores in row order. */
	readonly order: Int32Array;
	/** For each distinct score, highest first, the position in `order` after its last row. */
	readonly ends: Int32Array;
};

const digitBits = 16;
const digitsPerKey = 4;

/** Below this the tables of a radix sort, one counter for each possible digit, cost more than comparisons. */
const fewestForRadix = 4096;

export function rankScores(scores: Float64Array): Ranking {
	const rows = scoredRows(scores);
	const order = rows.length < fewestForRadix ? sortByComparison(scores, rows) : sortByRadix(scores, rows);
	return {order, ends: endsOfTies(scores, order)};
}

function sortByComparison(scores: Float64Array, rows: Int32Array): Int32Array {
	// Infinity less infinity is NaN, which is falsy as well: equal scores stay in row order.
	return rows.sort((left, right) => (scores[right] as number) - (scores[left] as number) || left - right);
}

/** A million scores in well under a quarter of a second, several times as fast as comparisons of that many rows. */
function sortByRadix(scores: Float64Array, rows: Int32Array<ArrayBuffer>): Int32Array {
	const keys = sortableKeys(scores);
	let order = rows;
	let spare = new Int32Array(rows.length);
	for (let digit = 0; digit < digitsPerKey; digit++) {
		if (sortByDigit(keys, digit, order, spare)) {
			[order, spare] = [spare, order];
		}
	}
	return order;
}

function scoredRows(scores: Float64Array): Int32Array<ArrayBuffer> {
	const rows = new Int32Array(scores.length);
	let count = 0;
	for (let row = 0; row < scores.length; row++) {
		if (!Number.isNaN(scores[row])) {
			rows[count++] = row;
		}
	}
	return rows.subarray(0, count);
}

/** Four 16-bit digits a score, lowest first, that sort as unsigned numbers in the reverse order of the scores. */
function sortableKeys(scores: Float64Array): Uint16Array {
	const bytes = new DataView(new ArrayBuffer(8));
	const digits = new Uint16Array(scores.length * digitsPerKey);
	for (let row = 0; row < scores.length; row++) {
		// The sum turns -0 into 0: the two are one score.
		bytes.setFloat64(0, (scores[row] as number) + 0);
		const high = bytes.getUint32(0);
		const low = bytes.getUint32(4);
		// A float is a sign and a magnitude: magnitudes of positive numbers are turned round, negative numbers come after.
		const positive = high < 0x8000_0000;
		const turnedHigh = positive ? high ^ 0x7fff_ffff : high;
		const turnedLow = positive ? ~low : low;
		// Each element keeps the lowest 16 bits of what it is given.
		const at = row * digitsPerKey;
		digits[at] = turnedLow;
		digits[at + 1] = turnedLow >>> digitBits;
		digits[at + 2] = turnedHigh;
		digits[at + 3] = turnedHigh >>> digitBits;
	}
	return digits;
}

/** One stable counting pass from `from` into `to`; false, and nothing done, where all rows have the same digit. */
function sortByDigit(keys: Uint16Array, digit: number, from: Int32Array, to: Int32Array): boolean {
	const next = new Int32Array(1 << digitBits);
	for (let position = 0; position < from.length; position++) {
		const value = keys[(from[position] as number) * digitsPerKey + digit] as number;
		next[value] = (next[value] as number) + 1;
	}
	if (next.includes(from.length)) {
		return false;
	}
	let start = 0;
	for (let value = 0; value < next.length; value++) {
		const count = next[value] as number;
		next[value] = start;
		start += count;
	}
	for (let position = 0; position < from.length; position++) {
		const row = from[position] as number;
		const value = keys[row * digitsPerKey + digit] as number;
		const place = next[value] as number;
		to[place] = row;
		next[value] = place + 1;
	}
	return true;
}

function endsOfTies(scores: Float64Array, order: Int32Array): Int32Array {
	const ends = new Int32Array(order.length);
	let count = 0;
	for (let position = 0; position < order.length; position++) {
		const next = position + 1;
		if (next === order.length || scores[order[position] as number] !== scores[order[next] as number]) {
			ends[count++] = next;
		}
	}
	return ends.slice(0, count);
}
