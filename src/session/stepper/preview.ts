import {isJsonList, isJsonObject, type Json} from '../../records/json.js';
import {jsonForm, scalarOf} from '../../records/scalar.js';

/** In characters; a value of a capture may be many megabytes, and what nobody can see is not written. */
const longest = 240;

/** A value in JSON form, every number as it was written; of a long one the beginning and `…`. */
export function preview(value: Json): string {
	let text = '';
	for (const piece of pieces(value)) {
		text += piece;
		if (text.length > longest) return shortened(text);
	}
	return text;
}

/** The beginning of a text that is too long to be shown. */
export function shortened(text: string): string {
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function* pieces(value: Json): Generator<string> {
	const scalar = scalarOf(value);
	if (scalar !== undefined) {
		yield shortened(jsonForm(scalar));
	} else if (isJsonList(value)) {
		yield* between('[', value.entries(), () => '', ']');
	} else if (isJsonObject(value)) {
		yield* between('{', Object.entries(value), (key) => `${JSON.stringify(key)}: `, '}');
	}
}

function* between<Key>(
	start: string,
	entries: Iterable<readonly [Key, Json]>,
	nameOf: (key: Key) => string,
	end: string,
): Generator<string> {
	let separator = start;
	for (const [key, child] of entries) {
		yield `${separator}${nameOf(key)}`;
		yield* pieces(child);
		separator = ', ';
	}
	yield end;
}
