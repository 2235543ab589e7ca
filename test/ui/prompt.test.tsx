import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import type {TextEdit} from '../../src/session/text-line.js';
import {matchLines, promptLine} from '../../src/ui/views/prompt.js';
import {frameOf, sized} from '../support/frames.js';
import {openedDemo, play, troubled} from '../support/sessions.js';

const typed = (text: string, edits: readonly TextEdit[] = [], kind: 'command' | 'threshold' = 'command') =>
	play(troubled(), {type: 'prompt-opened', kind, text}, ...edits.map((edit) => ({type: 'text-edited', edit}) as const));

/** The line with its cursor in brackets. */
function shown(text: string, edits: readonly TextEdit[] = [], width = 60): string {
	const {prompt} = typed(text, edits);
	if (prompt === undefined) throw new Error('there is no prompt');
	return promptLine(prompt, width)
		.map((span) => (span.inverse ? `[${span.text}]` : span.text))
		.join('');
}

describe('the line of a prompt', () => {
	it('shows the cursor where it is', () => {
		expect(shown('undo')).toBe(' :undo[ ]');
		expect(shown('undo', ['left', 'left'])).toBe(' :un[d]o');
		expect(shown('undo', ['start'])).toBe(' :[u]ndo');
	});

	it('shows of a long text the part around the cursor', () => {
		const long = 'w a/very/long/name/of/a/file/that/does/not/fit.json';
		expect(shown(long, [], 20)).toMatch(/^ :….*fit\.json\[ \]$/);
		expect(shown(long, ['start'], 20)).toMatch(/^ :\[w\] a\/.*…$/);
	});

	it('is never wider than the screen, whatever is typed and wherever the cursor is', () => {
		const anyEdit = fc.constantFrom<TextEdit>('left', 'right', 'start', 'erase-word');
		fc.assert(
			fc.property(
				fc.string({unit: 'grapheme', maxLength: 150}),
				fc.array(anyEdit, {maxLength: 6}),
				fc.integer({min: 40, max: 130}),
				(text, edits, width) => {
					const {prompt} = typed(text, edits);
					const line = prompt === undefined ? [] : promptLine(prompt, width);
					expect(stringWidth(line.map((span) => span.text).join(''))).toBeLessThanOrEqual(width);
				},
			),
		);
	});
});

describe('the list above it', () => {
	const texts = (text: string, height = 8) =>
		matchLines(typed(text), 80, height).map((line) =>
			line
				.map((span) => span.text)
				.join('')
				.trimEnd(),
		);

	it('names the commands that begin so, with keys and help, and why some cannot act now', () => {
		const [heading, ...lines] = texts('previous-');
		expect(heading).toMatch(/Commands · \d+, Tab completes/);
		expect(lines).toContainEqual(expect.stringMatching(/^ {3}previous-record +K ← h +previous record$/));
		expect(texts('und')).toEqual([
			expect.stringMatching(/^─ Commands ─+$/),
			expect.stringMatching(/^ {3}undo +u +undo the last change of the mapping \(not now: There is noth/),
		]);
	});

	it('begins with what no key does, as much as there is room for', () => {
		expect(texts('', 4)).toHaveLength(4);
		expect(texts('', 4)[1]).toMatch(/^ {3}w +:w NAME/);
		expect(texts('', 2)).toHaveLength(2);
		expect(texts('zzz')).toEqual([expect.stringContaining('none begins so')]);
	});

	it('follows the one that Tab has chosen', () => {
		const model = typed('previous-');
		const matches = ['previous-pane', 'previous-record', 'previous-problem', 'previous-flip', 'previous-stage'];
		const steps = Array.from({length: 5}, () => ({type: 'text-completed', matches, by: 1}) as const);
		const lines = matchLines(play(model, ...steps), 80, 4).map((line) => line.map((span) => span.text).join(''));
		expect(lines.some((line) => line.startsWith(' ❯ previous-stage'))).toBe(true);
	});

	it('is there for commands only', () => {
		expect(matchLines(typed('0.5', [], 'threshold'), 80, 8)).toEqual([]);
	});

	it.each([
		[80, 24],
		[120, 40],
		[40, 12],
	])('lies over the last lines of the screen at %i×%i and nothing moves above', (columns, rows) => {
		const model = sized(openedDemo('all'), columns, rows);
		const [before, after] = [frameOf(model), frameOf(play(model, {type: 'prompt-opened', kind: 'command', text: ''}))];
		expect(after).toHaveLength(rows - 1);
		const kept = before.findIndex((line, at) => line !== after[at]);
		expect(kept).toBeGreaterThan(rows / 2);
		expect(after.at(-1)).toMatch(/^ :/);
		expect(after.at(-2)).toMatch(/^ {3}\S/);
	});
});
