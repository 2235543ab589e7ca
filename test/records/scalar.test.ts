import {describe, expect, it} from 'vitest';
import {ExactNumber, type Json} from '../../src/records/json.js';
import {isMissing, jsonForm, jsonValue, numberOf, scalarOf} from '../../src/records/scalar.js';

const scalar = (value: Json) => scalarOf(value) ?? {type: 'null' as const, text: 'no leaf'};

describe('scalars', () => {
	it('keep the type beside the raw text, so that 1, "1" and 1.0 differ', () => {
		expect(scalarOf(1)).toEqual({type: 'number', text: '1'});
		expect(scalarOf('1')).toEqual({type: 'text', text: '1'});
		expect(scalarOf(new ExactNumber('1.0'))).toEqual({type: 'number', text: '1.0'});
		expect(scalarOf(true)).toEqual({type: 'boolean', text: 'true'});
		expect(scalarOf(null)).toEqual({type: 'null', text: 'null'});
	});

	it('are the leaves only; empty lists and objects count as leaves', () => {
		expect(scalarOf([])).toEqual({type: 'text', text: '[]'});
		expect(scalarOf({})).toEqual({type: 'text', text: '{}'});
		expect(scalarOf([1])).toBeUndefined();
		expect(scalarOf({a: 1})).toBeUndefined();
	});

	it('are missing when null or blank', () => {
		expect([null, '', ' \t'].map((value) => isMissing(scalar(value)))).toEqual([true, true, true]);
		expect([0, false, '0', 'null'].map((value) => isMissing(scalar(value)))).toEqual([false, false, false, false]);
		expect(isMissing(undefined)).toBe(true);
	});

	it('spell a number only in decimal notation', () => {
		const numbers = ['1', ' 0.5 ', '-1e3', '.5', '5.', '+2'].map((text) => numberOf(scalar(text)));
		expect(numbers).toEqual([1, 0.5, -1000, 0.5, 5, 2]);
		for (const value of ['', 'NaN', '0x10', 'Infinity', '1,5', '"1"', true, null]) {
			expect(numberOf(scalar(value))).toBeNaN();
		}
		expect(numberOf(scalar(new ExactNumber('1.50')))).toBe(1.5);
	});

	it('are seen to be no number at once, however many digits precede the flaw', () => {
		expect(numberOf(scalar(`${'1'.repeat(1_000_000)}x`))).toBeNaN();
	});

	it('are shown and reported as JSON', () => {
		const values: Json[] = [1, '1', 'a"b', true, null];
		expect(values.map((value) => jsonForm(scalar(value)))).toEqual(['1', '"1"', '"a\\"b"', 'true', 'null']);
		expect(values.map((value) => jsonValue(scalar(value)))).toEqual(values);
		expect(jsonForm(scalar(new ExactNumber('1.0')))).toBe('1.0');
	});
});
