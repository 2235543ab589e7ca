/**
 * The candidate that a mistyped word most likely means, or undefined when none is close. Case and word separators
 * count for nothing (`ground_truth` is `groundTruth`), a beginning counts as close (`Binary`), otherwise about one
 * slip for every three letters is forgiven. Between equally close ones the earlier candidate wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
	const wanted = bare(word);
	let best: string | undefined;
	let bestDistance = Number.POSITIVE_INFINITY;
	for (const candidate of candidates) {
		const distance = distanceBetween(wanted, bare(candidate));
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}

function bare(word: string): string {
	return word.toLowerCase().replaceAll(/[\s_-]/g, '');
}

function distanceBetween(a: string, b: string): number {
	if (a === '' || b === '') return Number.POSITIVE_INFINITY;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	// Below one slip, and the less is left out the closer.
	if (short.length >= 3 && long.startsWith(short)) return 1 - 1 / (1 + long.length - short.length);
	const forgiven = Math.floor(long.length / 3);
	if (long.length - short.length > forgiven) return Number.POSITIVE_INFINITY;
	const distance = editDistance(a, b);
	return distance <= forgiven ? distance : Number.POSITIVE_INFINITY;
}

/** Insertions, deletions, replacements, and swaps of two neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) cost = Math.min(cost, at(beforeLast, j - 2) + 1);
			row.push(cost);
		}
		beforeLast = last;
		last = row;
	}
	return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] ?? Number.POSITIVE_INFINITY;
}
