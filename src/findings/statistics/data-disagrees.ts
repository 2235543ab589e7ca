import type {ConfusionMatrix} from '../../metrics/confusion-matrix.js';
import {sortLabels} from '../../metrics/label-order.js';
import {numberOf} from '../../records/scalar.js';
import type {Finding} from '../finding.js';
import {type Report, reportedValue} from './evidence.js';
import type {Recomputation} from './recompute.js';

/** The reported zeros follow from the reported matrix: no prediction equals its ground truth, so the data disagree. */
export function dataDisagrees(report: Report, recomputed: Recomputation): Finding | undefined {
	const {matrix, metrics, agreeing} = recomputed;
	if (agreeing > 0 || metrics.length === 0 || metrics.some(({agrees}) => !agrees)) return undefined;
	return {
		code: 'statistics/data-disagrees',
		mode: 'statistics',
		severity: 'error',
		count: matrix.rows,
		total: matrix.rows,
		message: `The zeros follow from the reported matrix: none of its ${matrix.rows.toLocaleString('en-US')} rows has a prediction that equals its ground truth. ${sidesText(matrix)}${constantText(report)}`,
		evidence: [
			reportedValue(report, 'confusion_matrix', {actual: some(sideLabels(matrix, 'actual'))}),
			reportedValue(report, 'confusion_matrix', {predicted: some(sideLabels(matrix, 'predicted'))}),
		],
		fixes: [],
	};
}

function sideLabels({labels, counts, ...codes}: ConfusionMatrix, side: 'actual' | 'predicted'): readonly string[] {
	const present = new Set(codes[side].filter((_, cell) => counts[cell] !== 0));
	return sortLabels(labels.filter((_, code) => present.has(code)));
}

const mostShown = 6;

function some(labels: readonly string[]): readonly string[] {
	return labels.slice(0, mostShown);
}

function listText(labels: readonly string[]): string {
	const shown = some(labels)
		.map((label) => JSON.stringify(label))
		.join(', ');
	return labels.length > mostShown ? `${shown} and ${labels.length - mostShown} more` : shown;
}

/** What the two vocabularies say about the cause. */
function sidesText(matrix: ConfusionMatrix): string {
	const actual = sideLabels(matrix, 'actual');
	const predicted = sideLabels(matrix, 'predicted');
	const both = actual.filter((label) => predicted.includes(label));
	const sides = `The ground truth says ${listText(actual)}, the predictions say ${listText(predicted)}`;
	if (both.length > 0) return `${sides}: some labels occur on both sides, but never in the same row.`;
	if (predicted.length > 20 && predicted.every(isNumber)) {
		return `${sides}: those are scores, not classes. The attribute points at a probability or at another number.`;
	}
	if (predicted.length === 1) {
		return `${sides}: the same for every row. The attribute may point at a constant, or the model predicts one class.`;
	}
	return `${sides}: no label occurs on both sides. One side spells or counts its classes differently, or the attribute points at another value.`;
}

function isNumber(label: string): boolean {
	return Number.isFinite(numberOf({type: 'text', text: label}));
}

/** The second question: the best constant classifier needs the ground truth only. */
function constantText({reported}: Report): string {
	const constant = reported.metrics['accuracy_best_constant_classifier']?.value;
	if (constant === undefined) return '';
	return constant > 0
		? ' The best constant classifier is not 0, so the ground truth itself is read.'
		: ' The best constant classifier is 0 too, so the ground truth itself may be unreadable.';
}
