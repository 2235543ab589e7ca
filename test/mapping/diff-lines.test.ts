import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {diffLines} from '../../src/mapping/diff-lines.js';

function drawn(before: string, after: string): readonly string[] {
	return diffLines(before, after).map(({mark, text}) => `${mark}${text}`);
}

const texts = fc
	.array(fc.constantFrom('a', 'b', 'c', ''), {maxLength: 8})
	.map((lines) => lines.map((line) => `${line}\n`));

describe('the line diff', () => {
	it('keeps common lines and marks the others, removed before added', () => {
		expect(drawn('{\n  a\n  b\n}\n', '{\n  a\n  c\n  d\n}\n')).toEqual([' {', '   a', '-  b', '+  c', '+  d', ' }']);
	});

	it('of equal texts has no marks', () => {
		expect(drawn('a\nb\n', 'a\nb\n')).toEqual([' a', ' b']);
	});

	it('takes an empty text for no lines', () => {
		expect(drawn('', 'a\n')).toEqual(['+a']);
		expect(drawn('a', '')).toEqual(['-a']);
		expect(drawn('', '')).toEqual([]);
	});

	it('holds both texts whole', () => {
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const lines = diffLines(before.join(''), after.join(''));
				const without = (mark: string) => lines.filter((line) => line.mark !== mark).map(({text}) => `${text}\n`);
				expect(without('+')).toEqual(before);
				expect(without('-')).toEqual(after);
			}),
		);
	});

	it('keeps as many lines as any diff can', () => {
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const kept = diffLines(before.join(''), after.join('')).filter(({mark}) => mark === ' ').length;
				expect(kept).toBe(longestCommon(before, after));
			}),
		);
	});
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
	const [first, ...rest] = a;
	if (first === undefined) return 0;
	const place = b.indexOf(first);
	const without = longestCommon(rest, b);
	return place < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(place + 1)));
}
