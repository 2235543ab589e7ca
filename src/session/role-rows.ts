import {titleOf} from '../findings/explain.js';
import type {Finding} from '../findings/finding.js';
import type {Mapping, Role, RoleName} from '../mapping/mapping.js';
import {placesOfRole} from '../mapping/role.js';
import {shortPlaceText} from '../records/place.js';
import {matrixLabels} from './matrix-labels.js';
import type {Model} from './model.js';
import {type FoundValue, slotOf, valueOfRole, verdictOf} from './record-values.js';

/** One line of Record | Expected: what stands in the record beside what the monitor looks for. */
export type RoleRow = {
	readonly role: RoleName;
	readonly name: string;
	readonly state: 'fine' | 'wrong' | 'doubtful' | 'mended' | 'looking';
	readonly found: FoundValue | undefined;
	/** The class that the draft makes of a probability. */
	readonly decided: string | undefined;
	readonly expectedPlace: string;
	readonly expectedType: string;
	/** One sentence. */
	readonly why: string;
};

const names: Readonly<Record<RoleName, string>> = {
	id: 'id',
	truthId: 'id of the ground truth',
	features: 'features',
	prediction: 'prediction',
	probability: 'probability',
	groundTruth: 'ground truth',
};

export function roleRows(model: Model): readonly RoleRow[] {
	const {monitor, draft} = model;
	if (monitor === undefined || draft === undefined) return [];
	const {literal} = monitor;
	const roles: RoleName[] = ['groundTruth', slotOf(literal)];
	if (literal.roles.features !== undefined) roles.push('features');
	if (literal.roles.id !== undefined) roles.push('id');
	return roles.map((role) => roleRow(model, role, literal, draft.mapping));
}

function roleRow(model: Model, role: RoleName, literal: Mapping, draft: Mapping): RoleRow {
	const {data, diagnosed} = model;
	const reading = model.draft?.after.reading;
	const {row, line} = model.record;
	const text = line?.row === row ? line.text : undefined;
	const now = isSlot(role) ? slotOf(draft) : role;
	const concerns = (diagnosed?.findings ?? []).filter((finding) => concernsRole(finding, role));
	const find = (mapping: Mapping | undefined, name: RoleName) =>
		reading && mapping ? valueOfRole(data.dataset, reading, mapping.roles[name], row, text) : undefined;
	const mendedSlot = isSlot(role) ? slotOf(diagnosed?.mended) : role;
	const found = find(draft, now) ?? find(diagnosed?.mended, mendedSlot);
	const verdict = reading && verdictOf(reading, row);
	const decided = now === 'probability' && find(draft, now) ? verdict?.prediction : undefined;
	const moved = now !== role || !sameRole(draft.roles[now], literal.roles[role]);
	const settled = stateOf(model, concerns, role, moved);
	const lacks = found === undefined && (settled === 'fine' || settled === 'mended');
	const state = lacks ? 'doubtful' : settled;
	return {
		role,
		name: names[now],
		state,
		found,
		decided,
		expectedPlace: expectedPlace(model, literal, role),
		expectedType: expectedType(model, role),
		why: lacks ? 'Not in this record' : whyText(model, concerns, state, role),
	};
}

function sameRole(a: Role | undefined, b: Role | undefined): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function isSlot(role: RoleName): boolean {
	return role === 'prediction' || role === 'probability';
}

/** Whether a finding is about a role: by its mode, and for keys by what its fix moves. */
export function concernsRole({code, mode, fixes}: Finding, role: RoleName): boolean {
	if (mode === 'ground-truth') return role === (/\/(wrong-id|id-format|id-key)$/.test(code) ? 'id' : 'groundTruth');
	if (mode === 'keys') {
		const moved = Object.keys(fixes[0]?.changes.roles ?? {prediction: undefined});
		return moved.some((name) => name === role || (isSlot(role) && (name === 'prediction' || name === 'probability')));
	}
	if (mode === 'payload') return isSlot(role) && /\/(base64|batched)$/.test(code);
	return isSlot(role);
}

function stateOf(model: Model, concerns: readonly Finding[], role: RoleName, moved: boolean): RoleRow['state'] {
	if (model.diagnosed === undefined) return 'looking';
	if (concerns.some(({severity}) => severity === 'error')) return 'wrong';
	if (concerns.some(({severity}) => severity === 'warning')) return 'doubtful';
	const hadError = model.found.some((finding) => finding.severity === 'error' && concernsRole(finding, role));
	return moved || hadError ? 'mended' : 'fine';
}

function expectedPlace({monitor, data}: Model, literal: Mapping, role: RoleName): string {
	const [place] = placesOfRole(literal.roles[role]);
	if (role === 'id') return 'inferenceId, else eventId';
	if (place !== undefined) {
		return shortPlaceText(place, data.dataset.mainDialect);
	}
	return monitor?.expectation.inferenceAttribute ?? monitor?.expectation.probabilityAttribute ?? 'not configured';
}

function expectedType({monitor, draft}: Model, role: RoleName): string {
	if (role === 'id') return 'the same on both sides';
	if (role === 'features') return 'the inputs of the model';
	if (monitor?.expectation.problemType === 'Regression') return 'a number';
	if (role === 'probability') return `0 to 1, cut at ${monitor?.expectation.threshold ?? '?'}`;
	const labels =
		draft?.after.reading.outcomes.kind === 'classes'
			? matrixLabels(draft.after.statistics.confusionMatrix).occurring
			: [];
	return labels.length === 0 || labels.length > 3 ? 'a class label' : `a label: ${labels.join(' | ')}`;
}

function whyText(model: Model, concerns: readonly Finding[], state: RoleRow['state'], role: RoleName): string {
	const [first] = concerns;
	if (first !== undefined) return titleOf(first.code);
	if (state === 'looking') return 'Being looked at';
	if (state === 'mended') return 'Mended by the mapping';
	return role === 'features'
		? 'Where the monitor expects them; they do not enter the metrics'
		: `Found where the monitor looks${model.monitor?.expectation.inferred.length ? ' (partly inferred)' : ''}`;
}
