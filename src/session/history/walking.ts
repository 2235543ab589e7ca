import type {Model, Notice} from '../model.js';
import {atRecord} from '../navigation.js';
import {numberText} from '../outcome-text.js';
import {flippedRecordText} from './flip-text.js';

/** True, or why there are no flipped records to go to. */
export function canWalkFlips({draft}: Model): true | string {
	if (draft === undefined) return 'There is no record yet';
	if (draft.change !== undefined) return true;
	if (draft.edits.length === 1) return 'Nothing has been edited yet: a fix or a threshold makes records flip';
	return draft.at === 0
		? 'Nothing was edited since records arrived'
		: 'The last edit is being compared with the new records';
}

/** To the next record that changed its cell by the last edit, saying from which cell to which. */
export function flipSought(model: Model, direction: 1 | -1): Model {
	const change = model.draft?.change;
	if (change === undefined) return model;
	const {rows} = change.flips;
	if (rows.length === 0) return told(model, 'refused', 'The last edit flipped no record');
	const at = direction === 1 ? firstAfter(rows, model.record.row) : firstAfter(rows, model.record.row - 1) - 1;
	const row = rows[at];
	if (row === undefined) {
		const where = direction === 1 ? 'after' : 'before';
		return told(
			model,
			'refused',
			`No record ${where} this one flipped; the last edit flipped ${numberText(rows.length)}`,
		);
	}
	const {line} = model.data.dataset.captures.originOf(row);
	const which = `Flip ${numberText(at + 1)} of ${numberText(rows.length)}, line ${numberText(line)}`;
	return told(atRecord(model, row), 'told', `${which}${flippedRecordText(change, at)}`);
}

function told(model: Model, kind: Notice['kind'], text: string): Model {
	return {...model, notice: {kind, text}};
}

/** The index of the first element greater than a row, in an ascending list. */
function firstAfter(rows: Int32Array, row: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle] as number) <= row) low = middle + 1;
		else high = middle;
	}
	return low;
}
