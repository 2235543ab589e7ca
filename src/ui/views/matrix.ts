import type {Outcome} from '../../mapping/after.js';
import {sortLabels} from '../../metrics/label-order.js';
import {matrixLabels} from '../../session/matrix-labels.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, type Line, padded, span, widthOf} from '../line.js';

/** The confusion matrix, ground truth down, prediction across; the largest rows and columns where not all fit. */
export function matrixLines(
	{statistics, outcome}: Outcome,
	when: string,
	width: number,
	height: number,
): readonly Line[] {
	const table = statistics.confusionMatrix;
	const {actual, predicted, predictedInAll, rowTotal, columnTotals} = matrixLabels(table);
	if (outcome === 'no-data' || actual.length === 0) return [[span(`${when}: nothing to compare`, 'muted')]];
	const name = Math.min(longest(actual), Math.max(7, Math.floor(width / 3))) + 1;
	const fair = Math.floor((width - name) / Math.min(3, predicted.length));
	const cell = Math.max(7, Math.min(longest(predicted) + 1, 12, fair));
	const columns = largest(
		predicted,
		(label) => columnTotals.get(label) ?? 0,
		Math.max(1, Math.floor((width - name) / cell)),
	);
	const rows = largest(actual, rowTotal, Math.max(1, height - 2));
	const hidden = predictedInAll - columns.length;
	return [
		[span(titleText(when, hidden, width), 'muted')],
		[span(' '.repeat(name)), ...columns.flatMap((label) => rightAligned([span(label, 'muted')], cell))],
		...rows.map((label) => [
			...padded([span(label, 'muted')], name),
			...columns.flatMap((column) => countCell(table[label]?.[column] ?? 0, label === column, cell)),
		]),
	];
}

/** Where there is little room, that there is more counts for more than which side is which. */
function titleText(when: string, hidden: number, width: number): string {
	const title = `${when}: truth ↓ prediction →`;
	if (hidden === 0) return title;
	const more = `+${numberText(hidden)} columns`;
	const whole = `${title}, ${more}`;
	return widthOf([span(whole)]) <= width ? whole : `${when}: ${more}`;
}

function countCell(count: number, agrees: boolean, width: number): Line {
	const text = numberText(count);
	return rightAligned([count === 0 ? span(text, 'muted') : agrees ? bold(text, 'good') : span(text)], width);
}

function rightAligned(line: Line, width: number): Line {
	const short = padded(line, Math.min(width - 1, widthOf(line)));
	return [span(' '.repeat(Math.max(0, width - widthOf(short)))), ...short];
}

/** The labels with the largest counts, in their natural order. */
function largest(labels: readonly string[], countOf: (label: string) => number, most: number): readonly string[] {
	const kept = labels.length <= most ? labels : [...labels].sort((a, b) => countOf(b) - countOf(a)).slice(0, most);
	return sortLabels(kept);
}

function longest(labels: readonly string[]): number {
	return labels.reduce((width, label) => Math.max(width, widthOf([span(label)])), 0);
}
