import {inSpans, type Steps} from '../records/steps.js';

/** Of the label codes from `first` on the most frequent ones, of equally frequent ones the first; `rows`: how many each has. */
export function* frequentCodesSteps(rows: Int32Array, first: number, most: number): Steps<readonly number[]> {
	const {fewest, above} = yield* smallestKeptSteps(rows, first, most);
	const more: number[] = [];
	const asMany: number[] = [];
	for (let code = first; code < rows.length && (more.length < above || asMany.length < most); code++) {
		const count = rows[code] as number;
		if (count > fewest) more.push(code);
		else if (count === fewest && asMany.length < most) asMany.push(code);
		if (code % codesPerStep === 0) yield;
	}
	return [...more, ...asMany].slice(0, most);
}

const codesPerStep = 1 << 17;
/** Counts from here on are told apart no more; so frequent codes are few. */
const largestCount = 1 << 16;

/** The largest count that so many codes have or exceed, and how many exceed it. */
function* smallestKeptSteps(rows: Int32Array, first: number, most: number) {
	const codesWith = new Int32Array(largestCount + 1);
	yield* inSpans(rows.length, (start, end) => addCounts(codesWith, rows, Math.max(start, first), end));
	let kept = 0;
	for (let count = largestCount; count > 1; count--) {
		const more = codesWith[count] as number;
		if (kept + more >= most) return {fewest: count, above: count === largestCount ? more : kept};
		kept += more;
	}
	return {fewest: 1, above: kept};
}

/** Codes with one row are mostly nearly all, and need no count. */
function addCounts(codesWith: Int32Array, rows: Int32Array, start: number, end: number): void {
	for (let code = start; code < end; code++) {
		const count = rows[code] as number;
		if (count < 2) continue;
		const counted = Math.min(largestCount, count);
		codesWith[counted] = (codesWith[counted] as number) + 1;
	}
}
