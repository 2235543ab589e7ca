import {ExactNumber, isJsonList, isJsonObject, type Json} from './json.js';

/** JSON text in one line, with every number as it was written. */
export function writeJson(value: Json): string {
	if (value instanceof ExactNumber) return value.source;
	if (isJsonList(value)) return `[${value.map(writeJson).join(',')}]`;
	if (!isJsonObject(value)) return JSON.stringify(value);
	const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`);
	return `{${entries.join(',')}}`;
}
