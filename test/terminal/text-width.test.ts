import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {isOneColumnEach, textWidth} from '../../src/terminal/text-width.js';

const basicPlane = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code));
const simple = basicPlane.filter(isOneColumnEach);

describe('the width of a text', () => {
	it('is one column for each character that is held to be simple, as string-width has it', () => {
		expect(simple.length).toBeGreaterThan(1500);
		expect(simple.filter((character) => stringWidth(character) !== 1)).toEqual([]);
	});

	it('does not change where simple characters stand side by side', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...simple), {maxLength: 60}), (parts) => {
				const text = parts.join('');
				expect(textWidth(text)).toBe(stringWidth(text));
				expect([...new Intl.Segmenter().segment(text)]).toHaveLength(text.length);
			}),
		);
	});

	it('is that of string-width for anything else', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary', maxLength: 40}), fc.string({unit: 'grapheme'}), (a, b) => {
				expect(textWidth(a + b)).toBe(stringWidth(a + b));
			}),
		);
	});

	it('knows all that the screens are made of', () => {
		const ours = 'Record 1 of 1,000 · ✓✗!❯ ▲▼→←↑↓ ─│ █░▒▓ ⣿⠀ ≥≤×–—… ├└┌┐┘┤┬┴┼ ●○';
		expect(isOneColumnEach(ours)).toBe(true);
	});
});
