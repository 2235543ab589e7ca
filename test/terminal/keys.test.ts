import type {Key as InkKey} from 'ink';
import {describe, expect, test} from 'vitest';
import {keysOf, textOf} from '../../src/terminal/keys.js';

const noKey: InkKey = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

describe('what Ink reports becomes our own key', () => {
	test.each<[string, string, Partial<InkKey>, string[]]>([
		['an arrow', '', {upArrow: true}, ['up']],
		['an arrow with modifiers', '', {downArrow: true, ctrl: true, shift: true}, ['ctrl-shift-down']],
		['Page Up', '', {pageUp: true}, ['pageup']],
		['Enter', '\r', {return: true}, ['enter']],
		['Enter from before raw mode', '\n', {}, ['enter']],
		['Escape, which Ink 6 reports with meta', '', {escape: true, meta: true}, ['escape']],
		['Tab', '', {tab: true}, ['tab']],
		['Shift+Tab', '', {tab: true, shift: true}, ['shift-tab']],
		['Backspace', '', {backspace: true}, ['backspace']],
		['Delete', '', {delete: true}, ['delete']],
		['Space', ' ', {}, ['space']],
		['Ctrl with a letter', 'c', {ctrl: true}, ['ctrl-c']],
		['Alt with a letter', 'x', {meta: true}, ['alt-x']],
		['a lower-case letter', 'j', {}, ['j']],
		['a capital letter, which Ink reports with shift', 'J', {shift: true}, ['J']],
		['a character beyond the basic plane', '😀', {}, ['😀']],
		['several characters at once', 'jj\rx', {}, ['j', 'j', 'enter', 'x']],
		['the rest of an unknown escape sequence', '[<0;10;10M', {}, []],
		['a focus report', '[I', {}, []],
		['a single bracket', '[', {}, ['[']],
		['a function key', '', {}, []],
		['a stray control character', '\u001C', {}, []],
	])('%s', (_, input, flags, keys) => {
		expect(keysOf(input, {...noKey, ...flags})).toEqual(keys);
	});
});

describe('the text that a key types', () => {
	test.each([
		['j', 'j'],
		['space', ' '],
		['😀', '😀'],
		['enter', undefined],
		['ctrl-c', undefined],
	])('%s', (key, text) => {
		expect(textOf(key)).toBe(text);
	});
});
