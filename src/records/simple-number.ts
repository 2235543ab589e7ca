/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({length: 23}, (_, exponent) => Number(`1e${exponent}`));
/** More digits than this may add up to more than a double holds exactly. */
const mostDigits = 22;

/**
 * The number that plain decimal digits spell (`12`, `-0.5`), as `Number` gives it: as long as both the
 * digits and the power of ten are exact doubles, one division rounds correctly (Clinger 1990). NaN for every other
 * spelling (exponents, more digits, zeros in front, a sign of zero), which then has to be read as text.
 */
export function simpleNumber(bytes: Uint8Array, from: number, to: number): number {
	const negative = bytes[from] === 0x2d;
	const start = negative ? from + 1 : from;
	let digits = 0;
	let point = -1;
	for (let at = start; at < to; at++) {
		const digit = (bytes[at] as number) - 0x30;
		if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
		else if (digit === -2 && point < 0 && at > start) point = at;
		else return Number.NaN;
	}
	const count = to - start - (point < 0 ? 0 : 1);
	if (count === 0 || count > mostDigits || digits > Number.MAX_SAFE_INTEGER) return Number.NaN;
	if (point === to - 1 || (negative && digits === 0)) return Number.NaN;
	if (bytes[start] === 0x30 && to - start > 1 && point !== start + 1) return Number.NaN;
	const magnitude = point < 0 ? digits : digits / (powers[to - point - 1] as number);
	return negative ? -magnitude : magnitude;
}
