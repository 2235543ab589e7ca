const known = new WeakMap<Int32Array, readonly number[]>();

/** The label codes that occur, in order of appearance, without the -1 of missing values. Remembered with the codes. */
export function distinctCodes(codes: Int32Array): readonly number[] {
	const found = known.get(codes) ?? findDistinct(codes, codes.length);
	known.set(codes, found);
	return found;
}

/** The same; undefined where more than so many occur, which is seen soon. */
export function fewDistinctCodes(codes: Int32Array, most: number): readonly number[] | undefined {
	const found = known.get(codes) ?? findDistinct(codes, most);
	if (found.length > most) return undefined;
	known.set(codes, found);
	return found;
}

const places = new WeakMap<Int32Array, Uint8Array>();

/** 1 for each label code that occurs. Remembered with the codes. */
export function occurringCodes(codes: Int32Array): Uint8Array {
	const found = places.get(codes) ?? new Uint8Array(1 + codes.reduce((most, code) => Math.max(most, code), -1));
	if (!places.has(codes)) for (let row = 0; row < codes.length; row++) found[codes[row] as number] = 1;
	places.set(codes, found);
	return found;
}

/** Ends with the first one that is too many. */
function findDistinct(codes: Int32Array, most: number): readonly number[] {
	const found: number[] = [];
	let seen = new Uint8Array(64);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] as number;
		if (code === -1 || (code < seen.length && seen[code] === 1)) continue;
		if (code >= seen.length) {
			const longer = new Uint8Array(2 * code);
			longer.set(seen);
			seen = longer;
		}
		seen[code] = 1;
		found.push(code);
		if (found.length > most) break;
	}
	return found;
}
