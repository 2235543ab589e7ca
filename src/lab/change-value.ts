import {isJsonList, isJsonObject, type Json, type JsonObject} from '../records/json.js';
import type {Segment} from '../records/path.js';

/**
 * The document with another value at a path; `undefined` takes the value out, also from a list. Undefined where the
 * document has no such place.
 */
export function withChange(
	document: Json,
	[first, ...rest]: readonly Segment[],
	change: (value: Json) => Json | undefined,
): Json | undefined {
	if (first === undefined) return change(document);
	if (typeof first === 'number') {
		const old = isJsonList(document) ? document[first] : undefined;
		if (!isJsonList(document) || old === undefined) return undefined;
		const inner = rest.length === 0 ? change(old) : withChange(old, rest, change);
		return document.flatMap((item, at) => (at !== first ? [item] : inner === undefined ? [] : [inner]));
	}
	const old = isJsonObject(document) ? document[first] : undefined;
	if (!isJsonObject(document) || old === undefined) return undefined;
	const inner = rest.length === 0 ? change(old) : withChange(old, rest, change);
	return objectFrom(document, first, inner === undefined ? [] : [[first, inner]]);
}

/** The object with other entries in place of one, in the order of its keys. */
export function objectFrom(object: JsonObject, key: string, entries: readonly (readonly [string, Json])[]): JsonObject {
	return Object.fromEntries(Object.entries(object).flatMap((entry) => (entry[0] === key ? entries : [entry])));
}
