import {describe, expect, it} from 'vitest';
import {joinedRow} from '../../src/terminal/joined-row.js';

const csi = '\u001B[';
const red = (text: string) => `${csi}31m${text}${csi}39m`;

describe('a row of texts side by side', () => {
	it('has blanks between them and none behind them', () => {
		const parts = [
			{x: 1, text: red('ab')},
			{x: 5, text: 'c  '},
		];

		expect(joinedRow(parts, 10)).toBe(` ${red('ab')}  c`);
		expect(joinedRow(parts.toReversed(), 10)).toBe(` ${red('ab')}  c`);
		expect(joinedRow([], 10)).toBe('');
	});

	it('may have every look that is ended again', () => {
		const text = `${csi}1m${csi}2m${csi}7ma${csi}27m${csi}22m${csi}38;5;160m${csi}48;2;1;2;3mb${csi}49m${csi}39m${csi}101mc${csi}49m`;

		expect(joinedRow([{x: 0, text}], 10)).toBe(text);
	});

	it.each([
		[
			'texts lie over each other',
			[
				{x: 0, text: red('abc')},
				{x: 2, text: 'd'},
			],
		],
		['a text begins outside', [{x: 11, text: 'a'}]],
		['a character takes two columns', [{x: 0, text: 'a漢'}]],
		['a coloured character takes two columns', [{x: 0, text: red('漢')}]],
		['a colour stays on', [{x: 0, text: `${csi}31ma`}]],
		['another code ends it', [{x: 0, text: `${csi}31ma${csi}49m`}]],
		['everything is ended at once', [{x: 0, text: `${csi}31ma${csi}0m`}]],
		['two looks are set at once', [{x: 0, text: `${csi}1;31ma${csi}22m${csi}39m`}]],
		['a code is none of a look', [{x: 0, text: `${csi}2Ka`}]],
		['a code is cut off', [{x: 0, text: `${csi}3`}]],
	])('is left to others where %s', (_, parts) => {
		expect(joinedRow(parts, 10)).toBeUndefined();
	});
});
