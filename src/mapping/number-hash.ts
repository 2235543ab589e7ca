/** Two integers for each number. */
export function halvesOf({buffer, byteOffset, length}: Float64Array): Int32Array {
	return new Int32Array(buffer, byteOffset, 2 * length);
}

const scratch = new Float64Array(1);

export function hashOf(number: number): number {
	scratch[0] = number;
	return hashAt(halvesOf(scratch), 0);
}

/** Both halves of a number, mixed by multiplications. The same for -0 and 0, which differ in one bit only. */
export function hashAt(halves: Int32Array, at: number): number {
	const one = halves[2 * at] as number;
	const other = halves[2 * at + 1] as number;
	if ((one | other) << 1 === 0) return 0;
	const mixed = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
	return mixed ^ (mixed >>> 15);
}
