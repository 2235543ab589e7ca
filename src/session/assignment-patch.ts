import type {Mapping, MappingPatch, Role, RoleName} from '../mapping/mapping.js';
import {pathsOf, placesOfRole, roleAt} from '../mapping/role.js';
import type {Dataset} from '../records/dataset.js';
import {type Place, placesOf, samePlace} from '../records/place.js';
import {isMissing} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import type {Shape} from './record-lines.js';
import {tableFor} from './rereading.js';

/** What gives a value a role, and the roles that it has no longer. */
export type Assignment = {readonly patch: MappingPatch; readonly taken: readonly RoleName[]};

/** One value is one of these: a label is no probability, and what the model says is not the truth about it. */
const exclusive = ['prediction', 'probability', 'groundTruth'] as const;

export function assignmentPatch(
	dataset: Dataset,
	mapping: Mapping,
	role: RoleName,
	place: Place,
	shape: Shape,
): Assignment {
	const rivals = isExclusive(role) ? exclusive.filter((other) => other !== role) : [];
	const left = rivals.map((other) => ({other, role: withoutPlace(mapping.roles[other], place, dataset)}));
	const changed = left.filter((one) => one.role !== mapping.roles[one.other]);
	const taken = changed.map(({other}) => other);
	const without = Object.fromEntries(changed.map((one) => [one.other, one.role ?? null]));
	const roles = {...without, [role]: assignedRole(dataset, mapping.roles[role], place, shape)};
	if (role === 'probability' && mapping.problemType !== 'Regression')
		return {patch: {roles: {...roles, prediction: null}, decision: decisionFor(mapping, shape)}, taken};
	const isUndecided = without['probability'] === null;
	return {patch: isUndecided ? {roles, decision: null} : {roles}, taken};
}

function isExclusive(role: RoleName): boolean {
	return exclusive.some((one) => one === role);
}

function assignedRole(dataset: Dataset, old: Role | undefined, place: Place, shape: Shape): Role {
	const table = place.from === 'truth' && dataset.truths.rows > 0 ? dataset.truths : tableFor(dataset, place);
	const goesOn = shape === 'value' && old !== undefined && isFilledBy(table, old, place);
	return goesOn ? {from: place.from, path: [place.path, ...pathsOf(old)]} : roleAt(place);
}

/** A probability needs something to decide by: a list its largest number, a number a threshold. */
function decisionFor({decision}: Mapping, shape: Shape): NonNullable<MappingPatch['decision']> {
	if (shape === 'list') return {argmax: true, threshold: null, rule: null};
	return {threshold: decision?.threshold ?? 0.5, rule: decision?.rule ?? '>', argmax: null, classes: null};
}

/** A role without the paths that lead to a place; undefined where none is left, the same role where none does. */
function withoutPlace(role: Role | undefined, place: Place, {mainDialect}: Dataset): Role | undefined {
	const filed = (one: Place) => placesOf(one, mainDialect)[0];
	const left = placesOfRole(role).filter((one) => !samePlace(filed(one), filed(place)));
	if (role === undefined || left.length === placesOfRole(role).length) return role;
	const [first, ...rest] = left.map(({path}) => path);
	return first === undefined ? undefined : {from: role.from, path: rest.length === 0 ? first : [first, ...rest]};
}

/**
 * Whether a role has values in just those records where the place has none: keys that changed part-way through the
 * capture. Then both paths are needed, and they never contradict each other.
 */
function isFilledBy(table: Table, role: Role, place: Place): boolean {
	const places = placesOfRole(role);
	if (role.from !== place.from || places.some((other) => samePlace(other, place))) return false;
	const own = table.column(place);
	const others = places.flatMap((other) => table.column(other) ?? []);
	let fills = false;
	for (let row = 0; row < table.rows; row++) {
		const isThere = others.some((column) => !isMissing(column.scalarAt(row)));
		if (isThere && !isMissing(own?.scalarAt(row))) return false;
		fills ||= isThere;
	}
	return fills;
}
