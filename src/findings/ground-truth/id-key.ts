import {roleAt} from '../../mapping/role.js';
import {placeText} from '../../records/place.js';
import {isMissing} from '../../records/scalar.js';
import {truthEvidenceAt} from '../evidence.js';
import {countText, type Detector} from '../scene.js';
import {captureIds, joinsBadly, truthColumnsHoldingIds} from './ids.js';

/** The id of the ground truth stands under another key than `eventMetadata.eventId`. */
export const idKey: Detector = {
	code: 'ground-truth/id-key',
	detect: (scene) => {
		if (!joinsBadly(scene)) return undefined;
		const {dataset} = scene;
		const [best] = truthColumnsHoldingIds(dataset, new Set(captureIds(scene)));
		if (best === undefined) return undefined;
		const {place, column} = best.profile;
		const rows = dataset.truths.rows;
		return {
			severity: 'error',
			count: best.profile.present,
			total: rows,
			message: `The id of the ground truth stands at ${place.path} in ${countText(best.profile.present, rows, 'ground-truth records')}; the monitor reads eventMetadata.eventId only.`,
			evidence: truthEvidenceAt(dataset, place, (row) => !isMissing(column.scalarAt(row))),
			fixes: [
				{
					id: 'truth-id-from-other-key',
					title: `Read the id of the ground truth at ${placeText(place, 'merged')}`,
					certainty: 'safe',
					changes: {roles: {truthId: roleAt(place)}},
				},
			],
		};
	},
};
