import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {atMost, bold, cut, type Line, padded, span, spreadOut, widthOf, wrap} from '../../src/ui/line.js';

/** Letters, wide characters, emoji, accents that join, escape sequences: whatever a capture may hold. */
const anyText = fc.oneof(
	fc.string({unit: 'grapheme', maxLength: 40}),
	fc.string({unit: 'binary', maxLength: 40}),
	fc
		.array(
			fc.constantFrom('漢', '字', '😀', '👩‍👩‍👧', '🇩🇪', 'e\u0301', '\u001B[31m', '\u202E', '\t', '\n', ' ', 'word'),
			{maxLength: 30},
		)
		.map((parts) => parts.join('')),
);
const anyLine: fc.Arbitrary<Line> = fc.array(
	anyText.map((text) => span(text)),
	{maxLength: 4},
);
const anyWidth = fc.integer({min: 0, max: 60});

function textOf(line: Line): string {
	return line.map(({text}) => text).join('');
}

function charactersIn(text: string): number {
	return [...new Intl.Segmenter().segment(text)].length;
}

describe('a line', () => {
	it('is cut to any width, and left alone where it fits', () => {
		fc.assert(
			fc.property(anyLine, anyWidth, (line, width) => {
				const short = cut(line, width);
				expect(widthOf(short)).toBeLessThanOrEqual(width);
				if (widthOf(line) <= width) expect(short).toBe(line);
				else if (width > 0) expect(textOf(short).endsWith('…')).toBe(true);
			}),
		);
	});

	it('is filled to exactly a width', () => {
		fc.assert(
			fc.property(anyLine, anyWidth, (line, width) => {
				expect(widthOf(padded(line, width))).toBe(width);
			}),
		);
	});

	it('holds two halves, of which the first gives way', () => {
		fc.assert(
			fc.property(anyLine, anyLine, anyWidth, (left, right, width) => {
				const line = spreadOut(left, right, width);
				expect(widthOf(line)).toBe(width);
				if (widthOf(right) <= width) expect(textOf(line).endsWith(textOf(right))).toBe(true);
			}),
		);
	});

	it('keeps its styles when it is cut', () => {
		expect(cut([bold('one', 'good'), span('two', 'bad')], 5)).toEqual([
			{text: 'one', tone: 'good', bold: true},
			{text: 't', tone: 'bad'},
			{text: '…', tone: 'bad'},
		]);
	});
});

describe('text from a capture', () => {
	it('holds nothing that drives a terminal', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(span(text).text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
			}),
		);
	});
});

describe('wrapped text', () => {
	it('fits the width, loses nothing, and has no empty lines', () => {
		fc.assert(
			fc.property(anyText, fc.integer({min: 2, max: 60}), (text, width) => {
				const lines = wrap(text, width);
				for (const line of lines) {
					if (charactersIn(textOf(line)) > 1) expect(widthOf(line)).toBeLessThanOrEqual(width);
					expect(textOf(line)).not.toBe('');
				}
				const bare = (all: string) => all.replaceAll(' ', '');
				expect(bare(lines.map(textOf).join(''))).toBe(bare(span(text).text));
			}),
		);
	});

	it('breaks at blanks', () => {
		expect(wrap('one two three', 8).map(textOf)).toEqual(['one two', 'three']);
		expect(wrap('unbreakable', 4).map(textOf)).toEqual(['unbr', 'eaka', 'ble']);
		expect(wrap('', 4)).toEqual([]);
	});

	it('may be as long as it likes', () => {
		for (const character of ['a', 'ä', '漢', '\u0301']) {
			const width = widthOf(wrap(character.repeat(50_000), 58)[0] ?? []);
			expect(width).toBe(character === '\u0301' ? 0 : 58);
		}
	});

	it('ends also where a character is wider than the line', () => {
		expect(wrap('漢字', 1).map(textOf)).toEqual(['漢', '字']);
	});
});

describe('at most so many lines', () => {
	it('says that something is missing', () => {
		const lines = ['a', 'b', 'c'].map((text) => [span(text)]);
		expect(atMost(lines, 3)).toBe(lines);
		expect(atMost(lines, 2).map(textOf)).toEqual(['a', 'b …']);
		expect(atMost(lines, 0)).toEqual([]);
	});
});

describe('widths', () => {
	it('of what is joined are never larger than their sum', () => {
		fc.assert(
			fc.property(anyLine, (line) => {
				expect(stringWidth(textOf(line))).toBeLessThanOrEqual(widthOf(line));
			}),
		);
	});
});
