import {joinOf, joinSteps} from '../../mapping/join.js';
import {applyPatch} from '../../mapping/patch.js';
import {roleAt} from '../../mapping/role.js';
import {placeText} from '../../records/place.js';
import {complete} from '../../records/steps.js';
import {evidenceAt, truthEvidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {columnsHoldingIdsSteps, joinsBadly} from './ids.js';

/** Ground truth is keyed by another id of the capture than the one that wins (AWS guide: `inferenceId`, else `eventId`). */
export const wrongId: Detector = {
	code: 'ground-truth/wrong-id',
	*prepare(scene) {
		if (!joinsBadly(scene)) return;
		const [best] = yield* columnsHoldingIdsSteps(scene);
		const id = best && roleAt(best.profile.place);
		if (id !== undefined) yield* joinSteps(scene.dataset, applyPatch(scene.mapping, {roles: {id}}));
	},
	detect: (scene) => {
		if (!joinsBadly(scene)) return undefined;
		const {dataset, mapping, total} = scene;
		const [best] = complete(columnsHoldingIdsSteps(scene));
		if (best === undefined) return undefined;
		const {place} = best.profile;
		const changes = {roles: {id: roleAt(place)}};
		const joined = joinOf(dataset, applyPatch(mapping, changes)).joined;
		if (joined <= joinOf(dataset, mapping).joined) return undefined;
		const shown = placeText(place, dataset.mainDialect);
		const isEventId = place.from === 'metadata' && place.path === '$.eventId';
		const why = isEventId
			? 'the captures have an inferenceId, and the monitor joins by that one when it is present'
			: 'the monitor joins by inferenceId, else by eventId';
		return {
			severity: 'error',
			count: joined,
			total,
			message: `The ground truth is keyed by ${shown} in ${countText(joined, total)}; ${why}.`,
			evidence: [
				...evidenceAt(dataset, place).slice(0, 2),
				...truthEvidenceAt(dataset, {from: 'truth', path: '$.eventMetadata.eventId'}).slice(0, 1),
			],
			fixes: [
				{
					id: 'join-by-other-id',
					title: `Join by ${shown}`,
					certainty: 'safe',
					changes,
				},
			],
		};
	},
};
