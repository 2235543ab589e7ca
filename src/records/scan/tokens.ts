/** How a value that changes from line to line stands in the bytes. */
export type HoleKind =
	/** A JSON value without parts, in the line itself. */
	| 'json'
	/** The same in JSON that is the text of a string: quotes are escaped. */
	| 'nested-json'
	/** The fields of a CSV row that is the text of a string. */
	| 'csv';

/** A stretch of a line, by the positions of its characters. What lies between holes is the same in every line. */
export type Hole = {
	readonly kind: HoleKind;
	readonly start: number;
	readonly end: number;
	/** Fields of a CSV row; 1 for other kinds. */
	readonly fields: number;
};

/** Longer lines, or lines of more values, are not worth learning. */
const mostHoles = 512;

type Entry = {readonly key: string; readonly value: Token};
type Token =
	| {readonly type: 'text' | 'plain'; readonly start: number; readonly end: number}
	| {readonly type: 'list'; readonly items: readonly Token[]}
	| {readonly type: 'object'; readonly entries: readonly Entry[]};

/** Keys whose values decide how others are read: lines in which they differ are not alike. */
const deciding: ReadonlySet<string> = new Set(['encoding', 'observedContentType', 'contentType']);

/** The values of a line that is known to be JSON, in order; undefined where it is too odd to be learnt. */
export function holesOf(line: string): readonly Hole[] | undefined {
	const token = readToken({text: line, at: 0, quote: '"'});
	if (token === undefined) return undefined;
	const holes: Hole[] = [];
	const isPlain = collect(line, token, undefined, 'json', holes);
	return isPlain && holes.length <= mostHoles ? holes : undefined;
}

/** False where a part of the token can't be learnt. */
function collect(line: string, token: Token, key: string | undefined, kind: HoleKind, holes: Hole[]): boolean {
	if (token.type === 'list') return token.items.every((item) => collect(line, item, undefined, kind, holes));
	if (token.type === 'object') {
		const encoding = textOf(line, token.entries.find((entry) => entry.key === 'encoding')?.value);
		return token.entries.every(({key: name, value}) =>
			name === 'data' && kind === 'json'
				? collectData(line, value, encoding, holes)
				: collect(line, value, name, kind, holes),
		);
	}
	if (key === undefined || !deciding.has(key)) holes.push({kind, start: token.start, end: token.end, fields: 1});
	return true;
}

/** What stands under `data` is decoded by its encoding, as long as it is a text; anything else stays as it is. */
function collectData(line: string, token: Token, encoding: string | undefined, holes: Hole[]): boolean {
	if (token.type !== 'text') return false;
	const content = {start: token.start + 1, end: token.end - 1};
	const text = line.slice(content.start, content.end).replace(/(?:\\r)?\\n$/, '');
	const name = encoding?.trim().toUpperCase();
	if (name === 'JSON' || (name === undefined && /^[{[]/.test(text))) {
		return collectNested(line, content.start, text, holes);
	}
	if (/[\\"]/.test(text)) return false;
	const end = content.start + text.length;
	holes.push({kind: 'csv', start: content.start, end, fields: text.split(',').length});
	return true;
}

function collectNested(line: string, start: number, text: string, holes: Hole[]): boolean {
	if (/\\[^"]/.test(text)) return false;
	const reader = {text: line.slice(0, start + text.length), at: start, quote: '\\"'};
	const token = readToken(reader);
	return (
		token !== undefined && reader.at === reader.text.length && collect(line, token, undefined, 'nested-json', holes)
	);
}

function textOf(line: string, token: Token | undefined): string | undefined {
	return token?.type === 'text' ? line.slice(token.start + 1, token.end - 1) : undefined;
}

type Reader = {readonly text: string; at: number; readonly quote: string};

const plainToken = /[-+.\w]+/y;

/** Undefined where the text is no JSON, or has escapes where this reader wants none. */
function readToken(reader: Reader): Token | undefined {
	skipBlanks(reader);
	const token = readOneToken(reader);
	skipBlanks(reader);
	return token;
}

function readOneToken(reader: Reader): Token | undefined {
	const {text, at, quote} = reader;
	if (text.startsWith(quote, at)) return readText(reader);
	if (text[at] === '{') return readObject(reader);
	if (text[at] === '[') return readList(reader);
	plainToken.lastIndex = at;
	const found = plainToken.exec(text)?.[0];
	if (found === undefined) return undefined;
	reader.at += found.length;
	return {type: 'plain', start: at, end: reader.at};
}

function readText(reader: Reader): Token | undefined {
	const {text, at, quote} = reader;
	let end = text.indexOf('"', at + quote.length);
	// In the line itself a quote may be escaped; in nested JSON every one is, and nothing else may be.
	while (quote === '"' && end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
	if (end === -1) return undefined;
	reader.at = end + 1;
	return {type: 'text', start: at, end: reader.at};
}

function isEscaped(text: string, quote: number): boolean {
	let backslashes = 0;
	while (text[quote - 1 - backslashes] === '\\') backslashes++;
	return backslashes % 2 === 1;
}

function readObject(reader: Reader): Token | undefined {
	const entries: Entry[] = [];
	reader.at++;
	skipBlanks(reader);
	if (reader.text[reader.at] === '}') return closed(reader, {type: 'object', entries});
	for (;;) {
		skipBlanks(reader);
		const key = reader.text.startsWith(reader.quote, reader.at) ? readText(reader) : undefined;
		skipBlanks(reader);
		if (key?.type !== 'text' || reader.text[reader.at++] !== ':') return undefined;
		const value = readToken(reader);
		if (value === undefined) return undefined;
		const {length} = reader.quote;
		entries.push({key: reader.text.slice(key.start + length, key.end - length), value});
		if (reader.text[reader.at] === '}') return closed(reader, {type: 'object', entries});
		if (reader.text[reader.at++] !== ',') return undefined;
	}
}

function readList(reader: Reader): Token | undefined {
	const items: Token[] = [];
	reader.at++;
	skipBlanks(reader);
	if (reader.text[reader.at] === ']') return closed(reader, {type: 'list', items});
	for (;;) {
		const item = readToken(reader);
		if (item === undefined) return undefined;
		items.push(item);
		if (reader.text[reader.at] === ']') return closed(reader, {type: 'list', items});
		if (reader.text[reader.at++] !== ',') return undefined;
	}
}

function closed(reader: Reader, token: Token): Token {
	reader.at++;
	return token;
}

function skipBlanks(reader: Reader): void {
	while (/^[ \t\r\n]/.test(reader.text[reader.at] ?? '')) reader.at++;
}
