import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {textOf} from '../../src/terminal/keys.js';
import {commandEvent, commandsOf, matchesOf} from '../../src/ui/command.js';
import {eventFor} from '../../src/ui/dispatch.js';
import {bindings} from '../../src/ui/keymap.js';
import {follow, healthy, play, troubled, unread} from '../support/sessions.js';

const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});

function typed(model: Model, text: string): Model {
	return play(model, {type: 'prompt-opened', kind: 'command', text});
}

function pressed(model: Model, ...keys: readonly string[]): Model {
	return keys.reduce((before, key) => {
		const event = eventFor(before, key, textOf);
		return event === undefined ? before : play(before, event);
	}, model);
}

describe('a command', () => {
	it('is every key by its name', () => {
		for (const {command, within} of bindings) {
			if (within !== undefined) continue;
			const meant = commandEvent(unread(), command);
			if (meant.type === 'refused') expect(meant.reason).not.toContain('There is no command');
		}
	});

	it.each<[string, Model, Event]>([
		['undo', deciding, {type: 'undone'}],
		['  undo  ', deciding, {type: 'undone'}],
		['next-record', troubled(), {type: 'record-changed', by: 1}],
		['step-3', troubled(), {type: 'step-chosen', step: 3}],
		['threshold', deciding, {type: 'prompt-opened', kind: 'threshold', text: '0.5'}],
		['threshold 0.43', deciding, {type: 'prompt-given', kind: 'threshold', text: '0.43'}],
		['record 17', troubled(), {type: 'prompt-given', kind: 'command', text: '17'}],
		['17', troubled(), {type: 'prompt-given', kind: 'command', text: '17'}],
		['w', troubled(), {type: 'prompt-given', kind: 'command', text: 'w'}],
		['w my mapping.json', troubled(), {type: 'prompt-given', kind: 'command', text: 'w my mapping.json'}],
		['wq', troubled(), {type: 'prompt-given', kind: 'command', text: 'wq'}],
		['q', troubled(), {type: 'prompt-given', kind: 'command', text: 'q'}],
		['fresh', troubled(), {type: 'fresh-asked'}],
		['', troubled(), {type: 'prompt-entered'}],
	])('%s does what it says', (line, model, event) => {
		expect(commandEvent(model, line)).toEqual(event);
	});

	it('may be cut short where only one begins so', () => {
		expect(commandEvent(deciding, 'raise')).toEqual({type: 'threshold-moved', by: 0.01});
	});

	it.each([
		['undo', healthy(), 'There is nothing to undo'],
		['undo 3', deciding, ':undo takes nothing after its name'],
		['threshold 0.4', healthy(), 'No threshold decides here: map a probability first (step 2)'],
		['record', troubled(), 'Which record? Type its number: :record 17'],
		['record x', troubled(), '"x" is no number of a record; they count from 1'],
		['udno', troubled(), 'There is no command :udno; did you mean :undo?'],
		['step', troubled(), 'There is no command :step; did you mean :step-1, :step-2, :step-3, :step-4'],
		['zzzzzzzz', troubled(), 'There is no command :zzzzzzzz; Tab lists them'],
	])('%s says why it does nothing', (line, model, reason) => {
		const event = commandEvent(model, line);
		expect(event).toMatchObject({type: 'refused'});
		expect(event).toHaveProperty('reason', expect.stringContaining(reason));
	});

	it('of a view runs only while that is open, and says so elsewhere', () => {
		const own = bindings.find(({within, command}) => {
			return within !== undefined && bindings.every((other) => other.command !== command || other.within !== undefined);
		});
		if (own?.within === undefined) throw new Error('no view has commands of its own');
		expect(commandEvent(troubled(), own.command)).toEqual({
			type: 'refused',
			reason: `:${own.command} works only while the ${own.within} view is open`,
		});
		const open: Model = {...troubled(), overlay: own.within};
		expect(commandsOf(open)).toContain(own);
	});

	it('runs when Enter ends the line, and the line is kept for the next time', () => {
		const model = pressed(typed(deciding, 'undo'), 'enter');
		expect(model.prompt).toBeUndefined();
		expect(model.draft?.at).toBe(0);
		expect(model.notice?.text).toContain('Undone');
		expect(pressed(typed(model, ''), 'up').prompt?.text).toBe('undo');
	});

	it('that opens a question leaves the question open', () => {
		expect(pressed(typed(deciding, 'threshold'), 'enter').prompt).toMatchObject({kind: 'threshold', text: '0.5'});
		expect(pressed(typed(deciding, 'threshold 0.9'), 'enter').draft?.mapping.decision?.threshold).toBe(0.9);
	});
});

describe('Tab', () => {
	it('writes what all matches begin with, then goes through them, Shift-Tab back', () => {
		const begun = pressed(typed(troubled(), 'previous-'), 'tab');
		const names = commandsOf(troubled()).flatMap(({command}) => (command.startsWith('previous-') ? [command] : []));
		expect(names.length).toBeGreaterThan(2);
		expect(begun.prompt?.text).toBe(names[0]);
		expect(pressed(begun, 'tab').prompt?.text).toBe(names[1]);
		expect(pressed(begun, 'tab', 'shift-tab').prompt?.text).toBe(names[0]);
		expect(pressed(begun, 'shift-tab').prompt?.text).toBe(names.at(-1));
		expect(pressed(typed(troubled(), 'st'), 'tab').prompt?.text).toMatch(/^step/);
	});

	it('writes the only match whole, also from its middle', () => {
		expect(pressed(typed(troubled(), 'und'), 'tab').prompt?.text).toBe('undo');
		expect(pressed(typed(troubled(), 'groundT'), 'tab').prompt?.text).toBe('assign-groundTruth');
	});

	it('leaves alone what nothing begins with, and arguments', () => {
		expect(pressed(typed(troubled(), 'zzzz'), 'tab').prompt?.text).toBe('zzzz');
		expect(pressed(typed(troubled(), 'w na'), 'tab').prompt?.text).toBe('w na');
		expect(matchesOf(typed(troubled(), 'w na')).map(({command}) => command)).toEqual(['w']);
	});

	it('forgets its way as soon as the line is changed', () => {
		const changed = pressed(typed(troubled(), 'previous-'), 'tab', 'backspace');
		expect(changed.prompt?.completing).toBeUndefined();
		expect(matchesOf(changed).length).toBeGreaterThanOrEqual(1);
	});

	it('lists everything for an empty line', () => {
		expect(matchesOf(typed(troubled(), ''))).toHaveLength(commandsOf(troubled()).length);
		expect(matchesOf(play(deciding, {type: 'prompt-opened', kind: 'threshold', text: ''}))).toEqual([]);
	});
});
