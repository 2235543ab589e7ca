import {type BinaryLabels, type ClassOutcomes, labelAt} from './outcomes.js';

/** Of very many labels that are predictions only, this many of the most frequent ones keep their names. */
const mostNamed = 1000;

/**
 * Outcomes with very many labels, most of them put together under one name. No metric changes by it: what is put together
 * is predicted only, and can neither agree with a ground truth nor be one of the two labels. Others are left as they are.
 */
export function withFewLabels(outcomes: ClassOutcomes, {positive, negative}: BinaryLabels): ClassOutcomes {
	const {many, actual, predicted, score} = outcomes;
	if (many === undefined) return outcomes;
	const sides = [positive, negative].map((label) => (label === undefined ? undefined : many.codeOf(label)));
	const strangers = frequentCodes(predicted, many);
	const named = new Set([...sides.filter((code) => code !== undefined && code >= many.ofTruth), ...strangers]);
	const newCodes = new Int32Array(many.count).fill(many.ofTruth + named.size);
	for (let code = 0; code < many.ofTruth; code++) newCodes[code] = code;
	const labels = Array.from({length: many.ofTruth}, (_, code) => many.at(code));
	for (const code of named) newCodes[code as number] = labels.push(labelAt(outcomes, code as number) as string) - 1;
	labels.push(moreLabel(many.count - labels.length));
	return {kind: 'classes', labels, actual, predicted: recoded(predicted, newCodes), score};
}

function recoded(codes: Int32Array, newCodes: Int32Array): Int32Array {
	const result = new Int32Array(codes.length);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] as number;
		result[row] = code === -1 ? -1 : (newCodes[code] as number);
	}
	return result;
}

/** The most frequent codes that are no ground truth, of equally frequent ones the first. */
function frequentCodes(codes: Int32Array, {count, ofTruth}: {readonly count: number; readonly ofTruth: number}) {
	const counts = new Int32Array(count);
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] as number;
		if (code >= ofTruth) counts[code] = (counts[code] as number) + 1;
	}
	const fewest = smallestKept(counts);
	const more: number[] = [];
	const asMany: number[] = [];
	for (let code = ofTruth; code < count; code++) {
		const rows = counts[code] as number;
		if (rows > fewest) more.push(code);
		else if (rows === fewest && asMany.length < mostNamed) asMany.push(code);
	}
	return [...more, ...asMany].slice(0, mostNamed);
}

/** Counts from here on are told apart no more; so frequent codes are few. */
const largestCount = 1 << 16;

/** The largest count that so many codes have or exceed; codes with more than it all keep their names. */
function smallestKept(counts: Int32Array): number {
	const codesWith = new Int32Array(largestCount + 1);
	for (let code = 0; code < counts.length; code++) {
		const count = Math.min(largestCount, counts[code] as number);
		codesWith[count] = (codesWith[count] as number) + 1;
	}
	let kept = 0;
	for (let count = largestCount; count > 1; count--) {
		kept += codesWith[count] as number;
		if (kept >= mostNamed) return count;
	}
	return 1;
}

/** The name of what is not named. */
export function moreLabel(count: number): string {
	return `(${count.toLocaleString('en-US')} more)`;
}

/** How many labels a label of a table stands for: one, or those that are put together. */
export function labelsBehind(label: string): number {
	const more = /^\(([\d,]+) more\)$/.exec(label)?.[1];
	return more === undefined ? 1 : Number(more.replaceAll(',', ''));
}
