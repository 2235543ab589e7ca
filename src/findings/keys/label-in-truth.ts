import {nameFits} from '../../mapping/names.js';
import {applyPatch} from '../../mapping/patch.js';
import {type Profile, profileAt} from '../../mapping/profile.js';
import {read} from '../../mapping/reading.js';
import {nameOf, placesOfRole, roleAt} from '../../mapping/role.js';
import {parsePath} from '../../records/path.js';
import {labelOfTruth, type Place} from '../../records/place.js';
import type {Table} from '../../records/table.js';
import type {Scene} from '../scene.js';

/**
 * Where the label stands in ground-truth records that are joined but have none where the monitor takes it: deeper in
 * `data` (`{"label": 0}`, as for bias monitors), or beside it.
 */
export function labelInTruth(scene: Scene): {readonly place: Place; readonly isDeeper: boolean} | undefined {
	const {mapping, reading, dataset} = scene;
	const [expected] = placesOfRole(mapping.roles.groundTruth);
	if (expected?.from !== 'truth' || reading.funnel.groundTruth > 0 || reading.funnel.joined === 0) return undefined;
	const profiles = [dataset.truths, dataset.captures].flatMap(labelsIn);
	const [best] = profiles
		.map((profile) => ({place: profile.place, score: scoreOf(scene, profile)}))
		.toSorted((a, b) => b.score - a.score);
	if (best === undefined) return undefined;
	const depth = (path: string) => parsePath(path)?.length ?? 0;
	return {place: best.place, isDeeper: depth(best.place.path) > depth(labelOfTruth.path)};
}

function labelsIn(table: Table): readonly Profile[] {
	return table
		.places()
		.filter(({from, path}) => from === 'truth' && path.startsWith('$.groundTruthData') && nameOf(path) !== 'encoding')
		.flatMap((place) => profileAt(table, place) ?? [])
		.filter(({kind}) => kind !== 'nothing');
}

/** How many records could match with the label there; a usual name and few values speak for it too. */
function scoreOf({dataset, mapping}: Scene, {place, kind}: Profile): number {
	const {comparable, decoded} = read(dataset, applyPatch(mapping, {roles: {groundTruth: roleAt(place)}})).funnel;
	return comparable / Math.max(1, decoded) + nameFits(nameOf(place.path), 'groundTruth') + (kind === 'label' ? 0.5 : 0);
}
