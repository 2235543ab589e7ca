import {sortLabels} from '../metrics/label-order.js';
import {labelsBehind} from '../metrics/more-label.js';
import type {MatrixTable} from '../metrics/outcomes.js';
import {complete, type Steps} from '../records/steps.js';

/** The labels of a confusion matrix that a screen has room for: on each side those with the largest counts, in natural order. */
export type MatrixLabels = {
	/** All labels that the table has as ground truth, as it lists them. */
	readonly occurring: readonly string[];
	readonly actual: readonly string[];
	readonly predicted: readonly string[];
	/** How many labels the predictions have in all. */
	readonly predictedInAll: number;
	readonly rowTotal: (label: string) => number;
	/** In the order in which the rows of the table have them. */
	readonly columnTotals: ReadonlyMap<string, number>;
};

const mostLabels = 64;
const known = new WeakMap<MatrixTable, MatrixLabels>();

/** Where a number stands in the place of a label there are thousands of them, so each table is looked at once. */
export function matrixLabels(table: MatrixTable): MatrixLabels {
	return complete(matrixLabelsSteps(table));
}

/** The same in steps. */
export function* matrixLabelsSteps(table: MatrixTable): Steps<MatrixLabels> {
	const labels = known.get(table) ?? (yield* labelsSteps(table));
	known.set(table, labels);
	return labels;
}

const rowsPerStep = 1 << 9;

function* labelsSteps(table: MatrixTable): Steps<MatrixLabels> {
	const [rows, columns] = [new Map<string, number>(), new Map<string, number>()];
	const occurring = Object.keys(table);
	for (const [at, actual] of occurring.entries()) {
		if (at % rowsPerStep === 0) yield;
		for (const [predicted, count] of Object.entries(table[actual] ?? {})) {
			rows.set(actual, (rows.get(actual) ?? 0) + count);
			columns.set(predicted, (columns.get(predicted) ?? 0) + count);
		}
	}
	yield;
	return {
		occurring,
		actual: largest(rows),
		predicted: largest(columns),
		predictedInAll: [...columns.keys()].reduce((sum, label) => sum + labelsBehind(label), 0),
		rowTotal: (label) => rows.get(label) ?? 0,
		columnTotals: columns,
	};
}

/** What a table puts together under one name is no label. */
function largest(totals: ReadonlyMap<string, number>): readonly string[] {
	const labels = [...totals].filter(([label]) => labelsBehind(label) === 1);
	return sortLabels((labels.length <= mostLabels ? labels : withLargestCounts(labels)).map(([label]) => label));
}

type Total = readonly [label: string, count: number];

/** Of equal counts the first ones. */
function withLargestCounts(totals: readonly Total[]): readonly Total[] {
	const smallest = Float64Array.from(totals, ([, count]) => -count).sort()[mostLabels - 1] as number;
	const larger = totals.filter(([, count]) => -count < smallest);
	const equal = totals.filter(([, count]) => -count === smallest);
	return [...larger, ...equal.slice(0, mostLabels - larger.length)];
}
