import {looseKey, profilesOn} from '../../mapping/candidates.js';
import type {MappingPatch, Role} from '../../mapping/mapping.js';
import {nameFits} from '../../mapping/names.js';
import {type Profile, profileOfRole} from '../../mapping/profile.js';
import {nameOf, pathsOf, placesOfRole} from '../../mapping/role.js';
import type {Column} from '../../records/column.js';
import type {Dataset} from '../../records/dataset.js';
import {type Place, placeText, samePlace} from '../../records/place.js';
import {isMissing} from '../../records/scalar.js';
import {evidenceAt} from '../evidence.js';
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
	readonly rows: ReadonlySet<number>;
};

/** The keys change part-way through the capture. */
export const drift: Detector = {
	code: 'keys/drift',
	detect: (scene) => {
		const {dataset, total} = scene;
		const drifts = roleNames.flatMap((name) => driftOf(scene, name) ?? []);
		const [first] = drifts;
		if (first === undefined) return undefined;
		const rows = new Set(drifts.flatMap((one) => [...one.rows]));
		const firstRow = Math.min(...rows);
		const {line} = dataset.captures.originOf(firstRow);
		const roles = Object.fromEntries(drifts.map(({name, role}) => [name, role]));
		const changes: MappingPatch = {roles};
		const shown = drifts.map((one) => changeText(scene, one)).join(', ');
		return {
			severity: 'error',
			count: rows.size,
			total,
			message: `The keys change part-way, first in line ${line}: ${shown} in ${countText(rows.size, total)}. The monitor looks in one place only; answer with one key, or use a preprocessor that tries both.`,
			evidence: drifts
				.flatMap(({added, rows: changed}) =>
					added.flatMap((place) => evidenceAt(dataset, place, (row) => changed.has(row)).slice(0, 1)),
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
	const gap = missing.size;
	if (isSmall(gap, scene)) return undefined;
	const rows = new Set<number>();
	const added: Place[] = [];
	for (const profile of alternatives(scene, name, role, own)) {
		const held = rowsWith(dataset, profile.column);
		const fresh = held.filter((row) => missing.has(row));
		if (fresh.length < share * gap || held.length - fresh.length > slack * own.present) continue;
		added.push(profile.place);
		for (const row of fresh) {
			missing.delete(row);
			rows.add(row);
		}
	}
	if (added.length === 0) return undefined;
	return {name, role: {from: role.from, path: [...pathsOf(role), ...added.map(({path}) => path)]}, added, rows};
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

function rowsWith({captures}: Dataset, column: Column): readonly number[] {
	return Array.from({length: captures.rows}, (_, row) => row).filter((row) => !isMissing(column.scalarAt(row)));
}

function rowsWithout({captures}: Dataset, column: Column): Set<number> {
	const rows = Array.from({length: captures.rows}, (_, row) => row);
	return new Set(rows.filter((row) => captures.isDecoded(row) && isMissing(column.scalarAt(row))));
}
