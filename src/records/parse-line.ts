import ndjson from 'ndjson';
import {dialectOf} from './dialect.js';
import {isTooDeep, needsExact, parseExact} from './exact-json.js';
import {isJsonObject, type Json, type JsonObject} from './json.js';

/** `kind` tells what a line is that is no record: a list may hold records all the same. */
export type ParsedLine =
	| {readonly ok: true; readonly value: JsonObject}
	| {readonly ok: false; readonly kind: 'list' | 'scalar' | 'not-json'; readonly reason: string};

/** Undefined for a blank line. */
export type LineParser = (line: string) => ParsedLine | undefined;

/**
 * A parser for one line at a time. ndjson reads each line on its own, because in a stream one bad line takes its
 * neighbours along and a line `null` ends everything. Its stream does some work in the next tick, so a caller with
 * many lines gives way to the event loop now and then, as reading batches from a source does by itself.
 */
export function createLineParser(): LineParser {
	const parser = ndjson.parse();
	let failed = false;
	parser.on('error', () => {
		failed = true;
	});
	return (text) => {
		const line = text.trim();
		if (line === '') return undefined;
		if (line === 'null') return notAnObject(null);
		failed = false;
		parser.write(`${line}\n`);
		const value: Json = parser.read();
		return failed ? notJson(line) : asRecord(line, value);
	};
}

function asRecord(line: string, value: Json): ParsedLine {
	if (!isJsonObject(value)) return notAnObject(value);
	if (isTooDeep(line, value)) return notJson(line);
	if (carriesTexts(value) || !needsExact(line)) return {ok: true, value};
	const exact = parseExact(line);
	return isJsonObject(exact) ? {ok: true, value: exact} : notAnObject(exact);
}

/** Capture and merged records hold their data as text, so no number of the line itself is ever compared. */
function carriesTexts(line: JsonObject): boolean {
	const dialect = dialectOf(line);
	if (dialect !== 'capture' && dialect !== 'merged') return false;
	const captured = isJsonObject(line['captureData']) ? Object.values(line['captureData']) : [];
	return [...captured, line['groundTruthData']].every(
		(side) => !isJsonObject(side) || side['data'] === undefined || typeof side['data'] === 'string',
	);
}

function notJson(line: string): ParsedLine {
	try {
		parseExact(line);
	} catch (error) {
		if (error instanceof SyntaxError) return {ok: false, kind: 'not-json', reason: `not JSON: ${error.message}`};
	}
	return {ok: false, kind: 'not-json', reason: 'not JSON'};
}

function notAnObject(value: Json): ParsedLine {
	if (Array.isArray(value)) return {ok: false, kind: 'list', reason: 'a list, not an object'};
	const kind = value === null ? 'null' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
	return {ok: false, kind: 'scalar', reason: `${kind}, not an object`};
}
