import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findSyntaxFault} from '../../src/records/json-syntax.js';

describe('the first syntax fault of a text', () => {
	it.each([
		['{"a": 1,}', 8, 'a comma stands before the closing }'],
		['[1, 2, ]', 7, 'a comma stands before the closing ]'],
		["{'a': 1}", 1, 'found a single quote; JSON has double quotes only'],
		['{a: 1}', 1, 'the key a needs double quotes'],
		['{"a" 1}', 5, 'found "1"; expected ":" after the key'],
		['{"a": 1 "b": 2}', 8, 'found "\\""; expected "," or "}"'],
		['[1 2]', 3, 'found "2"; expected "," or "]"'],
		['{"a": True}', 6, 'found True; JSON writes true'],
		['{"a": None}', 6, 'found None; JSON writes null'],
		['{"a": label}', 6, 'found label; a text needs double quotes'],
		['{"a": NaN}', 6, 'found NaN; a text needs double quotes'],
		['// x\n{}', 0, 'JSON has no comments'],
		['{} {}', 3, 'a second value begins here; a JSON file holds one'],
		['{"a": "x\n"}', 6, 'the text that begins here is not closed on its line'],
		['{"a": "x', 6, 'the text that begins here is not closed on its line'],
		['["a\tb"]', 3, 'a control character stands in a text; write it as \\u00XX'],
		['["a\\x"]', 3, 'this escape is unknown; a backslash itself is written \\\\'],
		['{"a": [1', 8, 'the text ends; expected "," or "]"'],
		['{"a":', 5, 'the text ends; expected a value'],
		['{', 1, 'the text ends; expected a key in double quotes'],
		['{"a": 01}', 7, 'found "1"; expected "," or "}"'],
		['[}', 1, 'found "}"; expected a value'],
		['[,]', 1, 'found ","; expected a value'],
	])('of %j is at %i', (text, offset, what) => {
		expect(findSyntaxFault(text)).toEqual({offset, what});
	});

	it('is there exactly when JSON.parse refuses the text', () => {
		const piece = fc.constantFrom(
			'{',
			'}',
			'[',
			']',
			',',
			':',
			'"',
			'"a"',
			'1',
			'-0.5e3',
			'.',
			'true',
			'null',
			' ',
			'\\u0041',
		);
		const noise = fc.array(piece, {maxLength: 8}).map((pieces) => pieces.join(''));
		const cut = fc.tuple(fc.json(), fc.nat(200), fc.string({maxLength: 2})).map(([json, at, insertion]) => {
			const place = at % (json.length + 1);
			return json.slice(0, place) + insertion + json.slice(place + (at % 2));
		});
		fc.assert(
			fc.property(fc.oneof(fc.json(), noise, cut), (text) => {
				expect(findSyntaxFault(text) === undefined).toBe(isJson(text));
			}),
			{numRuns: 3000},
		);
	});

	it('is found at any depth of nesting', () => {
		const deep = '['.repeat(200_000);
		expect(findSyntaxFault(deep)?.offset).toBe(deep.length);
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
