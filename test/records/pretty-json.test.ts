import fc from 'fast-check';
import {expect, it} from 'vitest';
import {parseExact, parseJson} from '../../src/records/exact-json.js';
import {prettyJson} from '../../src/records/pretty-json.js';
import {writeJson} from '../../src/records/write-json.js';

it('puts a key a line, and short lists of plain values on one', () => {
	expect(prettyJson(parseJson('{"a":{"b":[1,"x",null]},"c":[{"d":1.0}],"e":{},"f":[]}'))).toBe(
		[
			'{',
			'  "a": {',
			'    "b": [1, "x", null]',
			'  },',
			'  "c": [',
			'    {',
			'      "d": 1.0',
			'    }',
			'  ],',
			'  "e": {},',
			'  "f": []',
			'}',
		].join('\n'),
	);
});

it('fills lines with the plain values of a long list', () => {
	const list = Array.from({length: 40}, (_, at) => at * 1000);
	const lines = prettyJson({list}).split('\n');
	expect(lines).toHaveLength(8);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(76);
	expect(lines[2]).toMatch(/^ {4}0, 1000, 2000, .*\d,$/);
});

it('says the same as the text in one line, to the last digit', () => {
	const number = fc.constantFrom('1', '1.0', '-0', '1e3', '12345678901234567890');
	fc.assert(
		fc.property(fc.json({stringUnit: 'grapheme'}), number, (json, spelled) => {
			const value = parseExact(`{"value": ${json}, "number": ${spelled}}`);
			expect(writeJson(parseExact(prettyJson(value)))).toBe(writeJson(value));
		}),
	);
});
