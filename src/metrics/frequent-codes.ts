import type {RowsOfCodes} from './rows-of-codes.js';

/** Of the label codes from `first` on the most frequent ones, of equally frequent ones the first. */
export function frequentCodes(counted: RowsOfCodes, first: number, most: number): readonly number[] {
	const {rows} = counted;
	const repeated = counted.repeated.filter((code) => code >= first);
	const fewest = smallestKept(rows, repeated, most);
	const codes: number[] = [];
	const asMany: number[] = [];
	for (const code of repeated) {
		const count = rows[code] as number;
		if (count > fewest) codes.push(code);
		else if (count === fewest && asMany.length < most) asMany.push(code);
	}
	codes.push(...asMany);
	// Of very many labels the first ones are enough.
	for (let code = first; fewest === 1 && code < rows.length && codes.length < most; code++) {
		if (rows[code] === 1) codes.push(code);
	}
	return codes.slice(0, most);
}

/** Counts from here on are told apart no more; so frequent codes are few. */
const largestCount = 1 << 16;

/** The largest number of rows that so many codes have or exceed, 1 where there are not as many. */
function smallestKept(rows: Int32Array, codes: Int32Array, most: number): number {
	const codesWith = new Int32Array(largestCount + 1);
	for (const code of codes) {
		const count = Math.min(largestCount, rows[code] as number);
		codesWith[count] = (codesWith[count] as number) + 1;
	}
	let kept = 0;
	for (let count = largestCount; count > 1 && codes.length >= most; count--) {
		kept += codesWith[count] as number;
		if (kept >= most) return count;
	}
	return 1;
}
