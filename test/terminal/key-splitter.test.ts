import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createKeySplitter, pastedText} from '../../src/terminal/key-splitter.js';

const encoder = new TextEncoder();

function split(...chunks: readonly (string | Uint8Array)[]): string[] {
	const splitter = createKeySplitter();
	const keys = chunks.flatMap((chunk) => splitter.push(typeof chunk === 'string' ? encoder.encode(chunk) : chunk));
	return [...keys, ...splitter.flush()];
}

describe('one read is cut into single keys', () => {
	test.each([
		['characters of any plane', 'jJ{é😀', ['j', 'J', '{', 'é', '😀']],
		['control sequences', '\u001B[A\u001B[5~\u001B[1;5C', ['\u001B[A', '\u001B[5~', '\u001B[1;5C']],
		['application cursor keys', '\u001BOAx', ['\u001BOA', 'x']],
		['function keys of the Linux console', '\u001B[[Ax', ['\u001B[[A', 'x']],
		['Alt with a key', '\u001Bx\u001Bé', ['\u001Bx', '\u001Bé']],
		['Escape before another key sequence', '\u001B\u001B[A', ['\u001B', '\u001B[A']],
		['Escape three times', '\u001B\u001B\u001B', ['\u001B', '\u001B', '\u001B']],
		['control characters', 'j\u0003\r', ['j', '\u0003', '\r']],
		['Alt+[ before Enter', '\u001B[\r', ['\u001B[', '\r']],
	])('%s', (_, typed, keys) => {
		expect(split(typed)).toEqual(keys);
	});
});

describe('an unfinished escape sequence', () => {
	test('waits for its rest', () => {
		const splitter = createKeySplitter();

		expect(splitter.push(encoder.encode('j\u001B['))).toEqual(['j']);
		expect(splitter.isWaiting()).toBe(true);
		expect(splitter.push(encoder.encode('A'))).toEqual(['\u001B[A']);
		expect(splitter.isWaiting()).toBe(false);
	});

	test.each([
		['ESC alone is the Escape key', '\u001B', ['\u001B']],
		['ESC [ alone is Alt+[', '\u001B[', ['\u001B[']],
		['anything longer is no key', '\u001B[1;', []],
	])('%s', (_, typed, keys) => {
		expect(split(typed)).toEqual(keys);
	});

	test('cut off by another key, is dropped and the other key is kept', () => {
		expect(split('\u001B[1;\u001B[Aj')).toEqual(['\u001B[A', 'j']);
	});
});

describe('a paste', () => {
	test('is one key, with all its characters and no meaning', () => {
		const [first, paste = '', last, ...rest] = split('a\u001B[200~b\r\n\t\u001B[A\u001B[1;\u001B\u001B[201~\r');
		expect([first, pastedText(paste), last, ...rest]).toEqual(['a', 'b\r\n\t\u001B[A\u001B[1;\u001B', '\r']);
		expect(pastedText('a')).toBeUndefined();
	});

	test('of nothing is no key', () => {
		expect(split('\u001B[200~\u001B[201~a\u001B[201~')).toEqual(['a']);
	});

	test('is not cut short by a slow line', () => {
		const splitter = createKeySplitter();
		splitter.push(encoder.encode('\u001B[200~a\u001B[20'));

		expect(splitter.isWaiting()).toBe(false);
		expect(splitter.flush()).toEqual([]);
		expect(splitter.push(encoder.encode('1~\r')).map((key) => pastedText(key) ?? key)).toEqual(['a', '\r']);
	});

	test('that never ends is called off by Ctrl-C', () => {
		expect(split('\u001B[200~ab\u0003\r')).toEqual(['\u0003', '\r']);
	});
});

const typed = fc.array(
	fc.oneof(
		fc.constantFrom(
			'\u001B',
			'\u001B[A',
			'\u001B[1;5C',
			'\u001BOB',
			'\u001B[[A',
			'\u001B[',
			'\u001BO',
			'\u001B[1;',
			'j',
			'\r',
		),
		fc.constantFrom('\u0003', '\u001B[200~', '\u001B[201~', 'é', '😀', '\u001Bx', '\u007F', '[', 'O', '5', '~'),
		fc.string({unit: 'binary', maxLength: 3}),
	),
	{maxLength: 12},
);

describe('for any bytes', () => {
	test('how they were spread over reads makes no difference', () => {
		fc.assert(
			fc.property(typed, fc.array(fc.nat(40), {maxLength: 6}), (parts, cuts) => {
				const bytes = encoder.encode(parts.join(''));
				const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
				const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));

				expect(split(...chunks)).toEqual(split(bytes));
			}),
			{numRuns: 2000},
		);
	});

	test('text without escape sequences loses nothing', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme'}), (text) => {
				fc.pre(!text.includes('\u001B'));

				expect(split(text).join('')).toBe(text);
			}),
		);
	});
});
