import {applyPatch} from '../../mapping/patch.js';
import type {Place} from '../../records/place.js';
import type {Steps} from '../../records/steps.js';
import type {Table} from '../../records/table.js';
import {changeForeseenSteps, outcomeForeseenSteps} from '../foreseeing.js';
import type {Model} from '../model.js';
import {mostRows} from './roles-ahead.js';

/**
 * A number of the response as the prediction, and as the ground truth: what that comes to for very many records. It need
 * not be kept: code that has been through a million records once is compiled, so that the first edits take no longer than
 * later ones.
 */
export function* likelyEditsSteps(model: Model): Steps<void> {
	const {draft, data} = model;
	const {dataset} = data;
	const {captures} = dataset;
	if (draft === undefined || captures.rows > mostRows) return;
	const place = captures.places().find((place) => place.from === 'output' && hasNumbers(captures, place));
	if (place === undefined) return;
	for (const role of ['prediction', 'groundTruth'] as const) {
		const mapping = applyPatch(draft.mapping, {roles: {[role]: place}});
		yield* changeForeseenSteps(draft.after, yield* outcomeForeseenSteps(dataset, mapping));
	}
	// What the screen shows stays what was computed last.
	yield* outcomeForeseenSteps(dataset, draft.mapping);
}

/** To look into a column that was passed over would be to ask for its values. */
function hasNumbers(table: Table, place: Place): boolean {
	return table.unreadAt(place).length === 0 && table.column(place)?.data(table.rows).kind === 'numbers';
}
