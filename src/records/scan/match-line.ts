import {commasIn, endsPlainText} from './four-bytes.js';
import {afterLiteral, type Block, type Literal, literalOf} from './literal.js';
import type {HoleKind} from './tokens.js';

/** What a value is, by its first byte. */
export const valueTypes = {text: 0, number: 1, true: 2, false: 3, null: 4} as const;
/** For each value its first byte, the byte behind its last, and its type. */
export const spanSize = 3;

/** Bytes that are the same in every line, and what follows them. */
export type MatchedPart = {
	readonly literal: Literal;
	readonly kind: HoleKind;
	readonly fields: number;
	/** Where its values go; undefined where nobody wants them. They are looked at all the same. */
	readonly span: number | undefined;
};

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;

/**
 * Holds the bytes from `start` on against the parts of a template: between its values every byte has to be the same, and
 * every value has to be plain, without escapes or control characters. Gives back where the line ends, with the values
 * in `spans`; -1 where anything is different.
 */
export function matchLine(
	parts: readonly MatchedPart[],
	tail: Literal,
	block: Block,
	start: number,
	spans: Int32Array,
): number {
	let at = start;
	for (let index = 0; index < parts.length; index++) {
		const part = parts[index] as MatchedPart;
		at = afterLiteral(block, at, part.literal);
		if (at < 0) return -1;
		if (part.kind !== 'csv')
			at = afterValue(block, at, part.kind === 'nested-json', (part.span ?? 0) * spanSize, spans);
		else if (part.span === undefined) at = afterUnwantedFields(block, at, part.fields);
		else at = afterFields(block, at, part.fields, part.span, spans);
		if (at < 0) return -1;
	}
	return afterLiteral(block, at, tail);
}

/** 0 an ordinary character, 1 a comma, 2 an end, 3 what a plain field does not hold. */
const fieldClass = Uint8Array.from({length: 256}, (_, byte) => {
	if (byte === comma) return 1;
	if (byte === quote || byte === backslash) return 2;
	return byte < 0x20 ? 3 : 0;
});

/** Brackets, quotes, blanks and byte order marks at the beginning may mean that it is no CSV. */
const mayBeginRow = Uint8Array.from({length: 256}, (_, byte) => {
	return byte <= 0x20 || byte >= 0x80 || byte === 0x5b || byte === 0x7b ? 0 : 1;
});

function afterFields({bytes}: Block, start: number, fields: number, span: number, spans: Int32Array): number {
	if (mayBeginRow[bytes[start] as number] !== 1) return -1;
	let field = 0;
	let from = start;
	for (let at = start; ; at++) {
		const kind = fieldClass[bytes[at] as number];
		if (kind === 0) continue;
		if (kind === 3 || kind === undefined) return -1;
		if (field < fields) setSpan(spans, (span + field) * spanSize, from, at, valueTypes.text);
		field++;
		from = at + 1;
		if (kind === 2) return field === fields ? at : -1;
	}
}

/** The same where only the number of fields has to be right. */
function afterUnwantedFields({bytes, view}: Block, start: number, fields: number): number {
	if (mayBeginRow[bytes[start] as number] !== 1) return -1;
	let found = 0;
	let at = start;
	for (const last = view.byteLength - 4; at <= last; at += 4) {
		const word = view.getInt32(at, true);
		if (endsPlainText(word) !== 0) break;
		found += commasIn(word);
	}
	for (; ; at++) {
		const kind = fieldClass[bytes[at] as number];
		if (kind === 0) continue;
		if (kind === 3 || kind === undefined) return -1;
		found++;
		if (kind === 2) return found === fields ? at : -1;
	}
}

function afterValue(block: Block, at: number, nested: boolean, span: number, spans: Int32Array): number {
	const {bytes} = block;
	const first = bytes[at] as number;
	if (nested && first === backslash) {
		return bytes[at + 1] === quote ? afterText(block, at + 2, backslash, span, spans) : -1;
	}
	if (!nested && first === quote) return afterText(block, at + 1, quote, span, spans);
	if (first === minus || (first >= 0x30 && first <= 0x39)) return afterNumber(bytes, at, span, spans);
	for (const {word, type} of words) {
		const end = afterLiteral(block, at, word);
		if (end < 0) continue;
		setSpan(spans, span, at, end, type);
		return end;
	}
	return -1;
}

const words = (['true', 'false', 'null'] as const).map((word) => {
	return {word: literalOf(new TextEncoder().encode(word)), type: valueTypes[word]};
});

/** `end`: the first byte of the closing quote, which is escaped in nested JSON. */
function afterText({bytes, view}: Block, from: number, end: number, span: number, spans: Int32Array): number {
	let at = from;
	for (const last = view.byteLength - 4; at <= last; at += 4) if (endsPlainText(view.getInt32(at, true)) !== 0) break;
	while (fieldClass[bytes[at] as number] === 0 || bytes[at] === comma) at++;
	if (bytes[at] !== end || (end === backslash && bytes[at + 1] !== quote)) return -1;
	setSpan(spans, span, from, at, valueTypes.text);
	return end === backslash ? at + 2 : at + 1;
}

/** By the grammar of JSON. */
function afterNumber(bytes: Uint8Array, from: number, span: number, spans: Int32Array): number {
	let at = bytes[from] === minus ? from + 1 : from;
	const whole = at;
	at = afterDigits(bytes, at);
	if (at === whole || (bytes[whole] === 0x30 && at > whole + 1)) return -1;
	if (bytes[at] === point) {
		const fraction = at + 1;
		at = afterDigits(bytes, fraction);
		if (at === fraction) return -1;
	}
	if (bytes[at] === 0x65 || bytes[at] === 0x45) {
		const exponent = bytes[at + 1] === minus || bytes[at + 1] === 0x2b ? at + 2 : at + 1;
		at = afterDigits(bytes, exponent);
		if (at === exponent) return -1;
	}
	setSpan(spans, span, from, at, valueTypes.number);
	return at;
}

function afterDigits(bytes: Uint8Array, from: number): number {
	let at = from;
	while ((bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
	return at;
}

function setSpan(spans: Int32Array, at: number, from: number, to: number, type: number): void {
	spans[at] = from;
	spans[at + 1] = to;
	spans[at + 2] = type;
}
