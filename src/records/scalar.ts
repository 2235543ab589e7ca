import {ExactNumber, type Json} from './json.js';

/**
 * One leaf value together with its JSON type, so that number `1` and text `"1"` never look alike. `text` is the raw text:
 * what a reader sees that compares values as text (numbers keep the spelling of their source, `1.0` stays `1.0`).
 */
export type Scalar = {readonly type: 'text' | 'number' | 'boolean' | 'null'; readonly text: string};

/** The scalar of a leaf; `undefined` for lists and objects that have content. Empty ones count as text `[]` and `{}`. */
export function scalarOf(value: Json): Scalar | undefined {
	if (typeof value === 'string') return {type: 'text', text: value};
	if (typeof value === 'number') return {type: 'number', text: String(value)};
	if (typeof value === 'boolean') return {type: 'boolean', text: String(value)};
	if (value === null) return {type: 'null', text: 'null'};
	if (value instanceof ExactNumber) return {type: 'number', text: value.source};
	if (Array.isArray(value)) return value.length === 0 ? {type: 'text', text: '[]'} : undefined;
	return Object.keys(value).length === 0 ? {type: 'text', text: '{}'} : undefined;
}

/** Null and empty text stand for "no value" in every role. */
export function isMissing(scalar: Scalar | undefined): scalar is undefined {
	return scalar === undefined || scalar.type === 'null' || (scalar.type === 'text' && scalar.text.trim() === '');
}

/** The number that a scalar spells (JSON number or numeric text, blanks around it allowed), else NaN. */
export function numberOf(scalar: Scalar): number {
	if (scalar.type === 'number') return Number(scalar.text);
	return scalar.type === 'text' && startsAsNumber(scalar.text) ? Number(scalar.text) : Number.NaN;
}

/** What `Number` takes for a number beside decimal ones is excluded by its beginning: nothing, `0x1f`, `Infinity`. */
function startsAsNumber(text: string): boolean {
	let at = 0;
	while (text.charCodeAt(at) <= 32) at++;
	const sign = text[at] === '-' || text[at] === '+' ? 1 : 0;
	const first = text.charCodeAt(at + sign);
	const isDigit = first >= 48 && first <= 57;
	if (!isDigit) return first === 46 && at + sign + 1 < text.length;
	return !/[xXoObB]/.test(text[at + 1] ?? '');
}

/** The scalar in JSON form, as screens and reports show it: `1`, `"1"`, `true`, `null`. */
export function jsonForm(scalar: Scalar): string {
	return scalar.type === 'text' ? JSON.stringify(scalar.text) : scalar.text;
}

/** The JSON value itself, for `evidence.value`. */
export function jsonValue(scalar: Scalar): string | number | boolean | null {
	if (scalar.type === 'text') return scalar.text;
	if (scalar.type === 'number') return Number(scalar.text);
	return scalar.type === 'null' ? null : scalar.text === 'true';
}
