/** Where a text stops being JSON (offset in UTF-16 units) and what is wrong there. */
export type SyntaxFault = {readonly offset: number; readonly what: string};

/** What may come next; `…-or-end` right after an opening bracket, where the closing one is allowed as well. */
type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma' | 'nothing';

type Scan = {
	readonly text: string;
	offset: number;
	expected: Expectation;
	/** The closing brackets still owed, innermost last. Not recursion: a file may nest as deep as it likes. */
	readonly owed: ('}' | ']')[];
};

/**
 * The first place where a text breaks JSON's grammar, undefined if it never does. `JSON.parse` says so too, but only
 * some of its messages name a position, and which ones differs between versions of Node.
 */
export function findSyntaxFault(text: string): SyntaxFault | undefined {
	const scan: Scan = {text, offset: 0, expected: 'value', owed: []};
	for (;;) {
		scan.offset = skip(blank, text, scan.offset);
		if (scan.offset >= text.length) {
			return scan.expected === 'nothing' ? undefined : {offset: text.length, what: `the text ends; ${wanted(scan)}`};
		}
		const fault = step(scan, text.charAt(scan.offset));
		if (fault) return fault;
	}
}

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const foreignWord = /[A-Za-z_$][\w$]*/y;

function step(scan: Scan, character: string): SyntaxFault | undefined {
	const {expected, owed} = scan;
	if (character === owed.at(-1) && (expected === 'comma' || expected.endsWith('-or-end'))) {
		owed.pop();
		return advance(scan, 1, afterValue(scan));
	}
	if (expected === 'comma' && character === ',') return advance(scan, 1, owed.at(-1) === '}' ? 'key' : 'value');
	if (expected === 'colon' && character === ':') return advance(scan, 1, 'value');
	if (expected.startsWith('key') && character === '"') return readText(scan, 'colon');
	if (expected.startsWith('value')) return readValue(scan, character);
	return unexpected(scan, character);
}

function readValue(scan: Scan, character: string): SyntaxFault | undefined {
	if (character === '"') return readText(scan, afterValue(scan));
	if (character === '{' || character === '[') {
		scan.owed.push(character === '{' ? '}' : ']');
		return advance(scan, 1, character === '{' ? 'key-or-end' : 'value-or-end');
	}
	const end = Math.max(skip(number, scan.text, scan.offset), skip(word, scan.text, scan.offset));
	return end > scan.offset ? advance(scan, end - scan.offset, afterValue(scan)) : unexpected(scan, character);
}

function readText(scan: Scan, next: Expectation): SyntaxFault | undefined {
	for (let offset = scan.offset + 1; offset < scan.text.length; offset++) {
		const character = scan.text.charAt(offset);
		if (character === '"') return advance(scan, offset + 1 - scan.offset, next);
		if (character === '\n' || character === '\r') break;
		if (character < ' ') return {offset, what: 'a control character stands in a text; write it as \\u00XX'};
		if (character !== '\\') continue;
		const length = skip(escapeSequence, scan.text, offset) - offset;
		if (length === 0) return {offset, what: 'this escape is unknown; a backslash itself is written \\\\'};
		offset += length - 1;
	}
	return {offset: scan.offset, what: 'the text that begins here is not closed on its line'};
}

const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function afterValue(scan: Scan): Expectation {
	return scan.owed.length === 0 ? 'nothing' : 'comma';
}

function advance(scan: Scan, length: number, next: Expectation): undefined {
	scan.offset += length;
	scan.expected = next;
}

/** The end of a match that begins exactly at the offset; the offset itself where there is none. */
function skip(pattern: RegExp, text: string, offset: number): number {
	pattern.lastIndex = offset;
	return pattern.test(text) ? pattern.lastIndex : offset;
}

const spellings: Readonly<Record<string, string>> = {None: 'null', True: 'true', False: 'false', undefined: 'null'};

function unexpected(scan: Scan, character: string): SyntaxFault {
	return {offset: scan.offset, what: hint(scan, character) ?? `found ${JSON.stringify(character)}; ${wanted(scan)}`};
}

/** Mistakes that people and other languages make in JSON, in words that say what to write instead. */
function hint({text, offset, expected, owed}: Scan, character: string): string | undefined {
	if (expected === 'nothing') return 'a second value begins here; a JSON file holds one';
	if (character === "'") return 'found a single quote; JSON has double quotes only';
	if (character === '#' || (character === '/' && /[/*]/.test(text.charAt(offset + 1)))) return 'JSON has no comments';
	if (character === owed.at(-1) && (expected === 'key' || expected === 'value')) {
		const isTrailing = text.slice(0, offset).trimEnd().endsWith(',');
		if (isTrailing) return `a comma stands before the closing ${character}`;
	}
	const found = text.slice(offset, skip(foreignWord, text, offset));
	if (found === '') return undefined;
	if (expected.startsWith('key')) return `the key ${found} needs double quotes`;
	const spelling = spellings[found];
	if (spelling !== undefined) return `found ${found}; JSON writes ${spelling}`;
	return expected.startsWith('value') ? `found ${found}; a text needs double quotes` : undefined;
}

function wanted({expected, owed}: Scan): string {
	const closing = owed.at(-1) ?? '';
	if (expected === 'colon') return 'expected ":" after the key';
	if (expected === 'comma') return `expected "," or "${closing}"`;
	if (expected === 'key' || expected === 'key-or-end') return 'expected a key in double quotes';
	return 'expected a value';
}
