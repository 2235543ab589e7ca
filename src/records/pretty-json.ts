import {isJsonList, isJsonObject, type Json} from './json.js';
import {writeJson} from './write-json.js';

/** Plain values of a list share lines of at most so many characters. */
const longestLine = 76;
const step = '  ';

/** JSON text to read and to edit: a key a line, every number as it was written. */
export function prettyJson(value: Json, indent = ''): string {
	const inner = indent + step;
	if (isJsonList(value) && value.length > 0) return prettyList(value, indent, inner);
	const entries = isJsonObject(value) ? Object.entries(value) : [];
	if (entries.length === 0) return writeJson(value);
	const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${prettyJson(item, inner)}`);
	return `{\n${lines.join(',\n')}\n${indent}}`;
}

function prettyList(items: readonly Json[], indent: string, inner: string): string {
	const isNested = items.some((item) => isJsonList(item) || isJsonObject(item));
	const lines = isNested ? items.map((item) => prettyJson(item, inner)) : filledLines(items.map(writeJson), inner);
	const [first = ''] = lines;
	if (!isNested && lines.length === 1) return `[${first}]`;
	return `[\n${lines.map((line) => inner + line).join(',\n')}\n${indent}]`;
}

function filledLines(texts: readonly string[], indent: string): readonly string[] {
	const lines: string[] = [];
	for (const text of texts) {
		const line = lines.at(-1);
		const joined = line === undefined ? undefined : `${line}, ${text}`;
		if (joined !== undefined && indent.length + joined.length < longestLine) lines[lines.length - 1] = joined;
		else lines.push(text);
	}
	return lines;
}
