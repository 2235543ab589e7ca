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
	const classes = new Set(codes);
	classes.delete(-1);
	return classes.size <= 20 ? [...classes] : [];
}

/** Probability that an entry of the class has the larger number; 0.5 where it cannot be told. */
export function areaUnderCurve(codes: Int32Array, numbers: Float64Array, positive: number): number {
	const order = [...numbers.keys()].filter((index) => codes[index] !== -1 && !Number.isNaN(numbers[index]));
	order.sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
	let rankSum = 0;
	let positives = 0;
	for (let start = 0; start < order.length; ) {
		let end = start;
		while (end < order.length && numbers[order[end] as number] === numbers[order[start] as number]) end++;
		for (let at = start; at < end; at++) {
			if (codes[order[at] as number] !== positive) continue;
			positives++;
			rankSum += (start + end + 1) / 2;
		}
		start = end;
	}
	const negatives = order.length - positives;
	if (positives === 0 || negatives === 0) return 0.5;
	return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function cramersV(a: Int32Array, b: Int32Array): number {
	const cells = new Map<string, number>();
	const rows = new Map<number, number>();
	const columns = new Map<number, number>();
	let total = 0;
	for (let index = 0; index < a.length; index++) {
		const [x, y] = [a[index] as number, b[index] as number];
		if (x === -1 || y === -1) continue;
		total++;
		cells.set(`${x} ${y}`, (cells.get(`${x} ${y}`) ?? 0) + 1);
		rows.set(x, (rows.get(x) ?? 0) + 1);
		columns.set(y, (columns.get(y) ?? 0) + 1);
	}
	const freedom = Math.min(rows.size, columns.size) - 1;
	if (freedom < 1) return 0;
	let share = 0;
	for (const [cell, count] of cells) {
		const [x = 0, y = 0] = cell.split(' ').map(Number);
		share += (count * count) / ((rows.get(x) ?? 1) * (columns.get(y) ?? 1));
	}
	// Bias correction (Bergsma 2013): many small cells alone make V large.
	const phi = Math.max(0, share - 1 - ((rows.size - 1) * (columns.size - 1)) / Math.max(1, total - 1));
	return Math.min(1, Math.sqrt(phi / freedom));
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
