import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createMatcher} from '../../../src/records/scan/matcher.js';
import {programOf} from '../../../src/records/scan/program.js';
import {windowOn} from '../../../src/records/scan/window.js';
import {simpleNumber} from '../../../src/records/simple-number.js';
import {packUuid, wordsOfUuid} from '../../../src/records/uuid.js';
import {type ValueRun, valueTypes} from '../../../src/records/value-run.js';

/** The values of lines `[value]`, as the matcher finds them. */
function matched(values: readonly string[]): ValueRun | undefined {
	const program = programOf(
		{
			parts: [{literal: Buffer.from('['), kind: 'json', fields: 1}],
			tail: Buffer.from(']'),
		},
		new Set([0]),
	);
	const bytes = Buffer.from(values.map((value) => `[${value}]\n`).join(''));
	const {end, shift} = windowOn(bytes, 0, bytes.length);
	const lines = createMatcher(program)?.(shift, shift + end, values.length);
	return lines?.values(program.slots[0] ?? -1);
}

const digits = fc.array(fc.constantFrom(...'0123456789'), {maxLength: 24}).map((all) => all.join(''));
const decimal = fc
	.tuple(fc.constantFrom('', '-', '--'), digits, fc.constantFrom('', '.', '..', 'e'), digits)
	.map((parts) => parts.join(''));
const spelling = fc.oneof(
	decimal,
	fc.double().map(String),
	fc.maxSafeInteger().map(String),
	fc.constantFrom(
		'9007199254740991',
		'9007199254740992',
		'0.0000000000000000000012',
		'-0',
		'-0.0',
		'',
		'00',
		'0.',
		'.5',
	),
);

describe('packing numbers', () => {
	it('gives the numbers that simpleNumber gives, up to the first one that it does not read', () => {
		fc.assert(
			fc.property(fc.array(spelling, {minLength: 1, maxLength: 8}), fc.nat(7), (spellings, skip) => {
				const expected = spellings.slice(skip).map((text) => simpleNumber(Buffer.from(text), 0, text.length));
				const end = expected.findIndex(Number.isNaN);
				const run = matched(spellings.map((text) => `"${text}"`));
				expect([...(run?.packNumbers(Math.min(skip, spellings.length), valueTypes.text) ?? [])]).toEqual(
					end < 0 ? expected : expected.slice(0, end),
				);
			}),
			{numRuns: 5000},
		);
	});

	it('takes values of one type only', () => {
		const run = matched(['1', '2', '"3"', '4']);

		expect([...(run?.packNumbers(0, valueTypes.number) ?? [])]).toEqual([1, 2]);
		expect([...(run?.packNumbers(2, valueTypes.text) ?? [])]).toEqual([3]);
	});
});

const oddUuid = fc
	.tuple(fc.uuid(), fc.nat(35), fc.constantFrom('', '-', 'A', 'g', '/', ':', '`', 'é', '0'))
	.map(([uuid, at, odd]) => uuid.slice(0, at) + odd + uuid.slice(at + 1));
const id = fc.oneof({weight: 5, arbitrary: fc.uuid()}, oddUuid, fc.constant('00000000-0000-0000-0000-000000000000'));

describe('packing UUIDs', () => {
	it('gives the words that packUuid gives, up to the first text that is none', () => {
		fc.assert(
			fc.property(fc.array(id, {minLength: 1, maxLength: 8}), (ids) => {
				const words = new Uint32Array(ids.length * wordsOfUuid);
				const isPacked = ids.map((text, index) => {
					const bytes = Buffer.from(text);
					return packUuid(bytes, 0, bytes.length, words, index * wordsOfUuid);
				});
				const count = isPacked.includes(false) ? isPacked.indexOf(false) : ids.length;
				const run = matched(ids.map((text) => `"${text}"`));
				expect([...(run?.packUuids(0) ?? [])]).toEqual([...words.subarray(0, count * wordsOfUuid)]);
			}),
			{numRuns: 5000},
		);
	});
});

describe('counting values that are the same', () => {
	const token = fc.constantFrom('"1"', '1', '1.0', 'true', 'null', '""', `"${'a'.repeat(40)}"`, `"${'a'.repeat(39)}b"`);

	it('ends where the type or a byte is another', () => {
		fc.assert(
			fc.property(fc.array(token, {minLength: 1, maxLength: 8}), fc.nat(7), (tokens, from) => {
				const skip = from % tokens.length;
				const other = tokens.findIndex((text, at) => at > skip && text !== tokens[skip]);
				expect(matched(tokens)?.countSame(skip)).toBe((other === -1 ? tokens.length : other) - skip);
			}),
			{numRuns: 2000},
		);
	});
});
