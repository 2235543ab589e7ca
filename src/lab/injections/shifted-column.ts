import {applyPatch} from '../../mapping/patch.js';
import {isJsonList} from '../../records/json.js';
import {formatPath} from '../../records/path.js';
import {placeOf, withCaptures} from '../change-captures.js';
import {withSide} from '../change-record.js';
import type {Injection} from '../injection.js';

const firstRequest = 40_001;

/** The endpoint answers with a number of its request first, so every column of its CSV moves to the right. */
export const shiftedColumn: Injection = {
	code: 'keys/wrong-column',
	inject(material) {
		const place = placeOf(material, 'prediction');
		const [column] = place?.path ?? [];
		if (place === undefined || place.from !== 'output' || typeof column !== 'number') return undefined;
		// Any column of numbers could be the prediction of a regression.
		if (material.mapping.problemType === 'Regression') return undefined;
		const broken = withCaptures(material, (record, line) =>
			withSide(record, 'output', ({value, format}) =>
				format === 'csv' && isJsonList(value) ? [String(firstRequest + line), ...value] : undefined,
			),
		);
		const role = {from: place.from, path: formatPath([column + 1])};
		return broken && {...broken, mapping: applyPatch(material.mapping, {roles: {prediction: role}})};
	},
};
