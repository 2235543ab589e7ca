/**
 * Four bytes in one number, looked at together (Mycroft's and Warren's bit tricks, "Hacker's Delight", chapter 6):
 * half the time of one byte after the other.
 */

const ones = 0x01010101;
const highs = 0x80808080 | 0;
const lows = 0x7f7f7f7f;

/** The byte at which a plain text may end: quotes and backslashes; below this, control characters. */
const quotes = 0x22222222;
const backslashes = 0x5c5c5c5c;
const printable = 0xe0e0e0e0 | 0;
const commas = 0x2c2c2c2c;

/** Not zero where one of the four bytes is a quote, a backslash or a control character. */
export function endsPlainText(word: number): number {
	const quote = word ^ quotes;
	const backslash = word ^ backslashes;
	const control = word & printable;
	return (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) | ((control - ones) & ~control)) & highs;
}

/** How many of the four bytes are commas. */
export function commasIn(word: number): number {
	const other = word ^ commas;
	const isComma = ~(((other & lows) + lows) | other | lows);
	return Math.imul((isComma >>> 7) & ones, ones) >>> 24;
}
