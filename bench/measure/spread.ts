/** What many measurements come to. */
export type Spread = {
	readonly median: number;
	readonly worst: number;
	/** Which of several things has the worst median. */
	readonly slowest?: string;
	/** The worst of all measurements. */
	readonly once: number;
	readonly count: number;
};

/** Of several things, each measured a few times, the medians count: so a slow moment of the machine is told apart. */
export function spreadOf(measured: readonly {readonly of?: string; readonly value: number}[]): Spread {
	const values = measured.map(({value}) => value);
	const [count, once] = [values.length, Math.max(...values)];
	const things = new Set(measured.flatMap(({of}) => of ?? []));
	if (things.size === 0) return {median: median(values), worst: once, once, count};
	const medians = [...things].map((thing) => ({
		thing,
		value: median(measured.filter(({of}) => of === thing).map(({value}) => value)),
	}));
	const {thing: slowest, value: worst} = medians.reduce((a, b) => (b.value > a.value ? b : a));
	return {median: median(medians.map(({value}) => value)), worst, slowest, once, count};
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
	if (below === undefined || above === undefined) throw new Error('nothing was measured');
	return (below + above) / 2;
}
