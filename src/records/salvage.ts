import {parseJson} from './exact-json.js';
import {isJsonList, isJsonObject, type Json, type JsonObject} from './json.js';

/** How a line was written that holds records and is not JSON Lines. */
export type OddForm = 'python' | 'array' | 'commas';

export type Salvaged = {readonly form: OddForm; readonly records: readonly JsonObject[]};

/**
 * The records in a line that is no JSON object: `str(dict)` of Python, an array (also one that goes over many lines),
 * objects with commas between them. No records for a bracket alone; undefined where the line is nothing of the kind.
 */
export function salvage(line: string): Salvaged | undefined {
	const bare = line.trim();
	if (/^[[\],]$/.test(bare)) return {form: 'array', records: []};
	const asJson = recordsIn(bare);
	if (asJson !== undefined) return asJson;
	const python = recordsIn(jsonOfPython(bare));
	return python && {form: 'python', records: python.records};
}

function recordsIn(text: string): Salvaged | undefined {
	const inner = text.replace(/^[[,]\s*/, '').replace(/\s*[\],]$/, '');
	const list = parsed(`[${inner}]`);
	if (!isJsonList(list) || list.length === 0) return undefined;
	const records = list.filter(isJsonObject);
	if (records.length < list.length) return undefined;
	return {form: /^\[|\]$|,$/.test(text) ? 'array' : 'commas', records};
}

function parsed(text: string): Json | undefined {
	try {
		return parseJson(text);
	} catch {
		return undefined;
	}
}

const pythonToken = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(?:True|False|None)\b/gs;
const words: Readonly<Record<string, string>> = {True: 'true', False: 'false', None: 'null'};

/** The JSON text of what Python's `repr` printed; nonsense in, nonsense out. */
function jsonOfPython(text: string): string {
	return text.replaceAll(pythonToken, (token: string, single: string | undefined, double: string | undefined) => {
		const quoted = single ?? double;
		return quoted === undefined ? (words[token] ?? token) : JSON.stringify(withoutEscapes(quoted));
	});
}

const escapes: Readonly<Record<string, string>> = {n: '\n', r: '\r', t: '\t'};

function withoutEscapes(text: string): string {
	return text.replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gis, (_, x?: string, u?: string, other?: string) => {
		const code = x ?? u;
		return code === undefined ? (escapes[other ?? ''] ?? other ?? '') : String.fromCharCode(Number.parseInt(code, 16));
	});
}
