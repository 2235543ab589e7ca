import {rankScores} from './ranking.js';

/** Labels in natural order: numbers by value, then text by its characters, whatever the locale. */
export function sortLabels(labels: readonly string[]): string[] {
	return naturalOrder(labels).map((index) => labels[index] as string);
}

/** The first of the labels in natural order, of however many. */
export function firstInOrder(labels: readonly string[]): string | undefined {
	const [first, ...others] = labels;
	return first === undefined ? undefined : others.reduce((a, b) => (compareLabels(b, a) < 0 ? b : a), first);
}

/** The comparison of `sortLabels`, for two labels. */
export function compareLabels(left: string, right: string): number {
	const leftNumber = numberOf(left);
	const rightNumber = numberOf(right);
	if (Number.isNaN(leftNumber) !== Number.isNaN(rightNumber)) {
		return Number.isNaN(leftNumber) ? 1 : -1;
	}
	if (leftNumber < rightNumber || leftNumber > rightNumber) {
		return leftNumber < rightNumber ? -1 : 1;
	}
	return compareText(left, right);
}

/** Indices of the labels in natural order. A million probabilities may be labels, so numbers are sorted as scores are. */
export function naturalOrder(labels: readonly string[]): number[] {
	const values = Float64Array.from(labels, (label) => -numberOf(label));
	const byText = (left: number, right: number) => compareText(labels[left] as string, labels[right] as string);
	const {order, ends} = rankScores(values);
	let start = 0;
	for (const end of ends) {
		// `1` and `1.0` are one number and two labels.
		if (end - start > 1) {
			order.subarray(start, end).sort(byText);
		}
		start = end;
	}
	const texts = Array.from(labels.keys()).filter((index) => Number.isNaN(values[index]));
	return [...order, ...texts.sort(byText)];
}

/** NaN for text. */
function numberOf(label: string): number {
	return label.trim() === '' ? Number.NaN : Number(label);
}

function compareText(left: string, right: string): number {
	return left < right ? -1 : Number(left > right);
}
