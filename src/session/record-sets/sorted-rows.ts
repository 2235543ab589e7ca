/** The index of the first row that is not before this one. Rows are in order. */
export function indexFrom(rows: Int32Array, row: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] as number) < row) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The index of a row; undefined where it is not among them. */
export function indexOfRow(rows: Int32Array, row: number): number | undefined {
	const at = indexFrom(rows, row);
	return rows[at] === row ? at : undefined;
}

/** The nearest row after (1) or before (-1) this one; undefined where there is none. */
export function nextRow(rows: Int32Array, row: number, direction: 1 | -1): number | undefined {
	return direction === 1 ? rows[indexFrom(rows, row + 1)] : rows[indexFrom(rows, row) - 1];
}

/** The row that is so many steps away, from between two rows as well; the first or last where the steps lead further. */
export function rowStepsAway(rows: Int32Array, row: number, by: number): number | undefined {
	const at = indexFrom(rows, row);
	const isAmong = rows[at] === row;
	const to = by > 0 && !isAmong ? at + by - 1 : at + by;
	return rows[Math.max(0, Math.min(to, rows.length - 1))];
}

/** The rows that are in both. */
export function commonRows(a: Int32Array, b: Int32Array): Int32Array {
	const common = new Int32Array(Math.min(a.length, b.length));
	let count = 0;
	for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
		const [row, other] = [a[i] as number, b[j] as number];
		if (row === other) common[count++] = row;
		if (row <= other) i++;
		if (other <= row) j++;
	}
	return common.subarray(0, count);
}
