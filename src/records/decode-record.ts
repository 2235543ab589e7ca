import {decodeGroundTruth} from './decode-ground-truth.js';
import {asWritten, decodePayload} from './decode-payload.js';
import {dialectOf} from './dialect.js';
import {isJsonObject, type Json, type JsonObject} from './json.js';
import type {DecodedRecord, Payload} from './record.js';

/** A record with its dialect recognised and its payloads decoded. */
export function decodeRecord(record: JsonObject): DecodedRecord {
	const dialect = dialectOf(record);
	const none = {input: undefined, output: undefined, truth: undefined, metadata: undefined};
	switch (dialect) {
		case 'merged':
			return {dialect, record, ...capturedSides(record), truth: truthOf(record)};
		case 'capture':
			return {dialect, record, ...capturedSides(record), truth: undefined};
		case 'transform':
			return {dialect, record, ...none, ...transformSides(record)};
		case 'exchange':
			return {dialect, record, ...none, input: exchanged(record['request']), output: exchanged(record['response'])};
		case 'payload':
			return {dialect, record, ...none};
	}
}

type Sides = Pick<DecodedRecord, 'input' | 'output' | 'metadata'>;

function capturedSides(record: JsonObject): Sides {
	const captured = isJsonObject(record['captureData']) ? record['captureData'] : {};
	const metadata = record['eventMetadata'];
	return {
		input: captured['endpointInput'] === undefined ? undefined : capturedSide(captured['endpointInput']),
		output: capturedOutput(captured),
		metadata: isJsonObject(metadata) ? metadata : undefined,
	};
}

/** The merge output of a batch job calls it `batchTransformOutput`. */
function capturedOutput(captured: JsonObject): Payload | undefined {
	const output = captured['endpointOutput'] ?? captured['batchTransformOutput'];
	return output === undefined ? undefined : capturedSide(output);
}

function capturedSide(side: Json): Payload {
	if (!isJsonObject(side)) {
		return {ok: false, encoding: 'none', contentType: undefined, reason: 'not an object that holds data'};
	}
	return decodePayload({data: side['data'], encoding: side['encoding'], contentType: side['observedContentType']});
}

/** A merged record is a capture and a ground-truth record in one line; only the latter part is wanted here. */
function truthOf(record: JsonObject): JsonObject {
	return decodeGroundTruth(without(record, ['captureData'])).truth;
}

const generatedKeys = ['SageMakerInferenceId', 'SageMakerInferenceTime'];

/** With `JoinSource=Input` the prediction is in `SageMakerOutput` and the other keys are the input's. */
function transformSides(record: JsonObject): Sides {
	const rest = without(record, [...generatedKeys, 'SageMakerOutput']);
	const metadata = Object.fromEntries(Object.entries(record).filter(([key]) => generatedKeys.includes(key)));
	const output = record['SageMakerOutput'];
	if (output === undefined) return {input: undefined, output: asWritten(rest), metadata};
	return {input: Object.keys(rest).length === 0 ? undefined : asWritten(rest), output: asWritten(output), metadata};
}

/** A request or response, which may be wrapped like a captured side. */
function exchanged(side: Json | undefined): Payload | undefined {
	if (side === undefined) return undefined;
	const wrapped = isJsonObject(side) && typeof side['data'] === 'string' && typeof side['encoding'] === 'string';
	return wrapped ? capturedSide(side) : asWritten(side);
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
