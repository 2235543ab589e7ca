const known = new WeakMap<Int32Array, readonly number[]>();

/** The label codes that occur, in order of appearance, without the -1 of missing values. Remembered with the codes. */
export function distinctCodes(codes: Int32Array): readonly number[] {
	const found = known.get(codes) ?? findDistinct(codes);
	known.set(codes, found);
	return found;
}

function findDistinct(codes: Int32Array): readonly number[] {
	const found: number[] = [];
	let seen = new Uint8Array(64);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] as number;
		if (code === -1 || seen[code] === 1) continue;
		if (code >= seen.length) {
			const longer = new Uint8Array(2 * code);
			longer.set(seen);
			seen = longer;
		}
		seen[code] = 1;
		found.push(code);
	}
	return found;
}
