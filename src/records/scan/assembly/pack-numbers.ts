/** Powers of ten that a double holds exactly. */
const powers: usize = memory.data<f64>([
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
	1e21, 1e22,
]);
/** More digits than this may add up to more than a double holds exactly. */
const mostDigits: usize = 22;
const mostInteger: u64 = 0x1fffffffffffff;

/**
 * Reads the numbers of one value of lines that follow each other, as long as they are values of this type and plain
 * decimal digits; gives back how many were read.
 */
export function packNumbers(span: usize, stride: usize, count: i32, type: u32, numbers: usize): i32 {
	for (let index = 0; index < count; index++) {
		if (load<u32>(span + 8) !== type) return index;
		const number = simpleNumber(load<u32>(span), load<u32>(span + 4));
		if (F64.isNaN(number)) return index;
		store<f64>(numbers + ((<usize>index) << 3), number);
		span += stride;
	}
	return count;
}

/** The same as `simpleNumber` of `../../simple-number.ts`, which says why it is right. */
function simpleNumber(from: usize, to: usize): f64 {
	const negative = load<u8>(from) === 0x2d && from < to;
	const start = negative ? from + 1 : from;
	let digits: u64 = 0;
	let point: usize = 0;
	for (let at = start; at < to; at++) {
		const byte = load<u8>(at);
		const digit = <u32>byte - 0x30;
		if (digit < 10) {
			digits = digits * 10 + digit;
			if (digits > mostInteger) return NaN;
		} else if (byte === 0x2e && point === 0 && at > start) point = at;
		else return NaN;
	}
	const count = to - start - (point === 0 ? 0 : 1);
	if (to <= start || count === 0 || count > mostDigits) return NaN;
	if (point === to - 1 || (negative && digits === 0)) return NaN;
	if (load<u8>(start) === 0x30 && to - start > 1 && point !== start + 1) return NaN;
	const magnitude = point === 0 ? <f64>digits : <f64>digits / load<f64>(powers + ((to - point - 1) << 3));
	return negative ? -magnitude : magnitude;
}
