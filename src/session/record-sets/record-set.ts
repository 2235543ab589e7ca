import type {Condition} from '../../mapping/conditions/condition.js';
import {knownRowsWhere, type Readings, rowsWhere} from '../../mapping/conditions/find-rows.js';
import type {Model} from '../model.js';
import {numberText} from '../outcome-text.js';
import {indexFrom, indexOfRow} from './sorted-rows.js';

/** Some of the records, under a name: those of a condition, whatever the draft becomes, or a list of rows in order. */
export type RecordSet = {
	readonly name: string;
	readonly of: Condition | {readonly kind: 'rows'; readonly rows: Int32Array};
};

/** What conditions are asked about; undefined before the records were read once. */
export function readingsOf({data, draft, monitor}: Model): Readings | undefined {
	if (draft === undefined || monitor === undefined) return undefined;
	return {dataset: data.dataset, mapping: draft.after.reading, monitor: monitor.before.reading};
}

const none = new Int32Array(0);
/** Of so many records those of a condition are found while a frame is drawn. */
export const atOnce = 50_000;

export function rowsOf(model: Model, {of}: RecordSet): Int32Array {
	const readings = readingsOf(model);
	const rows = of.kind === 'rows' ? of.rows : readings === undefined ? none : rowsWhere(readings, of);
	// A file that was replaced may have fewer records than it had.
	const {captures} = model.data.dataset;
	return (rows.at(-1) ?? 0) < captures.rows ? rows : rows.subarray(0, indexFrom(rows, captures.rows));
}

/** The rows to walk through while a set is on the screen; undefined where these are all. */
export function walkedRows(model: Model): Int32Array | undefined {
	return model.recordSet && rowsOf(model, model.recordSet);
}

/** The name in quotes, where it has none of its own. */
export function quotedName({name}: RecordSet): string {
	return name.includes('"') ? name : `"${name}"`;
}

/** `214 records` */
export function countOf(records: number): string {
	return records === 1 ? '1 record' : `${numberText(records)} records`;
}

/** The rows of a set, unless they have to be looked for among very many. */
function rowsAtHand(model: Model, set: RecordSet): Int32Array | undefined {
	const readings = readingsOf(model);
	const {of} = set;
	if (of.kind === 'rows' || readings === undefined || model.data.dataset.captures.rows <= atOnce)
		return rowsOf(model, set);
	return knownRowsWhere(readings, of);
}

/** Where the record is in the set: `3 of 214 in "p = threshold"`; or that it is not there any more. */
export function positionText(model: Model): string | undefined {
	const {recordSet, record} = model;
	if (recordSet === undefined) return undefined;
	const rows = rowsAtHand(model, recordSet);
	if (rows === undefined) return `… in ${quotedName(recordSet)}`;
	const at = indexOfRow(rows, record.row);
	return `${at === undefined ? 'none' : numberText(at + 1)} of ${numberText(rows.length)} in ${quotedName(recordSet)}`;
}
