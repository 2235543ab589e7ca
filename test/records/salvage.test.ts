import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {JsonObject} from '../../src/records/json.js';
import {salvage} from '../../src/records/salvage.js';

/** What Python's `repr` prints for a JSON value. */
function repr(value: unknown): string {
	if (value === null) return 'None';
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string') {
		const escaped = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
		return value.includes("'") && !value.includes('"') ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
	}
	if (Array.isArray(value)) return `[${value.map(repr).join(', ')}]`;
	return `{${Object.entries(value as object)
		.map(([key, inner]) => `${repr(key)}: ${repr(inner)}`)
		.join(', ')}}`;
}

const text = fc.string({unit: fc.constantFrom('a', 'ü', "'", '"', '\\', ' ', ',', '{', 'True', '\n', '\t')});
const record = fc.dictionary(
	text.filter((key) => key !== '__proto__'),
	fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, {maxLength: 3})),
	{noNullPrototype: true, maxKeys: 4},
) as fc.Arbitrary<JsonObject>;
const records = fc.array(record, {minLength: 1, maxLength: 4});

describe('records in lines that are no JSON Lines', () => {
	it('are found in what Python prints', () => {
		fc.assert(
			fc.property(records, (all) => {
				expect(salvage(all.map(repr).join(', '))?.records).toEqual(all);
				expect(salvage(repr(all))?.records).toEqual(all);
			}),
		);
	});

	it('are found in an array, on one line or on many, and between commas', () => {
		fc.assert(
			fc.property(records, (all) => {
				const lines = all.map((one) => JSON.stringify(one));
				expect(salvage(`[${lines.join(',')}]`)).toEqual({form: 'array', records: all});
				expect(salvage(`${lines.join(' , ')},`)?.records).toEqual(all);
				const apart = ['[', ...lines.map((line) => ` ${line},`), ']'].flatMap((line) => salvage(line)?.records ?? []);
				expect(apart).toEqual(all);
			}),
		);
	});

	it('tell how they were written', () => {
		expect(salvage("{'a': 'b'}")?.form).toBe('python');
		expect(salvage('{"a":1},{"a":2}')?.form).toBe('commas');
		expect(salvage('  {"a":1},')?.form).toBe('array');
	});

	it('keep the escapes of Python', () => {
		expect(salvage(String.raw`{'a': 'caf\xe9 \u00fc \'x\' \\'}`)?.records).toEqual([{a: "café ü 'x' \\"}]);
	});

	it.each(['', 'ERROR worker timed out', '[1, 2]', "['a']", '{"a": ', '"text"', '[]', "{'a': <object>}"])(
		'are not found in %s',
		(line) => {
			expect(salvage(line)).toBeUndefined();
		},
	);
});
