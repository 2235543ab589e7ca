import {isJsonObject, type JsonObject} from '../records/json.js';
import type {DecodedRecord} from '../records/record.js';
import {fieldText} from './label-text.js';

/** What the monitor's merge makes of a captured record and a label (observed in real merge output). */
export function mergedRecord(
	record: DecodedRecord,
	id: string | undefined,
	label: string,
	output: JsonObject,
): JsonObject {
	const isBatch = record.dialect === 'transform' || captureData(record)['batchTransformOutput'] !== undefined;
	return {
		eventVersion: '0',
		groundTruthData: {data: fieldText(label), encoding: 'CSV'},
		captureData: isBatch ? {batchTransformOutput: withoutMode(output)} : {...inputOf(record), endpointOutput: output},
		eventMetadata: metadataOf(record, id),
	};
}

function captureData({record}: DecodedRecord): JsonObject {
	const captured = record['captureData'];
	return isJsonObject(captured) ? captured : {};
}

function inputOf(record: DecodedRecord): JsonObject {
	const {endpointInput} = captureData(record) as {readonly endpointInput?: JsonObject};
	return endpointInput === undefined ? {} : {endpointInput};
}

/** Merged batch records hold data and encoding only. */
function withoutMode({
	data = '',
	encoding = '',
}: {
	readonly data?: JsonObject[string];
	readonly encoding?: JsonObject[string];
}): JsonObject {
	return {data, encoding};
}

function metadataOf({dialect, metadata}: DecodedRecord, id: string | undefined): JsonObject {
	if (dialect !== 'transform' && metadata !== undefined) return metadata;
	return id === undefined ? {} : {eventId: id};
}
