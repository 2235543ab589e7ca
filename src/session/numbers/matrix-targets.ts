import type {Outcome} from '../../mapping/after.js';
import type {Condition, Field} from '../../mapping/conditions/condition.js';
import {sortLabels} from '../../metrics/label-order.js';
import {type MatrixTable, missingLabel} from '../../metrics/outcomes.js';
import type {TargetRow, Viewed} from './targets.js';

/** Of more labels on a side those with the largest counts are shown. */
const mostLabels = 40;

/** The cells of the confusion matrix, a row for each label of the ground truth. */
export function matrixRows({statistics, reading, outcome}: Outcome, viewed: Viewed): readonly TargetRow[] {
	if (outcome === 'no-data' || reading.outcomes.kind !== 'classes') return [];
	const {labels} = reading.outcomes;
	const table = statistics.confusionMatrix;
	const predicted = predictedLabels(table);
	return largest(Object.keys(table), (label) => rowTotal(table, label)).map((actual) => ({
		section: 'matrix',
		label: actual,
		targets: predicted.map((label) => ({
			name: viewed.name(`actual ${actual}, predicted ${label}`),
			count: table[actual]?.[label] ?? 0,
			of: viewed.condition(cellCondition(actual, label, labels)),
		})),
	}));
}

/** The labels across the matrix, in the order of the targets of its rows. */
export function predictedLabels(table: MatrixTable): readonly string[] {
	const totals = new Map<string, number>();
	for (const row of Object.values(table)) {
		for (const [label, count] of Object.entries(row)) totals.set(label, (totals.get(label) ?? 0) + count);
	}
	return largest([...totals.keys()], (label) => totals.get(label) ?? 0);
}

function rowTotal(table: MatrixTable, label: string): number {
	return Object.values(table[label] ?? {}).reduce((sum, count) => sum + count, 0);
}

function largest(labels: readonly string[], countOf: (label: string) => number): readonly string[] {
	const kept =
		labels.length <= mostLabels ? labels : labels.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, mostLabels);
	return sortLabels(kept);
}

/** The matrix counts pairs: a record without any label is in no cell. */
function cellCondition(actual: string, predicted: string, labels: readonly string[]): Condition {
	const sides = [sideCondition('groundTruth', actual, labels), sideCondition('prediction', predicted, labels)];
	const hasGap = actual === missingLabel || predicted === missingLabel;
	return {kind: 'all', of: hasGap ? [{kind: 'fact', name: 'joined'}, ...sides] : sides};
}

function sideCondition(name: 'groundTruth' | 'prediction', label: string, labels: readonly string[]): Condition {
	const field: Field = {kind: 'field', name};
	const equal: Condition = {kind: 'compare', left: field, operator: '=', right: {kind: 'text', text: label}};
	if (label !== missingLabel) return equal;
	const missing: Condition = {kind: 'missing', field, missing: true};
	// A label of exactly the text that stands for nothing shares its place.
	return labels.includes(label) ? {kind: 'any', of: [missing, equal]} : missing;
}
