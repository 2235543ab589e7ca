import type {SearchNews} from '../session/searching/search.js';

/** What a search has found so far. */
export type FoundRows = {
	readonly scanned: (records: number) => void;
	readonly add: (row: number) => void;
	/** A line, by its number, that is no record. */
	readonly addStray: (line: number) => void;
	readonly addUnread: (records: number) => void;
	readonly news: () => Pick<SearchNews, 'scanned' | 'rows' | 'strays' | 'unread'>;
};

export function foundRows(): FoundRows {
	let rows = new Int32Array(1024);
	let [count, scanned, unread, isSorted] = [0, 0, 0, true];
	const strays: number[] = [];
	return {
		scanned(records) {
			scanned += records;
		},
		add(row) {
			if (count === rows.length) {
				const more = new Int32Array(rows.length * 2);
				more.set(rows);
				rows = more;
			}
			if (count > 0 && (rows[count - 1] as number) > row) isSorted = false;
			rows[count++] = row;
		},
		addStray(line) {
			strays.push(line);
		},
		addUnread(records) {
			unread += records;
		},
		news() {
			// What is handed out is never written to again: rows are only added behind it.
			const found = rows.subarray(0, count);
			return {scanned, rows: isSorted ? found : found.slice().sort(), strays: [...strays], unread};
		},
	};
}
