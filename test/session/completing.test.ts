import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {completed, stemOf} from '../../src/session/completing.js';
import type {Prompt} from '../../src/session/model.js';
import {promptOf} from '../../src/session/prompt-line.js';
import {play, troubled} from '../support/sessions.js';

const line = (text: string) => promptOf('command', text);

describe('completing a line', () => {
	it('leaves it alone where nothing matches', () => {
		expect(completed(line('x'), [], 1)).toEqual(line('x'));
	});

	it('writes the only match, and what all begin with', () => {
		expect(completed(line('u'), ['undo'], 1)).toEqual(line('undo'));
		expect(completed(line('n'), ['next-record', 'next-problem'], 1)).toEqual(line('next-'));
	});

	it('begins at either end, and goes on from what stands there', () => {
		const matches = ['step-1', 'step-2', 'step-3'];
		expect(completed(line('step-'), matches, 1)).toMatchObject({text: 'step-1', completing: 'step-'});
		expect(completed(line('step-'), matches, -1)).toMatchObject({text: 'step-3', cursor: 6});
		expect(completed({...line('step-2'), completing: 'step-'}, matches, -1)).toMatchObject({text: 'step-1'});
	});

	it('begins anew where what stands there is no match any more', () => {
		expect(completed({...line('gone'), completing: 'step-'}, ['step-1', 'step-2'], 1).text).toBe('step-1');
		expect(completed({...line('gone'), completing: 'step-'}, ['step-1', 'step-2'], -1).text).toBe('step-2');
	});

	it('comes round after as many steps as there are matches, in both directions, and keeps the stem', () => {
		const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), {minLength: 2, maxLength: 8});
		fc.assert(
			fc.property(names, fc.constantFrom<1 | -1>(1, -1), (rest, by) => {
				const matches = rest.map((name) => `s-${name}`);
				const start = {...line(matches[0] ?? ''), completing: 's-'};
				const round = matches.reduce<Prompt>((prompt) => completed(prompt, matches, by), start);
				expect(round.text).toBe(start.text);
				expect(stemOf(round)).toBe('s-');
			}),
		);
	});
});

describe('quitting with unsaved changes', () => {
	const edited = play(troubled(), {type: 'step-chosen', step: 1}, {type: 'entered'});

	it('says whether they are kept', () => {
		expect(play(edited, {type: 'quit-asked'}).notice?.text).toContain('q again quits without them');
		const kept = play(edited, {type: 'keeping-began', found: undefined, problem: undefined}, {type: 'quit-asked'});
		expect(kept.notice?.text).toContain('q again quits, keeps them');
	});
});
