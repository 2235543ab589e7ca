import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readCsv} from '../../src/records/csv.js';

describe('CSV', () => {
	it('is split into rows and fields, quotes and blanks kept', () => {
		expect(readCsv('a, b ,"c,d"\r\n"line\nbreak",,"say ""x"""').rows).toEqual([
			['a', ' b ', '"c,d"'],
			['"line\nbreak"', '', '"say ""x"""'],
		]);
	});

	it('reads a single value as one field', () => {
		expect(readCsv('0.25').rows).toEqual([['0.25']]);
		expect(readCsv('').rows).toEqual([['']]);
	});

	it('takes a quote that never closes, or stands inside a field, for a character', () => {
		expect(readCsv('"abc,1').rows).toEqual([['"abc', '1']]);
		expect(readCsv('5" pipe,2').rows).toEqual([['5" pipe', '2']]);
		expect(readCsv('"a"b,c').rows).toEqual([['"a"b', 'c']]);
	});

	it('loses no character of the text', () => {
		const text = fc.string({unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ')});
		fc.assert(
			fc.property(text, (csv) => {
				const {rows, header} = readCsv(csv);
				if (header === undefined) expect(rows.map((row) => row.join(',')).join('\n')).toBe(csv);
			}),
			{numRuns: 1000},
		);
	});

	it('gives back fields that were quoted properly', () => {
		const field = fc
			.string({unit: fc.constantFrom('a', ',', '"', '\n', 'é')})
			.map((text) => `"${text.replaceAll('"', '""')}"`);
		fc.assert(
			fc.property(fc.array(field, {minLength: 1}), (fields) => {
				expect(readCsv(fields.join(',')).rows).toEqual([fields]);
			}),
		);
	});

	it('sets a header line apart and drops the quotes of its names', () => {
		expect(readCsv('"age",sex\n42,m\n"37",f')).toEqual({
			header: ['age', 'sex'],
			rows: [
				['42', 'm'],
				['"37"', 'f'],
			],
		});
	});

	it.each([
		['one line only', 'age,sex'],
		['a number in the first line', 'island,39.5\nisland,40.1'],
		['a gap in the first line', 'age,\n42,m'],
		['another number of fields below', 'age,sex\n42'],
		['no column of numbers below', 'Adelie\nGentoo'],
		['a column of numbers with a gap', 'age,sex\n42,m\n,f'],
	])('sees no header line in %s', (_, text) => {
		const {header, rows} = readCsv(text);
		expect(header).toBeUndefined();
		expect(rows).toHaveLength(text.split('\n').length);
	});
});
