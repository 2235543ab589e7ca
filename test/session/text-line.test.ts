import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {edited, type TextEdit, type TextLine, textLine, withTyped} from '../../src/session/text-line.js';

/** A line with its cursor as `|`. */
function line(shown: string): TextLine {
	return {text: shown.replace('|', ''), cursor: shown.indexOf('|')};
}

function shown({text, cursor}: TextLine): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

describe('a line that is typed', () => {
	it('takes text where the cursor is', () => {
		expect(shown(withTyped(line('w n|.json'), 'ame'))).toBe('w name|.json');
		expect(shown(textLine('w'))).toBe('w|');
	});

	it.each<[TextEdit, string, string]>([
		['left', 'ab|c', 'a|bc'],
		['left', '|abc', '|abc'],
		['left', 'a👩‍👩‍👧|b', 'a|👩‍👩‍👧b'],
		['left', 'ae\u0301|b', 'a|e\u0301b'],
		['right', 'a|bc', 'ab|c'],
		['right', 'abc|', 'abc|'],
		['right', 'a|🇩🇪b', 'a🇩🇪|b'],
		['start', 'ab|c', '|abc'],
		['end', 'a|bc', 'abc|'],
		['erase', 'ab|c', 'a|c'],
		['erase', '|abc', '|abc'],
		['erase', 'a👩‍👩‍👧|b', 'a|b'],
		['erase-after', 'a|bc', 'a|c'],
		['erase-after', 'abc|', 'abc|'],
		['erase-word', 'w my name|.json', 'w my |.json'],
		['erase-word', 'w name  |', 'w |'],
		['erase-word', '|w', '|w'],
		['erase-to-start', 'w na|me', '|me'],
		['erase-to-end', 'w na|me', 'w na|'],
	])('%s turns %s into %s', (edit, before, after) => {
		expect(shown(edited(line(before), edit))).toBe(after);
	});
});

describe('whatever the text and wherever the cursor', () => {
	const edits = ['left', 'right', 'start', 'end', 'erase', 'erase-after', 'erase-word'] as const;
	const anyEdit = fc.constantFrom<TextEdit>(...edits, 'erase-to-start', 'erase-to-end');
	const anyText = fc.string({unit: 'grapheme', maxLength: 20});
	const anyLine = fc
		.tuple(anyText, fc.array(fc.constantFrom<TextEdit>('left', 'right', 'start'), {maxLength: 8}))
		.map(([text, moves]) => moves.reduce(edited, textLine(text)));

	it('the cursor stays in the line, and moving changes no text', () => {
		fc.assert(
			fc.property(anyLine, fc.array(anyEdit, {maxLength: 12}), (start, all) => {
				let now = start;
				for (const edit of all) {
					const next = edited(now, edit);
					expect(next.cursor).toBeGreaterThanOrEqual(0);
					expect(next.cursor).toBeLessThanOrEqual(next.text.length);
					if (!edit.startsWith('erase')) expect(next.text).toBe(now.text);
					else expect(next.text.length).toBeLessThanOrEqual(now.text.length);
					now = next;
				}
			}),
		);
	});

	it('going right undoes going left, and every character is one step', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const count = [...new Intl.Segmenter().segment(text)].length;
				const left = Array.from({length: count}, () => 'left' as const).reduce(edited, textLine(text));
				expect(left).toEqual({text, cursor: 0});
				const right = Array.from({length: count}, () => 'right' as const).reduce(edited, left);
				expect(right).toEqual(textLine(text));
			}),
		);
	});

	it('what is erased before and after the cursor is the whole line', () => {
		fc.assert(
			fc.property(anyLine, (start) => {
				expect(edited(edited(start, 'erase-to-start'), 'erase-to-end').text).toBe('');
			}),
		);
	});

	it('a typed word is taken away again by erasing that word', () => {
		fc.assert(
			fc.property(anyLine, fc.stringMatching(/^[a-z]{1,8}$/), (start, word) => {
				const after = withTyped(withTyped(start, ' '), word);
				expect(edited(after, 'erase-word')).toEqual(withTyped(start, ' '));
			}),
		);
	});
});
