import {sortLabels} from '../metrics/label-order.js';
import {labelsBehind} from '../metrics/more-label.js';
import type {MatrixTable} from '../metrics/outcomes.js';

/** The labels of a confusion matrix that a screen has room for: on each side those with the largest counts, in natural order. */
export type MatrixLabels = {
	readonly actual: readonly string[];
	readonly predicted: readonly string[];
	/** How many labels the predictions have in all. */
	readonly predictedInAll: number;
	readonly rowTotal: (label: string) => number;
	readonly columnTotal: (label: string) => number;
};

const mostLabels = 64;
const known = new WeakMap<MatrixTable, MatrixLabels>();

/** Where a probability stands in the place of a label there are a million of them, so each table is looked at once. */
export function matrixLabels(table: MatrixTable): MatrixLabels {
	const labels = known.get(table) ?? labelsIn(table);
	known.set(table, labels);
	return labels;
}

function labelsIn(table: MatrixTable): MatrixLabels {
	const [rows, columns] = [new Map<string, number>(), new Map<string, number>()];
	for (const [actual, row] of Object.entries(table)) {
		for (const [predicted, count] of Object.entries(row)) {
			rows.set(actual, (rows.get(actual) ?? 0) + count);
			columns.set(predicted, (columns.get(predicted) ?? 0) + count);
		}
	}
	return {
		actual: largest(rows),
		predicted: largest(columns),
		predictedInAll: [...columns.keys()].reduce((sum, label) => sum + labelsBehind(label), 0),
		rowTotal: (label) => rows.get(label) ?? 0,
		columnTotal: (label) => columns.get(label) ?? 0,
	};
}

/** What a table puts together under one name is no label. */
function largest(totals: ReadonlyMap<string, number>): readonly string[] {
	const labels = [...totals].filter(([label]) => labelsBehind(label) === 1);
	const shown = labels.length <= mostLabels ? labels : labels.sort((a, b) => b[1] - a[1]).slice(0, mostLabels);
	return sortLabels(shown.map(([label]) => label));
}
