import type {MappingPatch} from '../../mapping/mapping.js';
import {joinPatches} from '../../mapping/patch.js';
import {roleAt} from '../../mapping/role.js';
import {type Place, placeText} from '../../records/place.js';
import {evidenceAt, truthEvidenceAt} from '../evidence.js';
import type {Evidence, UnratedFinding} from '../finding.js';
import type {Scene} from '../scene.js';
import type {Lost} from './lookup.js';

/** The finding for roles that are there under another name or at another depth: one cause, one fix for all of them. */
export function relocated(
	scene: Scene,
	lost: readonly Lost[],
	id: string,
	message: string,
): Omit<UnratedFinding, 'code'> | undefined {
	const {dataset, total} = scene;
	const found = lost.flatMap(({found: place, ...rest}) => (place === undefined ? [] : [{...rest, place}]));
	if (found.length === 0) return undefined;
	const changes = found.reduce<MappingPatch>((patch, {role, place}) => {
		return joinPatches(patch, {roles: {[role]: roleAt(place)}});
	}, {});
	const shown = found.map(({attribute, place}) => `${placeText(place, dataset.mainDialect)} as ${attribute}`);
	return {
		severity: 'error',
		count: Math.max(...found.map(({candidate}) => candidate?.profile.present ?? total)),
		total,
		message,
		evidence: found.flatMap(({place}) => evidenceOf(scene, place).slice(0, found.length > 1 ? 1 : 3)).slice(0, 3),
		fixes: [{id, title: `Read ${shown.join(' and ')}`, certainty: 'safe', changes}],
	};
}

function evidenceOf({dataset}: Scene, place: Place): readonly Evidence[] {
	const inCaptures = evidenceAt(dataset, place);
	return inCaptures.length > 0 ? inCaptures : truthEvidenceAt(dataset, place);
}

/** `"actual_class" is $.ground_truth here` for each role. */
export function namesText({dataset}: Scene, lost: readonly Lost[]): string {
	return lost
		.flatMap(({attribute, found}) => (found ? [`"${attribute}" is ${placeText(found, dataset.mainDialect)} here`] : []))
		.join(', ');
}
