import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LabelSpace} from '../../src/mapping/label-space.js';
import {labelKeys, labelRules} from '../../src/mapping/labels.js';
import {complete} from '../../src/records/steps.js';

const texts = fc.array(fc.constantFrom('1', '0', '1.0', 'yes', 'No', '0.5', ' 2', 'true', '1e21', 'Infinity'));
const numbers = fc.array(
	fc.oneof(fc.constantFrom(0, -0, 1, 0.5, 2, 1e21, Number.POSITIVE_INFINITY, Number.NaN), fc.double()),
	{maxLength: 40},
);
const rules = fc.record(
	{
		normalise: fc.subarray([...labelRules]),
		rename: fc.dictionary(fc.constantFrom('1', '0', '0.5', 'yes', '2'), fc.constantFrom('yes', '1', '0.25', 'no'), {
			noNullPrototype: true,
		}),
	},
	{requiredKeys: [], noNullPrototype: true},
);

describe('a label space', () => {
	it('gives numbers the codes that their texts have', () => {
		fc.assert(
			fc.property(texts, numbers, texts, rules, (before, column, after, labels) => {
				const first = new LabelSpace(labels);
				for (const text of before) first.codeOfText(text);
				const space = new LabelSpace(labels, first);
				const data = {kind: 'numbers', numbers: Float64Array.from(column), type: 'number'} as const;
				const codes = complete(space.codesSteps(data, column.length));
				const keyOf = labelKeys(labels);
				for (const [row, number] of column.entries()) {
					const expected = Number.isNaN(number) ? undefined : keyOf({text: String(number)});
					expect(space.keyAt(codes[row] ?? -1)).toBe(expected);
					expect(expected === undefined ? -1 : space.codeOfKey(expected)).toBe(codes[row]);
				}
				for (const text of [...before, ...after]) expect(space.keyAt(space.codeOfText(text))).toBe(keyOf({text}));
				expect(new Set(space.keys()).size).toBe(space.size);
				expect(space.keys().map((_, code) => space.keyAt(code))).toEqual(space.keys());
			}),
			{numRuns: 300},
		);
	});

	it('tells very many numbers apart', () => {
		const column = Float64Array.from({length: 200_000}, (_, row) => (row % 100_000) / 7);
		const space = new LabelSpace(undefined);
		const codes = complete(space.codesSteps({kind: 'numbers', numbers: column, type: 'number'}, column.length));
		expect(space.size).toBe(100_000);
		expect(codes.every((code, row) => code === row % 100_000)).toBe(true);
	});
});
