import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {follow, play, troubled} from '../support/sessions.js';

const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});

const open = (kind: 'command' | 'threshold', text = ''): Event => ({type: 'prompt-opened', kind, text});
const given = (line: string): readonly Event[] => [open('command', line), {type: 'prompt-entered'}];
const up: Event = {type: 'text-recalled', by: -1};
const down: Event = {type: 'text-recalled', by: 1};

function textOf(model: Model): string | undefined {
	return model.prompt?.text;
}

describe('the history of a prompt', () => {
	const used = play(deciding, ...given('1'), ...given('w a.json'), ...given('2'), open('command', '3'));

	it('goes back with up and forward with down, to what was being typed', () => {
		expect(textOf(play(used, up))).toBe('2');
		expect(textOf(play(used, up, up))).toBe('w a.json');
		expect(textOf(play(used, up, up, up, up, up))).toBe('1');
		expect(textOf(play(used, up, up, down))).toBe('2');
		expect(textOf(play(used, up, up, down, down, down))).toBe('3');
		expect(textOf(play(used, down))).toBe('3');
	});

	it('puts the cursor at the end of a line that it brings back', () => {
		expect(play(used, up, up).prompt?.cursor).toBe('w a.json'.length);
	});

	it('starts anew from a line that was changed', () => {
		const changed = play(used, up, up, {type: 'text-erased'});
		expect(textOf(changed)).toBe('w a.jso');
		expect(textOf(play(changed, up))).toBe('2');
		expect(textOf(play(changed, up, down))).toBe('w a.jso');
	});

	it('knows a line that was given twice only once, as the last one', () => {
		const again = play(used, {type: 'closed'}, ...given('1'), open('command'));
		expect(textOf(play(again, up))).toBe('1');
		expect(textOf(play(again, up, up))).toBe('2');
		expect(again.typed.command).toEqual(['w a.json', '2', '1']);
	});

	it('is that of its own kind, and knows no empty lines', () => {
		const both = play(used, {type: 'closed'}, open('threshold', '0.7'), {type: 'prompt-entered'}, ...given('  '));
		expect(textOf(play(both, open('threshold'), up))).toBe('0.7');
		expect(textOf(play(both, open('command'), up))).toBe('2');
	});

	it('ends somewhere', () => {
		const lines = Array.from({length: 300}, (_, at) => given(`${(at % 40) + 1}x`)).flat();
		expect(play(deciding, ...lines).typed.command?.length).toBeLessThanOrEqual(100);
	});
});

describe('without a prompt', () => {
	it('keys of a prompt do nothing', () => {
		const events: readonly Event[] = [
			{type: 'text-typed', text: 'x'},
			{type: 'text-erased'},
			{type: 'text-edited', edit: 'left'},
			up,
			{type: 'text-completed', matches: ['undo'], by: 1},
			{type: 'prompt-entered'},
		];
		for (const event of events) expect(play(deciding, event).prompt).toBeUndefined();
	});
});

describe('Esc in a prompt over a view', () => {
	it('closes the line and leaves the view', () => {
		const model = play(deciding, {type: 'overlay-opened', overlay: 'help'}, open('command', 'un'), {type: 'closed'});
		expect(model).toMatchObject({prompt: undefined, overlay: 'help'});
		expect(play(model, {type: 'closed'}).overlay).toBeUndefined();
	});
});

describe('a text given to a prompt', () => {
	it('is as if it had been typed and entered', () => {
		const model = play(deciding, {type: 'prompt-given', kind: 'threshold', text: '0,9'});
		expect(model.draft?.mapping.decision?.threshold).toBe(0.9);
		expect(play(deciding, {type: 'prompt-given', kind: 'threshold', text: 'high'}).notice).toEqual({
			kind: 'refused',
			text: '"high" is no number; a threshold is one such as 0.5',
		});
	});
});
