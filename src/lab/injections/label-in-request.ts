import {applyPatch} from '../../mapping/patch.js';
import {dialectOf} from '../../records/dialect.js';
import {isJsonObject, type Json, type JsonObject} from '../../records/json.js';
import {placeOf, withCaptures, withRole} from '../change-captures.js';
import {withSide} from '../change-record.js';
import type {Injection} from '../injection.js';
import {type Material, truthsOf} from '../material.js';

const key = 'ground_truth';

/** The label goes along with the features, and no ground truth is written where the monitor looks. */
export const labelInRequest: Injection = {
	code: 'ground-truth/in-request',
	inject(material) {
		const broken = material.mapping.roles.groundTruth?.from === 'truth' ? fromFile(material) : fromRecord(material);
		const changes = {roles: {groundTruth: {from: 'input', path: `$.${key}`}, truthId: null, id: null}} as const;
		return broken && {...broken, groundTruth: [], mapping: applyPatch(material.mapping, changes)};
	},
};

/** The labels of a file, or of the merge job, become a field of the request. */
function fromFile(material: Material): Material | undefined {
	const {actualOf} = truthsOf(material);
	return withCaptures(material, ({groundTruthData: _, ...record}, line) => {
		const label = actualOf(line);
		return label === undefined ? record : withSide(record, 'input', ({value}) => labelled(value, label));
	});
}

/** A label that the response carries moves over to the request. Flat payloads have no request. */
function fromRecord(material: Material): Material | undefined {
	const place = placeOf(material, 'groundTruth');
	if (place?.from !== 'output' || place.path.length !== 1) return undefined;
	return withCaptures(material, (record) => {
		if (dialectOf(record) !== 'exchange') return undefined;
		let label: Json | undefined;
		const without = withRole(record, place, (value) => {
			label = value;
			return undefined;
		});
		const moved = label;
		if (without === undefined || moved === undefined) return without;
		return withSide(without, 'input', ({value}) => labelled(value, moved));
	});
}

function labelled(request: Json, label: Json): JsonObject | undefined {
	return isJsonObject(request) && request[key] === undefined ? {...request, [key]: label} : undefined;
}
