/** What many measurements of one thing come to. */
export type Spread = {readonly median: number; readonly worst: number; readonly count: number};

export function spreadOf(values: readonly number[]): Spread {
	return {median: median(values), worst: Math.max(...values), count: values.length};
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
	if (below === undefined || above === undefined) throw new Error('nothing was measured');
	return (below + above) / 2;
}
