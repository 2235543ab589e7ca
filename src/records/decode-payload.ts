import {readCsv} from './csv.js';
import {parseJson} from './exact-json.js';
import {isJsonList, isJsonObject, type Json} from './json.js';
import type {DecodeStep, Encoding, Payload} from './record.js';

/** One captured side as it stands in the line; nothing is known about the types of its fields. */
export type CapturedData = {
	readonly data?: Json | undefined;
	readonly encoding?: Json | undefined;
	readonly contentType?: Json | undefined;
};

type Decoded = Pick<Payload & {ok: true}, 'value' | 'format' | 'rows' | 'steps'> & {
	readonly header?: readonly string[] | undefined;
};

/** Decodes `data` by its `encoding`; an encoding that is missing or unknown is found out by looking. */
export function decodePayload(captured: CapturedData): Payload {
	const {data, encoding} = captured;
	const contentType = typeof captured.contentType === 'string' ? captured.contentType : undefined;
	if (data === undefined || data === null)
		return {ok: false, encoding: 'none', contentType, reason: 'there is no data'};
	if (typeof data !== 'string') return asWritten(data, contentType);
	const name = typeof encoding === 'string' ? encoding.trim().toUpperCase() : '';
	if (name === 'BASE64') return decodeBase64(data, contentType);
	try {
		const decoded = name === 'CSV' ? decodeCsv(data) : name === 'JSON' ? decodeJson(data) : look(data);
		return payload(decoded, decoded.format === 'csv' ? 'CSV' : 'JSON', contentType);
	} catch (error) {
		return {ok: false, encoding: 'JSON', contentType, reason: `not JSON: ${reasonOf(error)}`};
	}
}

/** A value that stood in the line as JSON. */
export function asWritten(value: Json, contentType?: string): Payload {
	return payload({value, format: 'json', rows: rowsOf(value), steps: []}, 'none', contentType);
}

function payload(decoded: Decoded, encoding: Encoding, contentType: string | undefined): Payload {
	const {value, format, rows, steps, header} = decoded;
	return {ok: true, value, encoding, format, contentType, steps, rows, header};
}

function decodeBase64(data: string, contentType: string | undefined): Payload {
	const refused = (reason: string): Payload => ({ok: false, encoding: 'BASE64', contentType, reason});
	const body = data.trim();
	if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) return refused('not valid base64');
	const text = textOf(Buffer.from(body, 'base64'));
	if (text === undefined) return refused('binary, neither JSON nor CSV text');
	const decoded = byContentType(text, contentType) ?? look(text);
	return payload({...decoded, steps: ['base64', ...decoded.steps]}, 'BASE64', contentType);
}

/** Undefined where the bytes are no text: invalid UTF-8, or control characters that no text holds. */
function textOf(bytes: Uint8Array): string | undefined {
	try {
		const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
		return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? undefined : text;
	} catch {
		return undefined;
	}
}

/** Undefined where the content type says nothing, or not the truth. */
function byContentType(text: string, contentType: string | undefined): Decoded | undefined {
	const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
	if (type.endsWith('csv')) return decodeCsv(text);
	if (!/json(?:l|lines)?$/.test(type)) return undefined;
	try {
		return decodeJson(text);
	} catch {
		return undefined;
	}
}

/** JSON where the text looks like it and can be read so, else CSV. A bare number is a CSV row of one field. */
function look(text: string): Decoded {
	const start = text.replace(/^\uFEFF/, '').trimStart();
	if (/^[{["]/.test(start)) {
		try {
			return start.startsWith('"') ? decodeOneJson(trimEnds(text)) : decodeJson(text);
		} catch {
			// It only looked like JSON: a CSV row may start with a quote or a bracket too.
		}
	}
	return decodeCsv(text);
}

type Trimmed = {readonly text: string; readonly steps: readonly DecodeStep[]};

/** Takes off a byte order mark, one leading and one trailing line break, and reports each. */
function trimEnds(data: string): Trimmed {
	const steps: DecodeStep[] = [];
	let text = data;
	if (text.startsWith('\uFEFF')) {
		steps.push('bom');
		text = text.slice(1);
	}
	if (text.includes('\r\n')) steps.push('crlf');
	const leading = text.startsWith('\n') ? 1 : text.startsWith('\r\n') ? 2 : 0;
	if (leading > 0) {
		steps.push('leading-newline');
		text = text.slice(leading);
	}
	const trailing = text.endsWith('\r\n') ? 2 : text.endsWith('\n') ? 1 : 0;
	if (trailing === 0) return {text, steps};
	return {text: text.slice(0, -trailing), steps: [...steps, 'trailing-newline']};
}

function decodeCsv(data: string): Decoded {
	const {text, steps} = trimEnds(data);
	const {rows, header} = readCsv(text);
	const [first = []] = rows;
	return {
		value: rows.length === 1 ? first : rows,
		format: 'csv',
		rows: rows.length,
		steps: header === undefined ? steps : [...steps, 'header-line'],
		header,
	};
}

/** JSON, or JSON Lines in one string; throws the SyntaxError of the first line that is neither. */
function decodeJson(data: string): Decoded {
	const trimmed = trimEnds(data);
	try {
		return decodeOneJson(trimmed);
	} catch (error) {
		const lines = trimmed.text.split('\n').filter((line) => line.trim() !== '');
		if (lines.length < 2 || !lines.every((line) => /^\s*[{["\d-]/.test(line))) throw error;
		const value = lines.map(parseJson);
		return {value, format: 'json', rows: value.length, steps: [...trimmed.steps, 'json-lines']};
	}
}

function decodeOneJson({text, steps}: Trimmed): Decoded {
	const value = parseJson(text);
	return {value, format: 'json', rows: rowsOf(value), steps};
}

/** How many predictions a JSON value holds: a list of objects or of lists, or `predictions` / `instances` of any kind. */
function rowsOf(value: Json): number {
	if (isJsonList(value)) {
		const allRows = value.every((item) => isJsonList(item)) || value.every((item) => isJsonObject(item));
		return allRows ? Math.max(value.length, 1) : 1;
	}
	if (!isJsonObject(value)) return 1;
	const inner = value['predictions'] ?? value['instances'];
	return isJsonList(inner) ? Math.max(inner.length, 1) : 1;
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
