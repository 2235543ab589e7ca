import type {Model} from '../model.js';
import {atRecord} from '../navigation.js';
import {countOf, quotedName, type RecordSet, rowsOf} from './record-set.js';
import {indexFrom} from './sorted-rows.js';

/** The records on the screen are those of the set from now on; an empty set is refused. */
export function withSet(model: Model, set: RecordSet, more = ''): Model {
	const rows = rowsOf(model, set);
	const {row} = model.record;
	const to = rows[indexFrom(rows, row)] ?? rows[0];
	if (to === undefined) return {...model, notice: {kind: 'refused', text: `There is no record: ${set.name}`}};
	const text = `${countOf(rows.length)} in ${quotedName(set)}${more}; J K walk, Esc leaves`;
	const at = to === row ? model : atRecord(model, to);
	return {...at, recordSet: set, overlay: undefined, notice: {kind: 'done', text}};
}

export function withoutSet(model: Model): Model {
	if (model.recordSet === undefined) return model;
	const text = `All records again: ${quotedName(model.recordSet)} was left`;
	return {...model, recordSet: undefined, notice: {kind: 'told', text}};
}
