/** The values at some indices; the very same array where none are given. */
export function picked<T extends Int32Array | Float64Array>(values: T, indices: Int32Array | undefined): T {
	if (indices === undefined) return values;
	const found = new (values.constructor as new (length: number) => T)(indices.length);
	for (let at = 0; at < indices.length; at++) found[at] = values[indices[at] as number] as number;
	return found;
}

/** The indices for which it holds; undefined where it holds for all. */
export function indicesWhere(length: number, holds: (index: number) => boolean): Int32Array | undefined {
	let count = 0;
	for (let index = 0; index < length; index++) if (holds(index)) count++;
	if (count === length) return undefined;
	const indices = new Int32Array(count);
	for (let index = length - 1; count > 0; index--) if (holds(index)) indices[--count] = index;
	return indices;
}
