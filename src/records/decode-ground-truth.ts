import {decodePayload} from './decode-payload.js';
import {isJsonList, isJsonObject, type Json, type JsonObject} from './json.js';
import type {GroundTruthRecord} from './record.js';

/** A ground-truth record with its data decoded; what cannot be decoded stays as it is and `problem` says why. */
export function decodeGroundTruth(record: JsonObject): GroundTruthRecord {
	const labelled = record['groundTruthData'];
	if (!isJsonObject(labelled)) return {truth: record, problem: 'there is no groundTruthData object'};
	const {data} = labelled;
	const payload = decodePayload({data, encoding: encodingOf(labelled), contentType: labelled['observedContentType']});
	if (!payload.ok) return {truth: record, problem: `groundTruthData.data: ${payload.reason}`};
	const value = payload.format === 'csv' ? labelsOf(payload.value) : payload.value;
	return {truth: {...record, groundTruthData: {...labelled, data: value}}, problem: undefined};
}

/** Without an encoding the label is CSV, the first one that the service took, unless it is clearly JSON. */
function encodingOf(labelled: JsonObject): Json {
	const {encoding, data} = labelled;
	if (encoding !== undefined) return encoding;
	return typeof data === 'string' && /^\s*[{[]/.test(data) ? 'JSON' : 'CSV';
}

/** A row of one field is that field: the label itself. */
function labelsOf(csv: Json): Json {
	if (!isJsonList(csv)) return csv;
	const [only] = csv;
	if (csv.length === 1 && only !== undefined) return only;
	return csv.map((row) => (isJsonList(row) ? labelsOf(row) : row));
}
