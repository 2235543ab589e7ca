import type {Mapping, MappingPatch, RoleName} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {roleAt} from '../mapping/role.js';
import type {Place} from '../records/place.js';
import {effectText, withMapping} from './editing.js';
import type {Model, Notice} from './model.js';
import {recordLines} from './record-lines.js';

/** The roles that a value of the record can be given. */
export type Assignable = Exclude<RoleName, 'truthId'>;

/** The place under the cursor of the decoded record; undefined on a heading. */
export function placeUnderCursor(model: Model): Place | undefined {
	return recordLines(model)[model.record.cursor]?.place;
}

/** Gives the value under the cursor a role: the path is written for the user, in every encoding. */
export function assigned(model: Model, role: Assignable): Model {
	const {draft} = model;
	const place = placeUnderCursor(model);
	if (draft === undefined || place === undefined)
		return refused(model, 'The cursor is on no value: Tab to the decoded record, arrows to a value');
	const mapping = applyPatch(draft.mapping, patchFor(model, draft.mapping, role, place));
	const next = withMapping(model, mapping, `${place.path} assigned as ${names[role]}`);
	const told: Notice = {
		kind: 'done',
		text: `${place.path} is the ${names[role]} now: ${effectText(model, next)}`,
	};
	return {...next, notice: told};
}

const names: Readonly<Record<Assignable, string>> = {
	id: 'id',
	features: 'features',
	prediction: 'prediction',
	probability: 'probability',
	groundTruth: 'ground truth',
};

/** A label takes the place of a probability and the other way round; a probability needs something to decide by. */
function patchFor({data}: Model, mapping: Mapping, role: Assignable, place: Place): MappingPatch {
	const roles = {[role]: roleAt(place)};
	if (role === 'prediction') return {roles};
	if (role !== 'probability' || mapping.problemType === 'Regression') return {roles};
	const isList = data.dataset.captures.elements(place).length > 0;
	if (isList) return {roles: {...roles, prediction: null}, decision: {argmax: true, threshold: null, rule: null}};
	return {
		roles: {...roles, prediction: null},
		decision: {
			threshold: mapping.decision?.threshold ?? 0.5,
			rule: mapping.decision?.rule ?? '>',
			argmax: null,
			classes: null,
		},
	};
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
