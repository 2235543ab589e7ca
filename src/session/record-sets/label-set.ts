import type {Condition} from '../../mapping/conditions/condition.js';
import type {Scalar} from '../../records/scalar.js';
import {labelUnderCursor, type SideLabel} from '../label-cursor.js';
import type {Model} from '../model.js';
import {withSet} from './entering-set.js';
import type {RecordSet} from './record-set.js';

/** The records with a label on its side; undefined where no record holds it. */
function labelSet({side, vocabulary, value}: Omit<SideLabel, 'at'>): RecordSet | undefined {
	const name = `${side === 'truth' ? 'ground truth' : 'prediction'} ${value.text}`;
	if (value.decided) return {name, of: decidedAs(value.label)};
	const {place} = vocabulary;
	return place && {name, of: {kind: 'is', place, value: scalarOf(value)}};
}

function decidedAs(text: string): Condition {
	return {kind: 'compare', left: {kind: 'field', name: 'prediction'}, operator: '=', right: {kind: 'text', text}};
}

/** The value of its JSON form. */
function scalarOf({text, raw}: SideLabel['value']): Scalar {
	if (text.startsWith('"')) return {type: 'text', text: raw};
	return {type: text === 'true' || text === 'false' ? 'boolean' : 'number', text: raw};
}

/** The records that have the label under the cursor on its side; undefined where there are none. */
export function labelSetUnderCursor(model: Model): RecordSet | undefined {
	const label = labelUnderCursor(model);
	return label && labelSet(label);
}

/** Enter on a label shows the records that have it on that side. */
export function labelShown(model: Model): Model {
	const set = labelSetUnderCursor(model);
	if (set !== undefined) return withSet(model, set);
	return {...model, notice: {kind: 'refused', text: 'There is no label here whose records could be shown'}};
}
