/** The part of a list that is on the screen when it is scrolled down so far, never beyond its end. */
export function fromTop<T>(items: readonly T[], top: number, height: number): readonly T[] {
	const from = Math.min(top, Math.max(0, items.length - height));
	return items.slice(from, from + height);
}

/** The part of a list that is on the screen so that the cursor is in it, as near to its middle as the ends allow. */
export function windowOf<T>(items: readonly T[], cursor: number, height: number): readonly T[] {
	const at = Math.min(cursor, Math.max(0, items.length - 1));
	const top = Math.max(0, Math.min(at - Math.floor(height / 2), items.length - height));
	return items.slice(top, top + height);
}
