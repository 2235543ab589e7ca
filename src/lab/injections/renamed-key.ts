import {applyPatch} from '../../mapping/patch.js';
import {isJsonObject} from '../../records/json.js';
import {formatPath} from '../../records/path.js';
import {placeOf, withCaptures} from '../change-captures.js';
import {withSide} from '../change-record.js';
import {objectFrom} from '../change-value.js';
import type {Injection} from '../injection.js';

/** What a new version of an endpoint may call its prediction. */
const otherNames = ['predicted_label', 'prediction', 'label_of_model'];

/** The prediction has another key than the one that the monitor was told. */
export const renamedKey: Injection = {
	code: 'keys/renamed',
	inject(material) {
		const place = placeOf(material, 'prediction');
		const [key] = place?.path ?? [];
		if (place === undefined || place.path.length !== 1 || typeof key !== 'string') return undefined;
		const name = otherNames.find((other) => other !== key);
		if (name === undefined) return undefined;
		const broken = withCaptures(material, (record) =>
			withSide(record, place.from, ({value}) => {
				if (!isJsonObject(value) || value[name] !== undefined) return undefined;
				const old = value[key];
				return old === undefined ? value : objectFrom(value, key, [[name, old]]);
			}),
		);
		const role = {from: place.from, path: formatPath([name])};
		return broken && {...broken, mapping: applyPatch(material.mapping, {roles: {prediction: role}})};
	},
};
