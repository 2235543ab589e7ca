import {inSpans, type Steps} from '../records/steps.js';

/** Of the label codes from `first` on the most frequent ones, of equally frequent ones the first; `rows`: how many each has. */
export function* frequentCodesSteps(rows: Int32Array, first: number, most: number): Steps<readonly number[]> {
	const fewest = yield* smallestKeptSteps(rows, first, most);
	const more: number[] = [];
	const asMany: number[] = [];
	yield* inSpans(rows.length, (start, end) => {
		for (let code = Math.max(start, first); code < end; code++) {
			const count = rows[code] as number;
			if (count > fewest) more.push(code);
			else if (count === fewest && asMany.length < most) asMany.push(code);
		}
	});
	return [...more, ...asMany].slice(0, most);
}

/** Counts from here on are told apart no more; so frequent codes are few. */
const largestCount = 1 << 16;

/** The largest count that so many codes have or exceed. */
function* smallestKeptSteps(rows: Int32Array, first: number, most: number): Steps<number> {
	const codesWith = new Int32Array(largestCount + 1);
	yield* inSpans(rows.length, (start, end) => {
		for (let code = Math.max(start, first); code < end; code++) {
			const count = Math.min(largestCount, rows[code] as number);
			codesWith[count] = (codesWith[count] as number) + 1;
		}
	});
	let kept = 0;
	for (let count = largestCount; count > 1; count--) {
		kept += codesWith[count] as number;
		if (kept >= most) return count;
	}
	return 1;
}
