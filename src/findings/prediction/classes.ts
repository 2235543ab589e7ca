import {argmax} from '../../mapping/role-values.js';

/**
 * Which class each index stands for, judged by the data: indices and labels are paired so that as many records as
 * possible agree, the strongest pairs first. Indices without a record of their own get the labels left over.
 */
export function pairIndices(
	indices: Int32Array,
	labels: Int32Array,
	size: number,
	names: readonly string[],
): readonly string[] {
	const counts = new Map<number, number>();
	for (let at = 0; at < indices.length; at++) {
		const [index, label] = [indices[at] as number, labels[at] as number];
		const pair = index * names.length + label;
		if (index >= 0 && label >= 0) counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	const classes: (string | undefined)[] = new Array(size).fill(undefined);
	const used = new Set<number>();
	for (const [pair] of [...counts].sort((a, b) => b[1] - a[1])) {
		const [index, label] = [Math.floor(pair / names.length), pair % names.length];
		if (index >= size || classes[index] !== undefined || used.has(label)) continue;
		classes[index] = names[label];
		used.add(label);
	}
	const left = names.filter((_, label) => !used.has(label));
	return classes.map((name, index) => name ?? left.shift() ?? String(index));
}

/** The largest element of a list at the given rows. */
export function argmaxAt(vector: readonly Float64Array[], rows: Int32Array, total: number): Int32Array {
	const best = argmax(vector, total);
	return rows.map((row) => best[row] as number);
}
