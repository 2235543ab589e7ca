import type {Outcome} from '../../mapping/after.js';
import type {Condition, Field} from '../../mapping/conditions/condition.js';
import {codeOfLabel, missingLabel} from '../../metrics/outcomes.js';
import {matrixLabels} from '../matrix-labels.js';
import type {TargetRow, Viewed} from './targets.js';

/** The cells of the confusion matrix, a row for each label of the ground truth. */
export function matrixRows({statistics, reading, outcome}: Outcome, viewed: Viewed): readonly TargetRow[] {
	if (outcome === 'no-data' || reading.outcomes.kind !== 'classes') return [];
	const isLiteral = codeOfLabel(reading.outcomes, missingLabel) !== undefined;
	const table = statistics.confusionMatrix;
	const {actual: down, predicted: across} = matrixLabels(table);
	return down.map((actual) => ({
		section: 'matrix',
		label: actual,
		targets: across.map((label) => ({
			name: viewed.name(`actual ${actual}, predicted ${label}`),
			count: table[actual]?.[label] ?? 0,
			of: viewed.condition(cellCondition(actual, label, isLiteral)),
		})),
	}));
}

/** The matrix counts pairs: a record without any label is in no cell. */
function cellCondition(actual: string, predicted: string, isLiteral: boolean): Condition {
	const sides = [sideCondition('groundTruth', actual, isLiteral), sideCondition('prediction', predicted, isLiteral)];
	const hasGap = actual === missingLabel || predicted === missingLabel;
	return {kind: 'all', of: hasGap ? [{kind: 'fact', name: 'joined'}, ...sides] : sides};
}

function sideCondition(name: 'groundTruth' | 'prediction', label: string, isLiteral: boolean): Condition {
	const field: Field = {kind: 'field', name};
	const equal: Condition = {kind: 'compare', left: field, operator: '=', right: {kind: 'text', text: label}};
	if (label !== missingLabel) return equal;
	const missing: Condition = {kind: 'missing', field, missing: true};
	// A label of exactly the text that stands for nothing shares its place.
	return isLiteral ? {kind: 'any', of: [missing, equal]} : missing;
}
