import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	type Condition,
	constantNames,
	type Field,
	factNames,
	fieldNames,
	type Operand,
	operators,
} from '../../../src/mapping/conditions/condition.js';
import {formatCondition} from '../../../src/mapping/conditions/format-condition.js';
import {parseCondition} from '../../../src/mapping/conditions/parse-condition.js';
import {formatPath} from '../../../src/records/path.js';
import {sides} from '../../../src/records/record.js';
import {problemText} from '../../../src/records/result.js';
import type {Scalar} from '../../../src/records/scalar.js';
import {valueIn} from '../../support/results.js';

const text = fc.string({unit: 'binary', maxLength: 12});
const number = fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => (value === 0 ? 0 : value));
const place = fc.record({
	from: fc.constantFrom(...sides),
	path: fc.array(fc.oneof(fc.nat(1000), text), {maxLength: 3}).map(formatPath),
});
const field: fc.Arbitrary<Field> = fc.oneof(
	fc.record({kind: fc.constant('field' as const), name: fc.constantFrom(...fieldNames)}),
	fc.record({kind: fc.constant('place' as const), place}),
);
const quoted = fc.record({kind: fc.constant('text' as const), text});
const counted: fc.Arbitrary<Operand> = fc.oneof(
	field,
	fc.record({kind: fc.constant('constant' as const), name: fc.constantFrom(...constantNames)}),
	fc.record({kind: fc.constant('number' as const), number}),
);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
	fc.record({type: fc.constant('text' as const), text}),
	fc.record({type: fc.constant('number' as const), text: number.map(String)}),
	fc.record({type: fc.constant('boolean' as const), text: fc.constantFrom('true', 'false')}),
);
const predicate: fc.Arbitrary<Condition> = fc.oneof(
	fc.record({kind: fc.constant('fact' as const), name: fc.constantFrom(...factNames)}),
	fc.record({
		kind: fc.constant('compare' as const),
		left: field,
		operator: fc.constantFrom(...operators),
		right: counted,
	}),
	fc.record({
		kind: fc.constant('compare' as const),
		left: field,
		operator: fc.constantFrom('=' as const, '!=' as const),
		right: quoted,
	}),
	fc.record({kind: fc.constant('missing' as const), field, missing: fc.boolean()}),
	fc.record({kind: fc.constant('is' as const), place, value: scalar}),
);
const anyCondition = fc.letrec<{condition: Condition}>((tie) => ({
	condition: fc.oneof(
		{maxDepth: 4, withCrossShrink: true},
		predicate,
		fc.record({
			kind: fc.constantFrom('all' as const, 'any' as const),
			of: fc.array(tie('condition'), {minLength: 2, maxLength: 3}),
		}),
		fc.record({kind: fc.constantFrom('not' as const, 'monitor' as const), of: tie('condition')}),
	),
})).condition;

function problemOf(typed: string): string | undefined {
	const parsed = parseCondition(typed);
	return parsed.ok ? undefined : problemText(parsed.problem);
}

const groundTruth = {kind: 'field', name: 'groundTruth'} as const;
const prediction = {kind: 'field', name: 'prediction'} as const;

describe('a condition', () => {
	it('that was written as text is read back as the same condition', () => {
		fc.assert(
			fc.property(anyCondition, (condition) => {
				expect(valueIn(parseCondition(formatCondition(condition)))).toEqual(condition);
			}),
		);
	});

	it('stands in the README as it can be typed', () => {
		const [, block = ''] = /```text\n([^`]*groundTruth[^`]*)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
		const lines = block.trim().split('\n');
		expect(lines).toHaveLength(4);
		for (const line of lines) expect(problemOf(line)).toBeUndefined();
	});

	it('may be any text at all without an exception', () => {
		const pieces = fc.array(
			fc.constantFrom('(', ')', 'and', 'or', 'not', 'p', '=', '<', '0.5', '"x"', 'input', '$.a', '$', 'is', '"', ' '),
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					pieces.map((some) => some.join(' ')),
				),
				(typed) => {
					const parsed = parseCondition(typed);
					if (parsed.ok) expect(parseCondition(formatCondition(parsed.value))).toEqual(parsed);
				},
			),
		);
	});

	it('binds and more tightly than or, and not most tightly', () => {
		expect(valueIn(parseCondition('joined or not decoded and agreeing'))).toEqual({
			kind: 'any',
			of: [
				{kind: 'fact', name: 'joined'},
				{
					kind: 'all',
					of: [
						{kind: 'not', of: {kind: 'fact', name: 'decoded'}},
						{kind: 'fact', name: 'agreeing'},
					],
				},
			],
		});
	});

	it.each([
		['prediction != groundTruth', {kind: 'compare', left: prediction, operator: '!=', right: groundTruth}],
		['PREDICTION == Truth', {kind: 'compare', left: prediction, operator: '=', right: groundTruth}],
		[
			"groundTruth = 'it\\'s'",
			{kind: 'compare', left: groundTruth, operator: '=', right: {kind: 'text', text: "it's"}},
		],
		['groundTruth != missing', {kind: 'missing', field: groundTruth, missing: false}],
		[
			'p >= .5',
			{
				kind: 'compare',
				left: {kind: 'field', name: 'probability'},
				operator: '>=',
				right: {kind: 'number', number: 0.5},
			},
		],
		[
			'input $["odd key"][0] is 1.0',
			{kind: 'is', place: {from: 'input', path: '$["odd key"][0]'}, value: {type: 'number', text: '1.0'}},
		],
		[
			'record $.a = record',
			{
				kind: 'compare',
				left: {kind: 'place', place: {from: 'record', path: '$.a'}},
				operator: '=',
				right: {kind: 'field', name: 'record'},
			},
		],
	])('%s', (typed, expected) => {
		expect(valueIn(parseCondition(typed))).toEqual(expected);
	});
});

describe('what is wrong with a condition is told with its place and a way out', () => {
	it.each([
		['', 'at the end: a condition is expected. Such as prediction != groundTruth'],
		['predicton = "a"', 'column 1: "predicton" is no role. Is it prediction?'],
		['0.4 < p', 'column 1: "0.4" is no role. A condition begins with a role, such as prediction'],
		['probability 0.4', 'column 13: after "probability" comes one of = != < <= > >='],
		['probability >', 'at the end: a number, a label in quotes or missing is expected'],
		['groundTruth = positiv', 'column 15: "positiv" is no value. A label stands in quotes: "positiv"'],
		['probability > "0.4"', 'column 15: > compares numbers. Write the number without quotes'],
		['probability < missing', 'column 13: with missing goes = or !='],
		['groundTruth = "x', 'column 15: this quote is never closed'],
		['joined & decoded', 'column 8: "&" means nothing here'],
		['joined decoded', 'column 8: "decoded" does not go on with the condition. Join with and, or'],
		['(joined or (decoded)', 'at the end: the bracket of column 1 is not closed'],
		['monitor joined', 'column 9: after monitor comes a condition in brackets'],
		['input = 1', 'column 7: after input comes a path. Such as input $.label'],
		['input $.a is missing', 'column 14: after is comes a text in quotes, a number, true or false'],
		['p = 1e999', 'column 5: this number is too large'],
		['('.repeat(200), 'column 102: this is nested too deeply'],
	])('%s', (typed, told) => {
		expect(problemOf(typed)).toBe(told);
	});
});
