import {describe, expect, it} from 'vitest';
import {shortened, table, wrap} from '../../src/report/text-layout.js';
import {commandText} from '../../src/session/command-text.js';

describe('wrap', () => {
	it('breaks between words and indents every line', () => {
		expect(wrap('one two three four', '  ', 11)).toEqual(['  one two', '  three', '  four']);
	});

	it('leaves a word that is too long whole, so that a path can be copied', () => {
		expect(wrap('see /a/very/long/path now', '', 8)).toEqual(['see', '/a/very/long/path', 'now']);
	});
});

describe('table', () => {
	it('puts the first column to the left and numbers to the right', () => {
		expect(
			table([
				['', 'before'],
				['read', '1,000'],
				['parsed', '9'],
			]),
		).toEqual(['          before', '  read     1,000', '  parsed       9']);
	});

	it('counts the columns that a terminal shows: wide characters take two', () => {
		expect(
			table([
				['猫', '1'],
				['cat', '2'],
			]),
		).toEqual(['  猫   1', '  cat  2']);
	});
});

describe('shortened', () => {
	it('ends in an ellipsis where something was cut off', () => {
		expect(shortened('probability', 6)).toBe('proba…');
		expect(shortened('猫猫猫', 4)).toBe('猫…');
		expect(shortened('label', 5)).toBe('label');
	});
});

describe('commandText', () => {
	it('quotes what a shell would take apart', () => {
		expect(commandText(['my file.jsonl', '--positive-label', "it's", 'a/b-c_d.jsonl'])).toBe(
			String.raw`mqm-debug 'my file.jsonl' --positive-label 'it'\''s' a/b-c_d.jsonl`,
		);
	});

	it('shows control characters instead of sending them', () => {
		expect(commandText(['a\u001b[2J'])).toBe(String.raw`mqm-debug 'a\u001b[2J'`);
	});
});
