type Growable = Int32Array | Uint32Array | Float64Array | Uint8Array | Uint16Array;

/** A copy with room for `length` elements and more: as many as are expected in the end, or else as many again. */
export function grown<T extends Growable>(array: T, length: number, expected = 0): T {
	return enlarged(array, expected >= length ? expected : Math.max(256, Math.ceil(length * 2)));
}

/** A copy with room for exactly `length` elements. */
export function enlarged<T extends Growable>(array: T, length: number): T {
	const copy = new (array.constructor as new (length: number) => T)(length);
	copy.set(array as never);
	return copy;
}
