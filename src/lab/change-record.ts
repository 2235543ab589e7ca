import {asWritten, decodePayload} from '../records/decode-payload.js';
import {dialectOf} from '../records/dialect.js';
import {parseJson} from '../records/exact-json.js';
import {isJsonList, isJsonObject, type Json, type JsonObject} from '../records/json.js';
import type {Segment} from '../records/path.js';
import {valueAt} from '../records/path.js';
import type {Dialect, Payload, Side} from '../records/record.js';
import {writeJson} from '../records/write-json.js';
import {withChange} from './change-value.js';

/** A document is an object, or a list of CSV fields. */
export type Document = {readonly value: Json; readonly format: 'csv' | 'json' | 'text'};

/**
 * The record with one of its sides changed and encoded as it was before. Undefined where it has no such side, where the
 * side holds several rows, or where `change` gives nothing.
 */
export function withSide(
	record: JsonObject,
	side: Side,
	change: (document: Document) => Json | undefined,
): JsonObject | undefined {
	const path = pathOfSide(record, side);
	const holder = path === undefined ? undefined : valueAt(record, path);
	if (path === undefined || holder === undefined) return undefined;
	const payload = payloadIn(holder);
	if (!payload.ok || payload.rows > 1 || payload.header !== undefined) return undefined;
	const value = change(payload);
	if (value === undefined) return undefined;
	const changed = withChange(record, path, () => (isCaptured(holder) ? encoded(holder, payload, value) : value));
	return isJsonObject(changed) ? changed : undefined;
}

/** A line as the object that it is; undefined for a line that is none. */
export function recordOf(line: string): JsonObject | undefined {
	try {
		const value = parseJson(line);
		return isJsonObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

const capturedSides: Readonly<Partial<Record<Side, readonly string[]>>> = {
	input: ['endpointInput'],
	output: ['endpointOutput', 'batchTransformOutput'],
};

function pathOfSide(record: JsonObject, side: Side): readonly Segment[] | undefined {
	const dialect: Dialect = dialectOf(record);
	if (side === 'record' || dialect === 'payload') return [];
	if (side === 'truth') return ['groundTruthData'];
	if (dialect === 'exchange') return side === 'input' ? ['request'] : ['response'];
	if (dialect === 'transform' && record['SageMakerOutput'] !== undefined)
		return side === 'output' ? ['SageMakerOutput'] : [];
	if (dialect === 'transform') return side === 'output' ? [] : undefined;
	const names = capturedSides[side] ?? [];
	const name = names.find((one) => valueAt(record, ['captureData', one]) !== undefined);
	return name === undefined ? undefined : ['captureData', name];
}

type Captured = JsonObject & {readonly data: string};

function isCaptured(holder: Json): holder is Captured {
	return isJsonObject(holder) && typeof holder['data'] === 'string';
}

function payloadIn(holder: Json): Payload {
	if (!isCaptured(holder)) return asWritten(holder);
	const {data, encoding, observedContentType: contentType} = holder;
	return decodePayload({data, encoding, contentType});
}

function encoded(holder: Captured, {format, steps, encoding}: Extract<Payload, {ok: true}>, value: Json): Json {
	const text = format === 'json' || !isJsonList(value) ? writeJson(value) : value.map(fieldOf).join(',');
	const whole = steps.includes('trailing-newline') ? `${text}\n` : text;
	return {...holder, data: encoding === 'BASE64' ? Buffer.from(whole, 'utf8').toString('base64') : whole};
}

/** Fields keep their quotes when CSV is decoded. */
function fieldOf(field: Json): string {
	return typeof field === 'string' ? field : writeJson(field);
}
