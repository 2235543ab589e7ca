import type {Outcome} from '../../mapping/after.js';
import {sortLabels} from '../../metrics/label-order.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, fit, type Line, span} from '../line.js';

/** The confusion matrix, ground truth down, prediction across; the largest rows and columns where not all fit. */
export function matrixLines({statistics, outcome}: Outcome, width: number, height: number): readonly Line[] {
	const table = statistics.confusionMatrix;
	const actual = Object.keys(table);
	if (outcome === 'no-data' || actual.length === 0) return [[span('no row to compare yet', 'muted')]];
	const totals = new Map<string, number>();
	for (const row of Object.values(table))
		for (const [label, count] of Object.entries(row)) totals.set(label, (totals.get(label) ?? 0) + count);
	const name = Math.min(14, Math.max(...actual.map((label) => label.length)) + 1);
	const cell = Math.max(8, Math.min(12, Math.max(...[...totals.keys()].map((label) => label.length)) + 1));
	const columns = largest(
		[...totals.keys()],
		(label) => totals.get(label) ?? 0,
		Math.max(1, Math.floor((width - name - 2) / cell)),
	);
	const rows = largest(actual, (label) => sum(Object.values(table[label] ?? {})), Math.max(1, height - 3));
	const hidden = totals.size - columns.length;
	return [
		[span('rows: ground truth, columns: prediction', 'muted')],
		[
			span(' '.repeat(name)),
			...columns.flatMap((label) => fit([span(label.padStart(cell - 1), 'muted')], cell)),
			...(hidden > 0 ? [span(`+${numberText(hidden)}`, 'muted')] : []),
		],
		...rows.map((label) => [
			...fit([span(label, 'muted')], name),
			...columns.flatMap((predicted) => cellSpans(label, predicted, table[label]?.[predicted] ?? 0, cell)),
		]),
	];
}

function cellSpans(actual: string, predicted: string, count: number, width: number): Line {
	const text = numberText(count).padStart(width - 1);
	if (count === 0) return [span(`${text} `, 'muted')];
	return [actual === predicted ? bold(`${text} `, 'good') : span(`${text} `)];
}

/** The labels with the largest counts, in their natural order. */
function largest(labels: readonly string[], countOf: (label: string) => number, most: number): readonly string[] {
	const kept = labels.length <= most ? labels : [...labels].sort((a, b) => countOf(b) - countOf(a)).slice(0, most);
	return sortLabels(kept);
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
