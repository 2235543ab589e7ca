export type DiffLine = {readonly mark: '+' | '-' | ' '; readonly text: string};

/** The shortest line diff of two texts. Where lines were replaced, the removed ones stand before the added ones. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
	const old = linesOf(before);
	const now = linesOf(after);
	const common = commonLengths(old, now);
	const lines: DiffLine[] = [];
	let i = 0;
	let j = 0;
	while (i < old.length || j < now.length) {
		const [removed, added] = [old[i], now[j]];
		if (removed !== undefined && removed === added) {
			lines.push({mark: ' ', text: removed});
			i++;
			j++;
		} else if (removed !== undefined && (added === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
			lines.push({mark: '-', text: removed});
			i++;
		} else if (added !== undefined) {
			lines.push({mark: '+', text: added});
			j++;
		}
	}
	return lines;
}

/** A newline at the end ends the last line; it does not begin an empty one. */
function linesOf(text: string): readonly string[] {
	if (text === '') return [];
	return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** `[i][j]`: how many lines the rests from `i` and from `j` on have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
	const table = Array.from({length: old.length + 1}, () => new Array<number>(now.length + 1).fill(0));
	for (let i = old.length - 1; i >= 0; i--) {
		const row = table[i] ?? [];
		for (let j = now.length - 1; j >= 0; j--) {
			row[j] = old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
		}
	}
	return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
	return table[i]?.[j] ?? 0;
}
