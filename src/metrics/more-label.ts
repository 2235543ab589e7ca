/** The name of what is not named. */
export function moreLabel(count: number): string {
	return `(${count.toLocaleString('en-US')} more)`;
}

/** How many labels a label of a table stands for: one, or those that are put together. */
export function labelsBehind(label: string): number {
	// Of thousands of labels hardly any is one of these.
	if (!label.startsWith('(')) return 1;
	const more = /^\(([\d,]+) more\)$/.exec(label)?.[1];
	return more === undefined ? 1 : Number(more.replaceAll(',', ''));
}
