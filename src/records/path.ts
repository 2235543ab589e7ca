import {isJsonList, isJsonObject, type Json} from './json.js';

/** Keys are text, list positions are numbers: `$.a["odd key"][0]` is `['a', 'odd key', 0]`. */
export type Segment = string | number;

const token = /\.([A-Za-z_][\w-]*)|\[(\d{1,15})\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/sy;

/** Reads `$`, `.key`, `["odd key"]`, `[0]`. Returns undefined where the text is no path. */
export function parsePath(text: string): readonly Segment[] | undefined {
	if (!text.startsWith('$')) return undefined;
	const segments: Segment[] = [];
	token.lastIndex = 1;
	while (token.lastIndex < text.length) {
		const match = token.exec(text);
		if (!match) return undefined;
		const [, key, index, doubleQuoted, singleQuoted] = match;
		if (index !== undefined) segments.push(Number(index));
		else segments.push(key ?? unescapeKey(doubleQuoted ?? singleQuoted ?? ''));
	}
	return segments;
}

/** The one spelling of a path: `parsePath` and `formatPath` undo each other. */
export function formatPath(segments: readonly Segment[]): string {
	let text = '$';
	for (const segment of segments) {
		if (typeof segment === 'number') text += `[${segment}]`;
		else if (/^[A-Za-z_][\w-]*$/.test(segment)) text += `.${segment}`;
		else text += `[${JSON.stringify(segment)}]`;
	}
	return text;
}

/** The value at a path, or undefined where the path leads nowhere. */
export function valueAt(document: Json | undefined, segments: readonly Segment[]): Json | undefined {
	let value = document;
	for (const segment of segments) {
		if (typeof segment === 'number') value = isJsonList(value) ? value[segment] : undefined;
		else value = isJsonObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
		if (value === undefined) return undefined;
	}
	return value;
}

const escapes: Readonly<Record<string, string>> = {b: '\b', f: '\f', n: '\n', r: '\r', t: '\t'};

/** JSON's escapes and `\'`; any other escaped character stands for itself. */
function unescapeKey(text: string): string {
	return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, character: string) =>
		hex === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
	);
}
