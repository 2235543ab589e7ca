/**
 * What `JSON.stringify` leaves as it is and a terminal may act on: delete, the 8-bit control characters, and format
 * characters (bidirectional ones among them).
 */
const hidden = /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON text in which nothing can drive a terminal. It means the same: characters inside strings are written as escapes. */
export function escapeJson(text: string): string {
	return text.replace(hidden, (character) => {
		const units = Array.from({length: character.length}, (_, at) => character.charCodeAt(at));
		return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
	});
}

export function jsonText(value: unknown): string {
	return escapeJson(JSON.stringify(value));
}
