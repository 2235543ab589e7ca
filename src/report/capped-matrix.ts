import {labelsBehind, moreLabel} from '../metrics/more-label.js';
import type {MatrixTable} from '../metrics/outcomes.js';

/**
 * A confusion matrix with at most `most` labels on each side: the most frequent ones, in the order of the table, and one
 * row and column named `(N more)` for all others. No count is lost. A table that fits is returned as it is.
 */
export function cappedMatrix(table: MatrixTable, most: number): MatrixTable {
	const rows = new Map<string, number>();
	const columns = new Map<string, number>();
	for (const [actual, cells] of Object.entries(table)) {
		for (const [predicted, count] of Object.entries(cells)) {
			rows.set(actual, (rows.get(actual) ?? 0) + count);
			columns.set(predicted, (columns.get(predicted) ?? 0) + count);
		}
	}
	if (rows.size <= most && columns.size <= most) return table;
	const rowName = naming(rows, most);
	const columnName = naming(columns, most);
	const capped = new Map<string, Map<string, number>>();
	for (const [actual, cells] of Object.entries(table)) {
		const row = capped.get(rowName(actual)) ?? new Map<string, number>();
		capped.set(rowName(actual), row);
		for (const [predicted, count] of Object.entries(cells)) {
			row.set(columnName(predicted), (row.get(columnName(predicted)) ?? 0) + count);
		}
	}
	const ordered = [...capped].sort(([a], [b]) => Number(a === rowName.rest) - Number(b === rowName.rest));
	return Object.fromEntries(ordered.map(([label, row]) => [label, Object.fromEntries(restLast(row, columnName.rest))]));
}

type Naming = ((label: string) => string) & {readonly rest: string};

/** What is put together already never keeps its name before a label that has one. */
function labelsIn(label: string): number {
	return Number(labelsBehind(label) > 1);
}

/** The name under which a label is counted: its own, or that of the rest. */
function naming(counts: ReadonlyMap<string, number>, most: number): Naming {
	const byCount = [...counts].sort(([a, x], [b, y]) => labelsIn(a) - labelsIn(b) || y - x);
	const kept = new Set((counts.size <= most ? byCount : byCount.slice(0, most)).map(([label]) => label));
	const others = [...counts.keys()].filter((label) => !kept.has(label));
	const rest = moreLabel(others.reduce((sum, label) => sum + labelsBehind(label), 0));
	return Object.assign((label: string) => (kept.has(label) ? label : rest), {rest});
}

function restLast(row: ReadonlyMap<string, number>, rest: string): readonly (readonly [string, number])[] {
	return [...row].sort(([a], [b]) => Number(a === rest) - Number(b === rest));
}
