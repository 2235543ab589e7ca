import {formatCondition} from '../../mapping/conditions/format-condition.js';
import {looksLikeCondition, parseCondition} from '../../mapping/conditions/parse-condition.js';
import type {Model} from '../model.js';
import {searchStarted} from '../searching/search.js';
import {conditionRefused} from './condition-prompt.js';
import {withoutSet, withSet} from './entering-set.js';

/** What the filter's prompt opens with: the filter that is on. */
export function filterText({recordSet}: Model): string {
	return recordSet === undefined || recordSet.of.kind === 'rows' ? '' : formatCondition(recordSet.of);
}

/** A condition, or a text that the raw lines contain (`/` before it says so); nothing takes the filter off. */
export function filterEntered(model: Model, typed: string): Model {
	const text = typed.trim();
	if (text === '') return withoutSet(model);
	if (text.startsWith('/')) return searchStarted(model, text.slice(1), 'filter');
	const condition = parseCondition(text);
	if (condition.ok) return withSet(model, {name: text, of: condition.value});
	if (!looksLikeCondition(text)) return searchStarted(model, text, 'filter');
	return conditionRefused(model, 'filter', text, condition.problem);
}
