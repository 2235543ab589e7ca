import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {labelKeys, labelRules, normaliseText} from '../../src/mapping/labels.js';

const label = fc.oneof(
	fc.string({unit: fc.constantFrom('a', 'B', '1', '0', '.', ' ', '"', "'", '-', 'e'), maxLength: 8}),
	fc.constantFrom('True', ' false', '"1.0"', "'Adelie'", '1e3', '007', ' "yes" ', '-0', 'ÄÖ'),
);
const someRules = fc.subarray([...labelRules]);

describe('normalising a label', () => {
	it('twice changes nothing more, wherever quotes are not nested', () => {
		fc.assert(
			fc.property(label, someRules, (text, rules) => {
				fc.pre(!/["'].*["']/.test(text.replace(/^\s*(["'])(.*)\1\s*$/s, '$2')));
				const once = normaliseText(text, rules);
				fc.pre(!/^\s*(["']).*\1\s*$/s.test(once));
				expect(normaliseText(once, rules)).toBe(once);
			}),
		);
	});

	it('takes the blanks inside of quotes away with the quotes', () => {
		expect(normaliseText(' " yes " ', ['trim', 'unquote'])).toBe('yes');
		expect(normaliseText('" "', ['trim', 'unquote'])).toBe('');
	});

	it('does not depend on the order in which the rules are named', () => {
		fc.assert(
			fc.property(label, fc.shuffledSubarray([...labelRules]), (text, rules) => {
				expect(normaliseText(text, rules)).toBe(normaliseText(text, rules.toReversed()));
			}),
		);
	});

	it.each([
		[' yes ', ['trim'], 'yes'],
		['"yes"', ['unquote'], 'yes'],
		['True', ['boolean'], '1'],
		['1.0', ['number'], '1'],
		['YES', ['case'], 'yes'],
		[' "TRUE" ', ['trim', 'unquote', 'boolean'], '1'],
		['1.0', ['trim', 'unquote', 'boolean', 'case'], '1.0'],
		['v1.0', ['number'], 'v1.0'],
	] as const)('%j by %j is %j', (text, rules, normal) => {
		expect(normaliseText(text, rules)).toBe(normal);
	});
});

describe('the key of a label', () => {
	it('follows a rename that is written in any spelling', () => {
		const keyOf = labelKeys({normalise: ['trim', 'number'], rename: {' 1.0': 'churn '}});
		expect([keyOf({text: '1'}), keyOf({text: 'churn'}), keyOf({text: '2'})]).toEqual(['churn', 'churn', '2']);
	});

	it('is the text itself without rules', () => {
		expect(labelKeys(undefined)({text: ' 1.0'})).toBe(' 1.0');
	});
});
