/** Bytes that are the same in every line, and the same bytes as numbers of eight, in which they are compared. */
export type Literal = {
	readonly eights: Float64Array;
	/** The up to seven bytes that are left over. */
	readonly rest: Uint8Array;
	readonly length: number;
};

/** Bytes, and the same bytes to be read several at a time. */
export type Block = {readonly bytes: Uint8Array; readonly view: DataView};

export function blockOf(bytes: Uint8Array): Block {
	return {bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)};
}

/**
 * Eight bytes are one double: the only number that JavaScript reads eight bytes of at once. Two doubles are equal just
 * when their bytes are, but for zeros of either sign and for NaN; bytes of such a number are compared one by one.
 */
export function literalOf(bytes: Uint8Array): Literal {
	const {view} = blockOf(bytes);
	const eights: number[] = [];
	for (let at = 0; at + 8 <= bytes.length; at += 8) {
		const eight = view.getFloat64(at, true);
		if (eight === 0 || Number.isNaN(eight)) break;
		eights.push(eight);
	}
	return {eights: Float64Array.from(eights), rest: bytes.slice(eights.length * 8), length: bytes.length};
}

/** The position behind a literal that stands at `at`; -1 where something else stands there. */
export function afterLiteral({bytes, view}: Block, at: number, {eights, rest, length}: Literal): number {
	if (at + length > view.byteLength) return -1;
	let next = at;
	for (let index = 0; index < eights.length; index++) {
		if (view.getFloat64(next, true) !== eights[index]) return -1;
		next += 8;
	}
	for (let index = 0; index < rest.length; index++) if (bytes[next + index] !== rest[index]) return -1;
	return at + length;
}
