import fc from 'fast-check';
import type {ClassOutcomes, MatrixTable} from '../../src/metrics/outcomes.js';

/** A row as a reader would write it: undefined is a missing value. */
export type Row = readonly [actual: string | undefined, predicted: string | undefined, score?: number];

/** The outcomes of these rows; scores are read where any row has one. Further labels may stand in the vocabulary. */
export function outcomesOf(rows: readonly Row[], furtherLabels: readonly string[] = []): ClassOutcomes {
	const texts = rows.flat().filter((cell) => typeof cell === 'string');
	const labels = [...new Set([...texts, ...furtherLabels])];
	const codes = new Map(labels.map((label, code) => [label, code]));
	const codeOf = (text: string | undefined) => codes.get(text ?? '') ?? -1;
	const scored = rows.some(([, , score]) => score !== undefined);
	return {
		kind: 'classes',
		labels,
		actual: Int32Array.from(rows, ([actual]) => (actual === undefined ? -1 : codeOf(actual))),
		predicted: Int32Array.from(rows, ([, predicted]) => (predicted === undefined ? -1 : codeOf(predicted))),
		score: scored ? Float64Array.from(rows, ([, , score]) => score ?? Number.NaN) : undefined,
	};
}

/** One row for each count of the table. */
export function rowsOfTable(table: MatrixTable): Row[] {
	return Object.entries(table).flatMap(([actual, row]) =>
		Object.entries(row).flatMap(([predicted, count]) => Array.from({length: count}, (): Row => [actual, predicted])),
	);
}

/** Enough distinct labels that no grid of the whole vocabulary is counted in. */
export const largeVocabulary = Array.from({length: 400}, (_, index) => `label ${index}`);

/** Rows of the given labels on either side; `undefined` among them makes missing values. */
export function anyRows(
	actual: readonly (string | undefined)[],
	predicted: readonly (string | undefined)[] = actual,
): fc.Arbitrary<Row[]> {
	return fc.array(fc.tuple(fc.constantFrom(...actual), fc.constantFrom(...predicted)), {maxLength: 60});
}
