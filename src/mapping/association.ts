import {distinctCodes} from '../metrics/distinct-codes.js';
import {rankScores} from '../metrics/ranking.js';

/**
 * How strongly two columns hang together, 0 (not at all) to 1 (one follows from the other), whatever they are called.
 * Entry by entry; code -1 and NaN are entries without a value.
 */
export type Values =
	| {readonly kind: 'labels'; readonly codes: Int32Array}
	| {readonly kind: 'numbers'; readonly numbers: Float64Array};

/** Labels with labels: Cramér's V. Labels with numbers: |2·AUC − 1| of the best class. Numbers with numbers: |Pearson's r|. */
export function association(a: Values, b: Values): number {
	if (a.kind === 'labels' && b.kind === 'labels') return cramersV(a.codes, b.codes);
	if (a.kind === 'numbers' && b.kind === 'numbers') return Math.abs(correlation(a.numbers, b.numbers));
	const labels = a.kind === 'labels' ? a.codes : b.kind === 'labels' ? b.codes : new Int32Array();
	const numbers = a.kind === 'numbers' ? a.numbers : b.kind === 'numbers' ? b.numbers : new Float64Array();
	return Math.max(0, ...classesOf(labels).map((code) => Math.abs(2 * areaUnderCurve(labels, numbers, code) - 1)));
}

function classesOf(codes: Int32Array): readonly number[] {
	const classes = distinctCodes(codes);
	return classes.length <= 20 ? classes : [];
}

/** Probability that an entry of the class has the larger number; 0.5 where it cannot be told. */
export function areaUnderCurve(codes: Int32Array, numbers: Float64Array, positive: number): number {
	const {order, ends} = rankScores(numbers);
	let [above, below, twiceArea] = [0, 0, 0];
	let rank = 0;
	for (let tie = 0; tie < ends.length; tie++) {
		let [right, wrong] = [0, 0];
		for (; rank < (ends[tie] as number); rank++) {
			const code = codes[order[rank] as number] as number;
			right += Number(code === positive);
			wrong += Number(code !== positive && code !== -1);
		}
		twiceArea += wrong * (2 * above + right);
		above += right;
		below += wrong;
	}
	return above === 0 || below === 0 ? 0.5 : twiceArea / (2 * above * below);
}

function cramersV(a: Int32Array, b: Int32Array): number {
	const width = 1 + b.reduce((largest, code) => Math.max(largest, code), -1);
	const cells = new Map<number, number>();
	const rows = new Map<number, number>();
	const columns = new Map<number, number>();
	let total = 0;
	for (let index = 0; index < a.length; index++) {
		const [x, y] = [a[index] as number, b[index] as number];
		if (x === -1 || y === -1) continue;
		total++;
		increase(cells, x * width + y);
		increase(rows, x);
		increase(columns, y);
	}
	const freedom = Math.min(rows.size, columns.size) - 1;
	if (freedom < 1) return 0;
	let share = 0;
	for (const [cell, count] of cells) {
		const [x, y] = [Math.floor(cell / width), cell % width];
		share += (count * count) / ((rows.get(x) as number) * (columns.get(y) as number));
	}
	// Bias correction (Bergsma 2013): many small cells alone make V large.
	const phi = Math.max(0, share - 1 - ((rows.size - 1) * (columns.size - 1)) / Math.max(1, total - 1));
	return Math.min(1, Math.sqrt(phi / freedom));
}

function increase(counts: Map<number, number>, key: number): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function correlation(a: Float64Array, b: Float64Array): number {
	let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
	for (let index = 0; index < a.length; index++) {
		const [x, y] = [a[index] as number, b[index] as number];
		if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
		n++;
		sumA += x;
		sumB += y;
		sumAA += x * x;
		sumBB += y * y;
		sumAB += x * y;
	}
	const spread = Math.sqrt((n * sumAA - sumA * sumA) * (n * sumBB - sumB * sumB));
	return spread > 0 ? (n * sumAB - sumA * sumB) / spread : 0;
}
