import {applyPatch} from '../../mapping/patch.js';
import {isJsonObject} from '../../records/json.js';
import {withGroundTruth} from '../change-captures.js';
import {withChange} from '../change-value.js';
import type {Injection} from '../injection.js';

const prefix = 'req-';

/** Whoever writes the labels puts a prefix before the id. */
export const prefixedId: Injection = {
	code: 'ground-truth/id-format',
	inject(material) {
		if (material.groundTruth.length === 0) return undefined;
		const broken = withGroundTruth(material, (record) => {
			const changed = withChange(record, ['eventMetadata', 'eventId'], (id) =>
				typeof id === 'string' ? prefix + id : id,
			);
			return isJsonObject(changed) ? changed : undefined;
		});
		return broken && {...broken, mapping: applyPatch(material.mapping, {join: {stripPrefix: prefix}})};
	},
};
