import {looseKey, profilesOn} from '../../mapping/candidates.js';
import type {MappingPatch, Role} from '../../mapping/mapping.js';
import {nameFits} from '../../mapping/names.js';
import {presentRows} from '../../mapping/present-rows.js';
import {type Profile, profileOfRole} from '../../mapping/profile.js';
import {nameOf, pathsOf, placesOfRole} from '../../mapping/role.js';
import type {Column} from '../../records/column.js';
import type {Dataset} from '../../records/dataset.js';
import {type Place, placeText, samePlace} from '../../records/place.js';
import {evidenceAt, firstRows} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** Fewer records without a value are gaps, not another key. */
const normalGap = 0.01;
/** A new key holds at least this share of the values that the old one lacks, and next to none that it has. */
const share = 0.2;
const slack = 0.05;

const roleNames = ['prediction', 'probability', 'groundTruth'] as const;
type DriftingRole = (typeof roleNames)[number];

/** A role whose key changed: where else its values are, and in which rows. */
type Drift = {
	readonly name: DriftingRole;
	readonly role: Role;
	readonly added: readonly Place[];
	/** 1 for each row that has its value there. */
	readonly changed: Uint8Array;
};

/** The keys change part-way through the capture. */
export const drift: Detector = {
	code: 'keys/drift',
	detect: (scene) => {
		const {dataset, total} = scene;
		const drifts = roleNames.flatMap((name) => driftOf(scene, name) ?? []);
		const [first] = drifts;
		if (first === undefined) return undefined;
		const isChanged = (row: number) => drifts.some(({changed}) => changed[row] === 1);
		const [firstRow = 0] = firstRows(dataset.captures, isChanged);
		const count = first.changed.reduce((sum, _, row) => sum + Number(isChanged(row)), 0);
		const {line} = dataset.captures.originOf(firstRow);
		const roles = Object.fromEntries(drifts.map(({name, role}) => [name, role]));
		const changes: MappingPatch = {roles};
		const shown = drifts.map((one) => changeText(scene, one)).join(', ');
		return {
			severity: 'error',
			count,
			total,
			message: `The keys change part-way, first in line ${line}: ${shown} in ${countText(count, total)}. The monitor looks in one place only; answer with one key, or use a preprocessor that tries both.`,
			evidence: drifts
				.flatMap(({added, changed}) =>
					added.flatMap((place) => evidenceAt(dataset, place, (row) => changed[row] === 1).slice(0, 1)),
				)
				.slice(0, 3),
			fixes: [
				{
					id: 'try-all-keys',
					title: `Try one key after the other: ${drifts.map(({role}) => pathsOf(role).join(', ')).join(' and ')}`,
					certainty: 'safe',
					changes,
				},
			],
		};
	},
};

function changeText({dataset, mapping}: Scene, {name, added}: Drift): string {
	const before = placesOfRole(mapping.roles[name]);
	const text = (places: readonly Place[]) => places.map((place) => placeText(place, dataset.mainDialect)).join(', ');
	return `${text(before)} becomes ${text(added)}`;
}

function driftOf(scene: Scene, name: DriftingRole): Drift | undefined {
	const {dataset, mapping} = scene;
	const role = mapping.roles[name];
	const own = role === undefined || role.from === 'truth' ? undefined : profileOfRole(dataset.captures, role);
	if (
		role === undefined ||
		own === undefined ||
		own.present === 0 ||
		isSmall(dataset.captures.rows - own.present, scene)
	)
		return undefined;
	const missing = rowsWithout(dataset, own.column);
	const gap = countOf(missing);
	if (isSmall(gap, scene)) return undefined;
	const changed = new Uint8Array(missing.length);
	const added: Place[] = [];
	for (const profile of alternatives(scene, name, role, own)) {
		const held = presentRows(profile.column, missing.length);
		const fresh = held.map((one, row) => one & (missing[row] as number));
		const [all, gained] = [countOf(held), countOf(fresh)];
		if (gained < share * gap || all - gained > slack * own.present) continue;
		added.push(profile.place);
		for (let row = 0; row < fresh.length; row++) {
			if (fresh[row] === 1) [missing[row], changed[row]] = [0, 1];
		}
	}
	if (added.length === 0) return undefined;
	return {name, role: {from: role.from, path: [...pathsOf(role), ...added.map(({path}) => path)]}, added, changed};
}

function isSmall(gap: number, {dataset}: Scene): boolean {
	return gap < 2 || gap <= normalGap * dataset.captures.rows;
}

/** Places on the same side with values of the same kind, the best name first. */
function alternatives(
	{dataset, mapping, groundTruth}: Scene,
	name: DriftingRole,
	role: Role,
	own: Profile,
): readonly Profile[] {
	const taken = Object.values(mapping.roles).flatMap((other) => placesOfRole(other));
	return profilesOn(dataset, [role.from])
		.filter(({place}) => !taken.some((other) => samePlace(place, other)))
		.filter((profile) => isAlike(profile, own, groundTruth))
		.toSorted((a, b) => nameFits(nameOf(b.place.path), name) - nameFits(nameOf(a.place.path), name));
}

function isAlike(other: Profile, own: Profile, truth: Profile | undefined): boolean {
	if (own.kind !== 'label' && own.kind !== 'constant') return other.kind === own.kind;
	const known = [...own.values, ...(truth?.values ?? [])];
	const labels = new Set(known.map(({scalar}) => looseKey(scalar.text)));
	return other.values.length > 0 && other.values.every(({scalar}) => labels.has(looseKey(scalar.text)));
}

/** 1 for each decoded row that has no value in a column. */
function rowsWithout({captures}: Dataset, column: Column): Uint8Array {
	return presentRows(column, captures.rows).map((one, row) => Number(one === 0 && captures.isDecoded(row)));
}

function countOf(marks: Uint8Array): number {
	let count = 0;
	for (let row = 0; row < marks.length; row++) count += marks[row] as number;
	return count;
}
