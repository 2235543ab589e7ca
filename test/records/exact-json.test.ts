import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {needsExact, parseExact, parseJson} from '../../src/records/exact-json.js';
import {ExactNumber, type Json} from '../../src/records/json.js';

const spelled = (value: Json | undefined) => (value instanceof ExactNumber ? value.source : String(value));

/** The value as `JSON.parse` gives it. */
function toPlain(value: Json): unknown {
	if (value instanceof ExactNumber) return value.valueOf();
	if (Array.isArray(value)) return value.map(toPlain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, toPlain(child as Json)]));
}

function exactNumbers(value: Json): ExactNumber[] {
	if (value instanceof ExactNumber) return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(exactNumbers) : [];
}

const numberText = fc
	.tuple(
		fc.constantFrom('', '-'),
		fc.oneof(fc.constantFrom('0', '1', '10'), fc.stringMatching(/^[1-9]\d{0,22}$/)),
		fc.oneof(fc.constantFrom('', '.0', '.10', '.5'), fc.stringMatching(/^\.\d{1,20}$/)),
		fc.constantFrom('', '', 'e5', 'E-3', 'e+400', 'e-400'),
	)
	.map((parts) => parts.join(''));

/** JSON text with odd keys, blanks between tokens and numbers in every spelling. */
const {jsonText} = fc.letrec<{jsonText: string}>((tie) => ({
	jsonText: fc.oneof(
		{maxDepth: 4},
		numberText,
		fc.string({unit: 'binary'}).map((text) => JSON.stringify(text)),
		fc.constantFrom('true', 'false', 'null', '{ }', '[\t]'),
		fc.array(tie('jsonText'), {maxLength: 4}).map((items) => `[ ${items.join(' ,\n')}]`),
		fc.array(tie('jsonText'), {maxLength: 4}).map((items) => `[${items.join(',')}]`),
		fc
			.array(fc.tuple(fc.oneof(fc.constant('__proto__'), fc.string()), tie('jsonText')), {maxLength: 4})
			.map((entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)} : ${value}`).join(',')} }`),
	),
}));

describe('exact JSON', () => {
	it('keeps the spelling of 1.0, 1e5, -0 and long digits, and leaves plain numbers alone', () => {
		for (const source of ['1.0', '0.10', '1e5', '-0', '0.12345678901234567890', '1e400', '12345678901234567890']) {
			expect(parseExact(source)).toEqual(new ExactNumber(source));
		}
		expect(parseExact('[1,0,-3,0.5,1234567]')).toEqual([1, 0, -3, 0.5, 1234567]);
	});

	it('reads every JSON text as JSON.parse does', () => {
		fc.assert(
			fc.property(jsonText, (text) => {
				expect(toPlain(parseExact(text))).toEqual(JSON.parse(text));
			}),
			{numRuns: 500},
		);
	});

	it('refuses what JSON.parse refuses', () => {
		const broken = fc
			.tuple(jsonText, fc.nat(), fc.string({minLength: 1, maxLength: 2}))
			.map(
				([text, at, noise]) => text.slice(0, at % (text.length + 1)) + noise + text.slice((at % (text.length + 1)) + 1),
			);
		fc.assert(
			fc.property(broken, (text) => {
				let plain: unknown;
				try {
					plain = JSON.parse(text);
				} catch {
					expect(() => parseExact(text)).toThrow(SyntaxError);
					return;
				}
				expect(toPlain(parseExact(text))).toEqual(plain);
			}),
			{numRuns: 500},
		);
	});

	it('spells every number as its source does', () => {
		fc.assert(fc.property(numberText, (text) => spelled(parseExact(text)) === text));
	});

	it('needs no exact reading where JSON.parse keeps every spelling', () => {
		fc.assert(
			fc.property(jsonText, (text) => {
				if (exactNumbers(parseExact(text)).length > 0) expect(needsExact(text)).toBe(true);
				else if (!needsExact(text)) expect(parseExact(text)).toEqual(JSON.parse(text));
			}),
			{numRuns: 500},
		);
		expect(needsExact('{"id":"3e5-0","p":0.8474337369372327,"n":[1,2]}')).toBe(false);
		expect(needsExact('[0.8474337369372327,1.0]')).toBe(true);
	});

	it('takes __proto__ for a key like any other', () => {
		const value = parseExact('{"__proto__":{"polluted":1.0}}');
		expect(Object.keys(value as object)).toEqual(['__proto__']);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
	});

	it('keeps 1.0 and reads the rest the short way', () => {
		expect(parseJson('{"a":1.0}')).toEqual({a: new ExactNumber('1.0')});
		expect(parseJson('{"a":1}')).toEqual({a: 1});
	});

	it('says where the text is wrong', () => {
		expect(() => parseJson("{'a': 1}")).toThrow("unexpected ' at column 2");
		expect(() => parseJson('{"p": NaN}')).toThrow('unexpected NaN at column 7');
		expect(() => parseJson('{"p": -Infinity}')).toThrow('unexpected -Infinity at column 7');
		expect(() => parseJson('{"p": 1')).toThrow('the text ends too early');
		expect(() => parseJson('["abc')).toThrow('a text that starts at column 2 has no end');
		expect(() => parseJson('["a\tb"]')).toThrow('raw control character in the text at column 2');
	});

	it('refuses nesting beyond 512 levels instead of overflowing the stack', () => {
		const nested = (levels: number, inner = '') => '['.repeat(levels) + inner + ']'.repeat(levels);
		for (const inner of ['', '1.0']) {
			expect(() => parseJson(nested(512, inner))).not.toThrow();
			expect(() => parseJson(nested(513, inner))).toThrow('nested more than 512 levels deep');
			expect(() => parseJson(nested(200_000, inner))).toThrow(SyntaxError);
		}
	});
});
