/** A figure of the running debugger. */
export type Figure = {
	readonly name: string;
	readonly unit: 'ms' | 'bytes';
	readonly measured: readonly Measured[];
	/** What it has to stay under. */
	readonly bound?: number;
};

/** Where several things are measured, such as all commands, `of` says which of them this one is about. */
export type Measured = {readonly of?: string; readonly value: number};

/** Measurements of one thing. */
export function measured(values: readonly number[]): readonly Measured[] {
	return values.map((value) => ({value}));
}

/** What was measured in several sessions, together. */
export function together(sessions: readonly (readonly Figure[])[]): readonly Figure[] {
	const figures = new Map<string, Figure>();
	for (const figure of sessions.flat()) {
		const known = figures.get(figure.name)?.measured ?? [];
		figures.set(figure.name, {...figure, measured: [...known, ...figure.measured]});
	}
	return [...figures.values()];
}
