import type {MatrixTable} from '../../src/metrics/outcomes.js';

/** Cells that count something: whether a table lists its empty cells says nothing about the records. */
export function filledCells(table: MatrixTable): readonly string[] {
	return Object.entries(table)
		.flatMap(([actual, row]) => Object.entries(row).map(([predicted, count]) => ({actual, predicted, count})))
		.filter(({count}) => count > 0)
		.map(({actual, predicted, count}) => `${actual} as ${predicted}: ${count}`)
		.toSorted();
}
