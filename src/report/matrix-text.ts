import type {MatrixTable} from '../metrics/outcomes.js';
import {printable} from '../records/printable.js';
import {cappedMatrix} from './capped-matrix.js';
import {countOf, pageWidth, shortened, table} from './text-layout.js';

/** A page has room for so many labels on each side; where there are more, for the most frequent and the rest. */
const mostLabels = 6;
const mostFrequent = 4;
const indent = '    ';

/** A confusion matrix as lines; rows are the ground truth, columns the predictions. Nothing for an empty one. */
export function matrixText(title: string, matrix: MatrixTable): readonly string[] {
	const fits = cappedMatrix(matrix, mostLabels) === matrix;
	const rows = Object.entries(fits ? matrix : cappedMatrix(matrix, mostFrequent));
	if (rows.length === 0) return [];
	const columns = columnsOf(rows, matrix);
	const width = Math.min(24, Math.floor((pageWidth - indent.length) / (columns.length + 1)) - 2);
	const label = (text: string) => shortened(printable(text), width);
	const body = rows.map(([actual, cells]) => [label(actual), ...columns.map((name) => countOf(cells[name] ?? 0))]);
	return [title, ...table([['', ...columns.map(label)], ...body], indent)];
}

/** All columns of the rows shown, the one for what is not shown last. */
function columnsOf(rows: readonly (readonly [string, object])[], whole: MatrixTable): readonly string[] {
	const columns = new Set(rows.flatMap(([, cells]) => Object.keys(cells)));
	const known = new Set(Object.values(whole).flatMap((cells) => Object.keys(cells)));
	return [...columns].sort((a, b) => Number(known.has(b)) - Number(known.has(a)));
}
