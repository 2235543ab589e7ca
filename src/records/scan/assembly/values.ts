import {endOfText} from './plain-text';
import {isFalse, isNull, isTrue, number, setSpan, text} from './span';

const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
/** The letters of the words, in the order of little-endian numbers. */
const wordTrue = 0x65757274;
const wordFals = 0x736c6166;
const wordNull = 0x6c6c756e;
const letterE = 0x65;

/** The position behind a JSON value without parts; quotes are escaped where it is nested in a text. */
export function afterValue(at: usize, nested: bool, span: usize): usize {
	const first: u32 = load<u8>(at);
	if (nested && first === backslash) return load<u8>(at + 1) === quote ? afterNestedText(at + 2, span) : 0;
	if (!nested && first === quote) return afterText(at + 1, span);
	if (first === minus || isDigit(first)) return afterNumber(at, span);
	return afterWord(at, span);
}

function afterText(from: usize, span: usize): usize {
	const to = endOfText(from);
	if (load<u8>(to) !== quote) return 0;
	setSpan(span, from, to, text);
	return to + 1;
}

function afterNestedText(from: usize, span: usize): usize {
	const to = endOfText(from);
	if (load<u8>(to) !== backslash || load<u8>(to + 1) !== quote) return 0;
	setSpan(span, from, to, text);
	return to + 2;
}

function afterWord(at: usize, span: usize): usize {
	const word = load<u32>(at);
	if (word === wordFals && load<u8>(at + 4) === letterE) {
		setSpan(span, at, at + 5, isFalse);
		return at + 5;
	}
	if (word !== wordTrue && word !== wordNull) return 0;
	setSpan(span, at, at + 4, word === wordTrue ? isTrue : isNull);
	return at + 4;
}

/** By the grammar of JSON. */
function afterNumber(from: usize, span: usize): usize {
	const whole = load<u8>(from) === minus ? from + 1 : from;
	let at = afterDigits(whole);
	if (at === whole || (load<u8>(whole) === 0x30 && at > whole + 1)) return 0;
	if (load<u8>(at) === point) {
		const fraction = at + 1;
		at = afterDigits(fraction);
		if (at === fraction) return 0;
	}
	if ((load<u8>(at) | 0x20) === letterE) {
		const sign = load<u8>(at + 1);
		const exponent = sign === minus || sign === plus ? at + 2 : at + 1;
		at = afterDigits(exponent);
		if (at === exponent) return 0;
	}
	setSpan(span, from, at, number);
	return at;
}

function afterDigits(from: usize): usize {
	let at = from;
	while (isDigit(load<u8>(at))) at++;
	return at;
}

function isDigit(byte: u32): bool {
	return byte - 0x30 < 10;
}
