import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {jsonText} from '../../src/report/json-text.js';

const anyText = fc.string({
	unit: fc.oneof(
		fc.constantFrom('\x1b', '\x9b', '\x7f', '\u202e', '\u200b', '\u2028', '\ud800', '\u{e0001}'),
		fc.string(),
	),
});

describe('jsonText', () => {
	it('writes what a terminal may act on as an escape', () => {
		expect(jsonText(['\u001b[2J', '\u009b2J', '\u202e', '\u{e0001}'])).toBe(
			String.raw`["\u001b[2J","\u009b2J","\u202e","\udb40\udc01"]`,
		);
	});

	it('means the same as before, and has no control or format character', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const json = jsonText({[text]: text});

				expect(JSON.parse(json)).toEqual({[text]: text});
				expect(json).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
			}),
		);
	});
});
