import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {printable} from '../../src/records/printable.js';
import {movedTo, textField} from '../../src/session/payload/text-field.js';
import {movedByRows, rowOfCursor, textRows} from '../../src/ui/text-rows.js';

const anyText = fc.oneof(
	fc.string({unit: 'grapheme', maxLength: 120}),
	fc.string({unit: fc.constantFrom('a', 'b', ' ', '\n', '漢', '👩‍👩‍👧', '\u0301', '\u001B'), maxLength: 80}),
);
const anyWidth = fc.integer({min: 2, max: 30});

function shown(text: string, width: number): readonly string[] {
	return textRows(text, width).map(({start, end}) => text.slice(start, end));
}

describe('the rows of a text', () => {
	it('are its lines, broken where they are full with a column to spare for the cursor', () => {
		expect(shown('abcdef\n\nx', 4)).toEqual(['abc', 'def', '', 'x']);
		expect(textRows('abcdef\nx', 4).map(({line}) => line)).toEqual([1, undefined, 2]);
		expect(shown('漢字漢', 5)).toEqual(['漢字', '漢']);
		expect(shown('a\u001Bb', 8)).toEqual(['a\u001B', 'b']);
	});

	it('hold all of it, and none is wider than there is room', () => {
		fc.assert(
			fc.property(anyText, anyWidth, (text, width) => {
				const rows = textRows(text, width);
				expect(
					rows.map(({start, end, line}, at) => (line && at > 0 ? '\n' : '') + text.slice(start, end)).join(''),
				).toBe(text);
				for (const row of shown(text, width)) {
					const isOne = [...new Intl.Segmenter().segment(row)].length === 1;
					expect(isOne || stringWidth(printable(row)) < width).toBe(true);
				}
			}),
		);
	});
});

describe('up and down', () => {
	it('keep to the column, over rows that are shorter', () => {
		const text = 'abcd\ne\nfghi';
		const start = movedTo(textField(text), 3);
		const down = movedByRows(start, undefined, 20, 1);
		expect(down).toEqual({cursor: 6, wanted: 3});
		expect(movedByRows(movedTo(start, 6), down.wanted, 20, 1)).toEqual({cursor: 10, wanted: 3});
	});

	it('go through the rows of a long line', () => {
		const text = 'abcdefgh';
		expect(movedByRows(textField(text), undefined, 4, 1).cursor).toBe(3);
		expect(movedByRows(movedTo(textField(text), 7), undefined, 4, -1).cursor).toBe(4);
		expect(movedByRows(movedTo(textField(text), 8), undefined, 4, -1).cursor).toBe(5);
	});

	it('lead to exactly the row that is asked for, at a boundary of the text', () => {
		fc.assert(
			fc.property(anyText, anyWidth, fc.nat(200), fc.integer({min: -4, max: 4}), (text, width, at, by) => {
				const field = movedTo(textField(text), at % (text.length + 1));
				const rows = textRows(field.text, width);
				const from = rowOfCursor(rows, field.cursor);
				const {cursor, wanted} = movedByRows(field, undefined, width, by);
				expect(movedTo(field, cursor).cursor).toBe(cursor);
				const to = Math.max(0, Math.min(from + by, rows.length - 1));
				expect(rowOfCursor(rows, cursor)).toBe(to);
				if (to !== from) {
					const {start = 0} = rows[to] ?? {};
					expect(stringWidth(printable(field.text.slice(start, cursor)))).toBeLessThanOrEqual(wanted);
				}
			}),
		);
	});
});
