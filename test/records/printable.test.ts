import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {printable} from '../../src/records/printable.js';

const anything = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			'\x1b',
			'\x9b',
			'\x07',
			'\n',
			'\r',
			'\ud800',
			'\udc00',
			'\u202e',
			'\u200b',
			'\\',
			'😀',
			'\u{e0001}',
		),
		fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)),
	),
});

describe('printable text', () => {
	it('shows what steers a terminal or hides from the reader', () => {
		expect(printable('\x1b[2Jx')).toBe('\\u001b[2Jx');
		expect(printable('a\tb\r\nc')).toBe('a\\tb\\r\\nc');
		expect(printable('\x9b\x7f')).toBe('\\u009b\\u007f');
		expect(printable('a\u202eb\u200bc\u2028d\ufeff')).toBe('a\\u202eb\\u200bc\\u2028d\\ufeff');
		expect(printable('\ud800 \u{e0001}')).toBe('\\ud800 \\u{e0001}');
	});

	it('leaves ordinary text alone, in every language', () => {
		for (const text of ['', 'C:\\temp', 'naïve 東京 Ω 😀', 'مرحبا']) expect(printable(text)).toBe(text);
	});

	it('may show a line break as its caller likes', () => {
		expect(printable('a\r\nb\nc\x1b', {newline: '⏎'})).toBe('a⏎b⏎c\\u001b');
	});

	it('never holds a control character', () => {
		const harmful = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
		fc.assert(
			fc.property(anything, (text) => !harmful.test(printable(text)) && !harmful.test(printable(text, {newline: '⏎'}))),
		);
	});

	it('stays as it is when it is made printable again', () => {
		fc.assert(fc.property(anything, (text) => printable(printable(text)) === printable(text)));
	});
});
