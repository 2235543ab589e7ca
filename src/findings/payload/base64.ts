import type {MappingPatch} from '../../mapping/mapping.js';
import {roleAt} from '../../mapping/role.js';
import {attributePlace} from '../../monitor/attribute-place.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {firstRows, whereIs} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** The output was captured as BASE64 because its content type is not declared. */
export const base64: Detector = {
	code: 'payload/base64',
	detect: (scene) => {
		const {dataset, mapping, total, literal} = scene;
		const [[type] = ['unknown']] = [...dataset.base64Types].sort((a, b) => b[1] - a[1]);
		const count = [...dataset.base64Types.values()].reduce((sum, part) => sum + part, 0);
		const unread = mapping.roles.prediction === undefined && mapping.roles.probability === undefined;
		if (count === 0 || !(literal || unread)) return undefined;
		const plain = type.split(';')[0]?.trim() ?? type;
		const [first = 0] = firstRows(dataset.captures, (row) => dataset.captures.encodingOf(row) === 'BASE64');
		const isJson = (dataset.outputFormats.get('json') ?? 0) > 0;
		return {
			severity: 'error',
			count,
			total,
			message: `The output is BASE64 in ${countText(count, total)}: its content type "${type}" is in no list of the capture settings, and the monitor does not decode. Answer with ${isJson ? 'application/json' : 'text/csv'}, or add "${plain}" to ${isJson ? 'JsonContentTypes' : 'CsvContentTypes'} in CaptureContentTypeHeader.`,
			evidence: [
				{
					...whereIs(dataset, dataset.captures, first),
					path: 'captureData.endpointOutput.observedContentType',
					value: type,
				},
			],
			fixes: [
				{
					id: 'decode-base64',
					title: 'Decode the output (a preprocessor does it inside the monitor)',
					certainty: 'safe',
					changes: rolesAsConfigured(scene),
				},
			],
		};
	},
};

/** The configured attributes, now that the output can be read. */
function rolesAsConfigured({expectation, dataset}: Scene): MappingPatch {
	const side = outputSide(dataset);
	const role = (attribute: string) => roleAt(attributePlace(attribute, dataset, side).place);
	const {inferenceAttribute, probabilityAttribute} = expectation;
	return {
		roles: {
			...(inferenceAttribute === undefined ? {} : {prediction: role(inferenceAttribute)}),
			...(probabilityAttribute === undefined ? {} : {probability: role(probabilityAttribute)}),
		},
	};
}
