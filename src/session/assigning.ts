import type {Mapping, RoleName} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import type {Place} from '../records/place.js';
import {assignmentPatch} from './assignment-patch.js';
import {effectText, withMapping} from './editing.js';
import type {Model} from './model.js';
import {numberText} from './outcome-text.js';
import {listKey, type RecordLine, recordLines} from './record-lines.js';
import {tableFor} from './rereading.js';

/** The roles that a capture record has. */
export type Assignable = Exclude<RoleName, 'truthId'>;

/** The line under the cursor of the decoded record. */
function lineUnderCursor(model: Model): RecordLine | undefined {
	return recordLines(model)[model.record.cursor];
}

/** The place under the cursor of the decoded record; undefined where there is nothing to point at. */
export function placeUnderCursor(model: Model): Place | undefined {
	return lineUnderCursor(model)?.place;
}

/** Gives the value under the cursor a role: the path is written for the user, in every encoding. */
export function assigned(model: Model, role: RoleName): Model {
	const {draft, data} = model;
	const line = lineUnderCursor(model);
	if (draft === undefined || line?.place === undefined) return refused(model, nothingThere);
	const {place} = line;
	const meant = role === 'id' && isOfTruthFile(model, place) ? 'truthId' : role;
	const refusal = refusalOf(model, line, place, meant);
	if (refusal !== undefined) return refused(model, refusal);
	const {patch, taken} = assignmentPatch(data.dataset, draft.mapping, meant, place, line.shape);
	const next = withMapping(model, applyPatch(draft.mapping, patch), `assigned ${names[meant]}: ${place.path}`);
	const instead = taken.length === 0 ? '' : ` and no longer the ${taken.map((other) => names[other]).join(' or the ')}`;
	const text = `${place.path} is the ${names[meant]} now${instead}${coverageText(model, place)}: ${effectText(model, next)}`;
	return {...next, notice: {kind: 'done', text}};
}

/** The mapping that this would make; undefined where it is refused. */
export function assignedMapping(model: Model, role: RoleName): Mapping | undefined {
	const {draft, data} = model;
	const line = lineUnderCursor(model);
	if (draft === undefined || line?.place === undefined) return undefined;
	const {place} = line;
	const meant = role === 'id' && isOfTruthFile(model, place) ? 'truthId' : role;
	if (refusalOf(model, line, place, meant) !== undefined) return undefined;
	return applyPatch(draft.mapping, assignmentPatch(data.dataset, draft.mapping, meant, place, line.shape).patch);
}

const nothingThere = 'The cursor is on no value: Tab to the decoded record, arrows to a value';

const names: Readonly<Record<RoleName, string>> = {
	id: 'id',
	truthId: 'id of the ground truth',
	features: 'features',
	prediction: 'prediction',
	probability: 'probability',
	groundTruth: 'ground truth',
};

/** Whether a place is one of a ground-truth file, and not of a record that carries its own ground truth. */
function isOfTruthFile({data, record}: Model, {from}: Place): boolean {
	return from === 'truth' && data.dataset.captures.dialectOf(record.row) !== 'merged';
}

/** Why a value cannot have a role; undefined where it can. */
function refusalOf(model: Model, {shape}: RecordLine, place: Place, role: RoleName): string | undefined {
	const inTruthFile = isOfTruthFile(model, place);
	if (role === 'truthId' && place.from !== 'truth')
		return 'The id of the ground truth stands in a ground-truth record; a i makes this the id of the capture record';
	if (inTruthFile && role !== 'truthId' && role !== 'groundTruth')
		return `A ground-truth record holds the ground truth (a g) and its id (a i); the ${names[role]} is in the capture record`;
	if (role === 'features' || shape === 'value') return undefined;
	const holds = `${place.path} holds several values`;
	if (role !== 'probability')
		return `${holds}; the ${names[role]} is one of them: go down to it (Space opens a long list)`;
	return shape === 'list' ? undefined : `${holds}; the probability is one of them, or a list of numbers: go down to it`;
}

/** In how many records there is a value at the place, where that is not all of them. */
function coverageText({data}: Model, place: Place): string {
	const {dataset} = data;
	const table = place.from === 'truth' && dataset.truths.rows > 0 ? dataset.truths : tableFor(dataset, place);
	const present = table.column(place)?.present;
	if (present === undefined || present >= table.rows) return '';
	return ` in ${numberText(present)} of ${numberText(table.rows)} records`;
}

/** The list under the cursor that is told on one line, and whether its elements have lines of their own now. */
export function longListUnderCursor(model: Model): {readonly key: string; readonly isOpen: boolean} | undefined {
	const line = lineUnderCursor(model);
	if (line?.place === undefined || line.shape !== 'list' || line.value === undefined) return undefined;
	const key = listKey(line.place);
	return {key, isOpen: model.openedLists.includes(key)};
}

/** Opens the list under the cursor, an element a line, or closes it again. */
export function listToggled(model: Model): Model {
	const list = longListUnderCursor(model);
	if (list === undefined) return refused(model, 'The cursor is on no list that takes one line');
	const others = model.openedLists.filter((other) => other !== list.key);
	return {...model, openedLists: list.isOpen ? others : [...others, list.key]};
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
