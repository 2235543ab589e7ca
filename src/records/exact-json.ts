import {ExactNumber, type Json} from './json.js';

/** Deeper nesting is refused: no capture needs it, and whoever walks a value may then do so by recursion. */
const maximumDepth = 512;

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = /[ \t\n\r]*/y;
const wordToken = /-?[A-Za-z_]\w*/y;

/**
 * A number that `String(Number(…))` may spell otherwise: `-0`, an exponent, a trailing zero, seven or more leading
 * zeros, more digits than a double surely keeps. Numbers inside texts count too; that only costs time.
 */
const oddNumber = /(?:^|[[:,\s])(-0|-?(?:\d+(?:\.\d+)?[eE][+-]?\d+|\d+\.\d*0|0\.0{6}\d*|\d[\d.]{15,}))(?=$|[\],}\s])/g;

/** A cheap look at JSON text: false means that `JSON.parse` loses no number's spelling. */
export function needsExact(text: string): boolean {
	oddNumber.lastIndex = 0;
	for (let match = oddNumber.exec(text); match !== null; match = oddNumber.exec(text)) {
		const [, source = ''] = match;
		if (String(Number(source)) !== source) return true;
	}
	return false;
}

/**
 * Reads JSON like `JSON.parse`, but keeps the spelling of numbers that JavaScript would spell otherwise.
 * Throws a SyntaxError that names the column, also for nesting that is too deep.
 */
export function parseJson(text: string): Json {
	if (needsExact(text)) return parseExact(text);
	let value: Json;
	try {
		value = JSON.parse(text) as Json;
	} catch {
		return parseExact(text);
	}
	if (isTooDeep(text, value)) throw new SyntaxError(tooDeep);
	return value;
}

const tooDeep = `nested more than ${maximumDepth} levels deep`;

/** Whether a value that was read from `text` is nested deeper than this program follows. */
export function isTooDeep(text: string, value: Json): boolean {
	return text.length > 2 * maximumDepth && isDeeperThan(value, maximumDepth);
}

function isDeeperThan(value: Json, levels: number): boolean {
	if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return false;
	if (levels === 0) return true;
	return Object.values(value).some((child) => isDeeperThan(child, levels - 1));
}

/** Reads JSON text with every number as it was written. Throws a SyntaxError that names the column. */
export function parseExact(text: string): Json {
	const reader = {text, at: 0};
	skipBlanks(reader);
	const value = readValue(reader, 0);
	skipBlanks(reader);
	if (reader.at < text.length) throw unexpected(reader);
	return value;
}

type Reader = {readonly text: string; at: number};

function readValue(reader: Reader, depth: number): Json {
	const first = reader.text[reader.at];
	if (first === '"') return readText(reader);
	if (first === '{') return readObject(reader, depth + 1);
	if (first === '[') return readList(reader, depth + 1);
	if (reader.text.startsWith('true', reader.at)) return skip(reader, 4, true);
	if (reader.text.startsWith('false', reader.at)) return skip(reader, 5, false);
	if (reader.text.startsWith('null', reader.at)) return skip(reader, 4, null);
	return readNumber(reader);
}

function readNumber(reader: Reader): Json {
	numberToken.lastIndex = reader.at;
	const source = numberToken.exec(reader.text)?.[0];
	if (source === undefined) throw unexpected(reader);
	reader.at += source.length;
	const value = Number(source);
	return String(value) === source ? value : new ExactNumber(source);
}

function readText(reader: Reader): string {
	const start = reader.at;
	let end = reader.text.indexOf('"', start + 1);
	while (end !== -1 && isEscaped(reader.text, end)) end = reader.text.indexOf('"', end + 1);
	if (end === -1) throw new SyntaxError(`a text that starts at column ${start + 1} has no end`);
	reader.at = end + 1;
	const quoted = reader.text.slice(start, reader.at);
	if (!/[\\\u0000-\u001f]/.test(quoted)) return quoted.slice(1, -1);
	try {
		return JSON.parse(quoted) as string;
	} catch {
		throw new SyntaxError(`a bad escape or a raw control character in the text at column ${start + 1}`);
	}
}

function isEscaped(text: string, quote: number): boolean {
	let backslashes = 0;
	while (text[quote - 1 - backslashes] === '\\') backslashes++;
	return backslashes % 2 === 1;
}

function readList(reader: Reader, depth: number): Json {
	open(reader, depth);
	const items: Json[] = [];
	if (reader.text[reader.at] === ']') return skip(reader, 1, items);
	for (;;) {
		items.push(readValue(reader, depth));
		if (closes(reader, ']')) return items;
	}
}

function readObject(reader: Reader, depth: number): Json {
	open(reader, depth);
	const object: Record<string, Json> = {};
	if (reader.text[reader.at] === '}') return skip(reader, 1, object);
	for (;;) {
		if (reader.text[reader.at] !== '"') throw unexpected(reader);
		const key = readText(reader);
		skipBlanks(reader);
		if (reader.text[reader.at] !== ':') throw unexpected(reader);
		reader.at++;
		skipBlanks(reader);
		setKey(object, key, readValue(reader, depth));
		if (closes(reader, '}')) return object;
	}
}

/** An assignment to `__proto__` would change the object's prototype instead of adding a key. */
function setKey(object: Record<string, Json>, key: string, value: Json): void {
	if (key !== '__proto__') object[key] = value;
	else Object.defineProperty(object, key, {value, enumerable: true, configurable: true, writable: true});
}

function open(reader: Reader, depth: number): void {
	if (depth > maximumDepth) throw new SyntaxError(tooDeep);
	reader.at++;
	skipBlanks(reader);
}

/** Passes a comma (false) or the closing bracket (true). */
function closes(reader: Reader, bracket: string): boolean {
	skipBlanks(reader);
	const next = reader.text[reader.at];
	if (next !== ',' && next !== bracket) throw unexpected(reader);
	reader.at++;
	if (next === bracket) return true;
	skipBlanks(reader);
	return false;
}

function skip<T>(reader: Reader, length: number, value: T): T {
	reader.at += length;
	return value;
}

function skipBlanks(reader: Reader): void {
	blanks.lastIndex = reader.at;
	blanks.exec(reader.text);
	reader.at = blanks.lastIndex;
}

function unexpected(reader: Reader): SyntaxError {
	if (reader.at >= reader.text.length) return new SyntaxError('the text ends too early');
	wordToken.lastIndex = reader.at;
	const word = wordToken.exec(reader.text)?.[0].slice(0, 20);
	const token = word ?? String.fromCodePoint(reader.text.codePointAt(reader.at) ?? 0);
	return new SyntaxError(`unexpected ${token} at column ${reader.at + 1}`);
}
