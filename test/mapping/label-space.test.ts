import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LabelSpace} from '../../src/mapping/label-space.js';
import {labelKeys, labelRules} from '../../src/mapping/labels.js';
import {complete} from '../../src/records/steps.js';
import {WideTexts} from '../../src/records/wide-texts.js';

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

/** The codes of a column of UUIDs; undefined is a row without a value. */
function codesOf(space: LabelSpace, column: readonly (string | undefined)[]): Int32Array {
	const texts = new WideTexts();
	for (const [row, text] of column.entries()) if (text !== undefined) texts.set(row, {type: 'text', text});
	return complete(space.codesSteps({kind: 'texts', texts}, column.length));
}

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

	it('gives UUIDs the codes that their texts have', () => {
		const uuid = fc.integer({min: 0, max: 5}).map((last) => `a1b2c3d4-0000-4000-8000-00000000000${last}`);
		const column = fc.array(fc.option(uuid, {nil: undefined}), {maxLength: 12});
		const renames = fc.dictionary(fc.oneof(uuid, fc.constant('yes')), fc.oneof(uuid, fc.constant('no')), {
			noNullPrototype: true,
			maxKeys: 2,
		});
		fc.assert(
			fc.property(
				fc.array(fc.oneof(uuid, fc.constant('yes')), {maxLength: 2}),
				column,
				column,
				fc.array(uuid),
				renames,
				fc.subarray([...labelRules]),
				(before, first, second, after, rename, normalise) => {
					const labels = {rename, normalise};
					const truth = new LabelSpace(labels);
					for (const text of before) truth.codeOfText(text);
					const ofFirst = codesOf(truth, first);
					const space = new LabelSpace(labels, truth);
					const ofSecond = codesOf(space, second);
					const keyOf = labelKeys(labels);
					for (const [values, codes] of [
						[first, ofFirst],
						[second, ofSecond],
					] as const) {
						expect(codes.length).toBe(values.length);
						for (const [row, text] of values.entries()) {
							expect(space.keyAt(codes[row] ?? -1)).toBe(text && keyOf({text}));
							expect(text === undefined ? -1 : space.codeOfKey(keyOf({text}))).toBe(codes[row]);
						}
					}
					for (const text of after) expect(space.keyAt(space.codeOfText(text))).toBe(keyOf({text}));
					expect(new Set(space.keys()).size).toBe(space.size);
					expect(space.keys().map((_, code) => space.keyAt(code))).toEqual(space.keys());
					expect([...space.numbers()].every(Number.isNaN)).toBe(true);
				},
			),
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

	it('gives the numbers of two columns the codes that they share', () => {
		const [first, second] = [3, 5].map((step) => Float64Array.from({length: 6000}, (_, row) => row * step)) as [
			Float64Array,
			Float64Array,
		];
		const truth = new LabelSpace(undefined);
		complete(truth.codesSteps({kind: 'numbers', numbers: first, type: 'number'}, first.length));
		const space = new LabelSpace(undefined, truth);
		const codes = complete(space.codesSteps({kind: 'numbers', numbers: second, type: 'number'}, second.length));
		expect([...codes].map((code) => space.keyAt(code))).toEqual([...second].map(String));
		expect(space.size).toBe(new Set([...first, ...second]).size);
		expect([15, 5, 3].map((number) => space.codeOfKey(String(number)))).toEqual([5, codes[1], 1]);
	});
});
