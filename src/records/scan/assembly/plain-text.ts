/** Which of sixteen bytes are a quote, a backslash or a control character: one of them ends every plain text. */
export function endsOfText(bytes: v128): i32 {
	const quotes = i8x16.eq(bytes, i8x16.splat(0x22));
	const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
	const controls = i8x16.lt_u(bytes, i8x16.splat(0x20));
	return i8x16.bitmask(v128.or(v128.or(quotes, backslashes), controls));
}

/** Where a plain text ends. There are control characters at the end of the memory. */
export function endOfText(from: usize): usize {
	let at = from;
	let ends = endsOfText(v128.load(at));
	while (ends === 0) {
		at += 16;
		ends = endsOfText(v128.load(at));
	}
	return at + ctz(ends);
}
