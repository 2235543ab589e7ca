/** Of the label codes from `first` on the most frequent ones, of equally frequent ones the first; `rows`: how many each has. */
export function frequentCodes(rows: Int32Array, first: number, most: number): readonly number[] {
	const fewest = smallestKept(rows, first, most);
	const more: number[] = [];
	const asMany: number[] = [];
	for (let code = first; code < rows.length; code++) {
		const count = rows[code] as number;
		if (count > fewest) more.push(code);
		else if (count === fewest && asMany.length < most) asMany.push(code);
	}
	return [...more, ...asMany].slice(0, most);
}

/** Counts from here on are told apart no more; so frequent codes are few. */
const largestCount = 1 << 16;

/** The largest count that so many codes have or exceed. */
function smallestKept(rows: Int32Array, first: number, most: number): number {
	const codesWith = new Int32Array(largestCount + 1);
	for (let code = first; code < rows.length; code++) {
		const count = Math.min(largestCount, rows[code] as number);
		codesWith[count] = (codesWith[count] as number) + 1;
	}
	let kept = 0;
	for (let count = largestCount; count > 1; count--) {
		kept += codesWith[count] as number;
		if (kept >= most) return count;
	}
	return 1;
}
