import {jsonForm} from '../../records/scalar.js';
import type {Condition, Operand} from './condition.js';

/** The text of a condition: `parseCondition` reads it back as the same condition. */
export function formatCondition(condition: Condition): string {
	switch (condition.kind) {
		case 'all':
			return condition.of.map((part) => inside(part, ['all', 'any'])).join(' and ');
		case 'any':
			return condition.of.map((part) => inside(part, ['any'])).join(' or ');
		case 'not':
			return `not ${inside(condition.of, ['all', 'any'])}`;
		case 'monitor':
			return `monitor(${formatCondition(condition.of)})`;
		case 'fact':
			return condition.name;
		case 'missing':
			return `${operandText(condition.field)} ${condition.missing ? '=' : '!='} missing`;
		case 'compare':
			return `${operandText(condition.left)} ${condition.operator} ${operandText(condition.right)}`;
		case 'is':
			return `${condition.place.from} ${condition.place.path} is ${jsonForm(condition.value)}`;
		default:
			return condition satisfies never;
	}
}

function inside(part: Condition, bracketed: readonly Condition['kind'][]): string {
	return bracketed.includes(part.kind) ? `(${formatCondition(part)})` : formatCondition(part);
}

function operandText(operand: Operand): string {
	switch (operand.kind) {
		case 'field':
		case 'constant':
			return operand.name;
		case 'place':
			return `${operand.place.from} ${operand.place.path}`;
		case 'number':
			return String(operand.number);
		case 'text':
			return JSON.stringify(operand.text);
		default:
			return operand satisfies never;
	}
}
