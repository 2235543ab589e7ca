import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
	erased,
	inserted,
	moved,
	movedTo,
	type TextField,
	type TextTarget,
	textField,
} from '../../../src/session/payload/text-field.js';

/** A field written with `|` for its cursor. */
function field(marked: string): TextField {
	const cursor = marked.indexOf('|');
	return {text: marked.replace('|', ''), cursor};
}

function marked({text, cursor}: TextField): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('moving', () => {
	it.each<[string, TextTarget, string]>([
		['ab|c', 'left', 'a|bc'],
		['|abc', 'left', '|abc'],
		['a|\nb', 'right', 'a\n|b'],
		['abc|', 'right', 'abc|'],
		['a👩‍👩‍👧|b', 'left', 'a|👩‍👩‍👧b'],
		['|🇩🇪🇫🇷', 'right', '🇩🇪|🇫🇷'],
		['"age": 33|}', 'word-left', '"age": |33}'],
		['"age|": 33}', 'word-left', '"|age": 33}'],
		['|  "né_e2": 1', 'word-right', '  "né_e2|": 1'],
		['a\nbc|d\ne', 'line-start', 'a\n|bcd\ne'],
		['a\nb|cd\ne', 'line-end', 'a\nbcd|\ne'],
		['|\na', 'line-end', '|\na'],
		['a|\n', 'line-end', 'a|\n'],
		['ab\nc|d', 'text-start', '|ab\ncd'],
		['a|b\ncd', 'text-end', 'ab\ncd|'],
	])('%s %s', (before, target, after) => {
		expect(marked(moved(field(before), target))).toBe(after);
	});
});

describe('writing', () => {
	it('puts text in where the cursor is', () => {
		expect(marked(inserted(field('a|c'), 'b'))).toBe('ab|c');
		expect(marked(inserted(field('a|c'), 'x\r\ny\rz'))).toBe('ax\ny\nz|c');
	});

	it('never leaves the cursor inside of a character', () => {
		expect(marked(inserted(field('|\u0301b'), 'a'))).toBe('a\u0301|b');
		expect(marked(erased(field('🇩🇪|x🇫🇷'), 'right'))).toBe('🇩🇪|🇫🇷');
		expect(movedTo(textField('a👩‍👩‍👧b'), 3).cursor).toBe(1);
	});

	it.each<[string, TextTarget, string]>([
		['ab|c', 'left', 'a|c'],
		['ab|c', 'right', 'ab|'],
		['|a', 'left', '|a'],
		['a\n|b', 'left', 'a|b'],
		['a|\nb', 'right', 'a|b'],
		['e\u0301|', 'left', '|'],
		['one two|', 'word-left', 'one |'],
		['a: |33, b', 'word-right', 'a: |, b'],
		['a\nbc|d\ne', 'line-end', 'a\nbc|\ne'],
		['a\nbc|d\ne', 'line-start', 'a\n|d\ne'],
	])('erases from %s: %s', (before, towards, after) => {
		expect(marked(erased(field(before), towards))).toBe(after);
	});
});

describe('whatever is done', () => {
	const anyText = fc.oneof(
		fc.string({unit: 'grapheme', maxLength: 60}),
		fc.string({
			unit: fc.constantFrom('a', ' ', '\n', '"', '🇩', '🇪', '\u200D', '👩', '\u0301', '漢', '\uD800'),
			maxLength: 40,
		}),
	);
	const anyTarget = fc.constantFrom<TextTarget>(
		'left',
		'right',
		'word-left',
		'word-right',
		'line-start',
		'line-end',
		'text-start',
		'text-end',
	);
	const anyField = fc.tuple(anyText, fc.nat(100)).map(([text, at]) => movedTo(textField(text), at % (text.length + 1)));

	/** All boundaries of a text, line by line, as the whole text has them. */
	function boundaries(text: string): ReadonlySet<number> {
		const found = new Set<number>([0]);
		for (const {index, segment} of new Intl.Segmenter().segment(text)) found.add(index + segment.length);
		return found;
	}

	it('the cursor stands between two characters', () => {
		fc.assert(
			fc.property(anyField, anyText, anyTarget, (start, piece, target) => {
				for (const {text, cursor} of [
					start,
					moved(start, target),
					erased(start, target),
					inserted(start, piece),
					erased(inserted(start, piece), target),
				]) {
					expect(boundaries(text)).toContain(cursor);
				}
			}),
		);
	});

	it('left takes back right, and everything is reached from the beginning', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const stops = [...boundaries(textField(text).text)].sort((a, b) => a - b);
				let at = textField(text);
				for (const stop of stops.slice(1)) {
					const before = at;
					at = moved(at, 'right');
					expect(at.cursor).toBe(stop);
					expect(moved(at, 'left')).toEqual(before);
				}
				expect(moved(at, 'right')).toEqual(at);
			}),
		);
	});

	it('erasing takes out exactly what lies between, writing puts in exactly what is written', () => {
		fc.assert(
			fc.property(anyField, fc.string({unit: 'grapheme-ascii', maxLength: 20}), anyTarget, (start, piece, target) => {
				const to = moved(start, target).cursor;
				const [low, high] = [Math.min(start.cursor, to), Math.max(start.cursor, to)];
				expect(erased(start, target).text).toBe(start.text.slice(0, low) + start.text.slice(high));
				const {text} = inserted(start, piece);
				expect(text).toBe(start.text.slice(0, start.cursor) + piece + start.text.slice(start.cursor));
			}),
		);
	});

	it('a move that ends a word or a line goes no farther than the text', () => {
		fc.assert(
			fc.property(anyField, anyTarget, (start, target) => {
				const {text, cursor} = moved(start, target);
				expect(text).toBe(start.text);
				const forward = /right|end/.test(target);
				expect(forward ? cursor >= start.cursor : cursor <= start.cursor).toBe(true);
			}),
		);
	});
});
