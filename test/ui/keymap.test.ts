import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {textOf} from '../../src/terminal/keys.js';
import {eventFor} from '../../src/ui/dispatch.js';
import {bindings} from '../../src/ui/keymap.js';
import {follow, healthy, play, troubled, unread} from '../support/sessions.js';

const stepping = play(troubled(), {type: 'stage-stepped', by: 1});
const atLastStage = play(troubled(), {type: 'stage-stepped', by: -1});
const choosing = play(troubled(), {type: 'watch-asked'});
const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});

function pressed(model: Model, key: string): Event | undefined {
	return eventFor(model, key, textOf);
}

describe('the keys', () => {
	it('mean one thing each', () => {
		const keys = bindings.flatMap((binding) => binding.keys.map((key) => `${binding.within ?? ''} ${key}`));
		expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
		const commands = bindings.map(({command}) => command);
		expect(new Set(commands).size).toBe(commands.length);
	});

	it('all have their help, and are shown as they are pressed', () => {
		for (const {keys, shown, help} of bindings) {
			expect(help).toMatch(/^\S.*\S$/);
			expect(shown).not.toBe('');
			const [first = ''] = keys;
			if (first.length === 1) expect(shown.split(' ')).toContain(first);
		}
	});

	it('give their reason where they cannot act', () => {
		for (const {command, available} of bindings) {
			const can = available(unread());
			expect(can === true || can.length > 10, command).toBe(true);
		}
	});

	it.each<[string, Model, Partial<Event>]>([
		['enter', troubled(), {type: 'entered'}],
		['1', troubled(), {type: 'step-chosen', step: 1}],
		['2', troubled(), {type: 'step-chosen', step: 2}],
		['3', troubled(), {type: 'step-chosen', step: 3}],
		['4', troubled(), {type: 'step-chosen', step: 4}],
		['tab', troubled(), {type: 'focus-moved', by: 1}],
		['shift-tab', troubled(), {type: 'focus-moved', by: -1}],
		['f', troubled(), {type: 'focus-set', focus: 'fixes'}],
		['up', troubled(), {type: 'cursor-moved', by: -1}],
		['k', troubled(), {type: 'cursor-moved', by: -1}],
		['down', troubled(), {type: 'cursor-moved', by: 1}],
		['j', troubled(), {type: 'cursor-moved', by: 1}],
		['pageup', troubled(), {type: 'cursor-moved', by: -10}],
		['pagedown', troubled(), {type: 'cursor-moved', by: 10}],
		['J', troubled(), {type: 'record-changed', by: 1}],
		['K', troubled(), {type: 'record-changed', by: -1}],
		['right', troubled(), {type: 'record-changed', by: 1}],
		['l', troubled(), {type: 'record-changed', by: 1}],
		['left', troubled(), {type: 'record-changed', by: -1}],
		['h', troubled(), {type: 'record-changed', by: -1}],
		['g', troubled(), {type: 'record-changed', by: Number.NEGATIVE_INFINITY}],
		['G', troubled(), {type: 'record-changed', by: Number.POSITIVE_INFINITY}],
		['e', troubled(), {type: 'problem-sought', direction: 1}],
		['E', troubled(), {type: 'problem-sought', direction: -1}],
		['r', troubled(), {type: 'raw-toggled'}],
		['t', deciding, {type: 'prompt-opened', kind: 'threshold', text: '0.5'}],
		['-', deciding, {type: 'threshold-moved', by: -0.01}],
		['=', deciding, {type: 'threshold-moved', by: 0.01}],
		['u', deciding, {type: 'undone'}],
		['ctrl-r', play(deciding, {type: 'undone'}), {type: 'redone'}],
		['d', troubled(), {type: 'step-chosen', step: 4}],
		['s', troubled(), {type: 'stage-stepped', by: 1}],
		['S', troubled(), {type: 'stage-stepped', by: -1}],
		['right', stepping, {type: 'stage-stepped', by: 1}],
		['left', atLastStage, {type: 'stage-stepped', by: -1}],
		['x', stepping, {type: 'record-explained'}],
		['q', stepping, {type: 'stepper-left'}],
		['w', troubled(), {type: 'watch-asked'}],
		['w', choosing, {type: 'watch-list-left'}],
		['backspace', choosing, {type: 'watches-cleared'}],
		['x', troubled(), {type: 'overlay-opened', overlay: 'explain'}],
		['ctrl-s', troubled(), {type: 'save-asked', path: 'mqm-mapping.json', overwrite: false}],
		[':', troubled(), {type: 'prompt-opened', kind: 'command', text: ''}],
		['?', troubled(), {type: 'overlay-opened', overlay: 'help'}],
		['escape', troubled(), {type: 'closed'}],
		['q', troubled(), {type: 'quit-asked'}],
		['q', play(troubled(), {type: 'overlay-opened', overlay: 'help'}), {type: 'closed'}],
		['ctrl-c', troubled(), {type: 'interrupted'}],
		['a', troubled(), {type: 'chord-started', chord: 'a'}],
		['y', troubled(), {type: 'chord-started', chord: 'y'}],
	])('%s does what it says', (key, model, event) => {
		expect(pressed(model, key)).toEqual(event);
	});

	it.each([
		['e', unread(), 'There is no record yet'],
		['J', unread(), 'There is no record yet'],
		['t', healthy(), 'No threshold decides here: map a probability first (step 2)'],
		['=', unread(), 'No threshold decides here: map a probability first (step 2)'],
		['u', healthy(), 'There is nothing to undo'],
		['ctrl-r', healthy(), 'There is nothing to redo'],
		['x', healthy(), 'There is no finding in this step to explain'],
		['s', unread(), 'There is no record yet'],
		['w', unread(), 'There is no record yet'],
		['s', atLastStage, 'This is the last stage: S steps back, J goes to the next record'],
		['left', stepping, 'This is the first stage: s steps on'],
		['ctrl-s', unread(), 'There is nothing to save before records have been read'],
	])('%s says why it does nothing', (key, model, reason) => {
		expect(pressed(model, key)).toEqual({type: 'refused', reason});
	});

	it('that mean nothing say so', () => {
		expect(pressed(troubled(), 'Z')).toEqual({type: 'refused', reason: 'Z does nothing here; ? lists the keys'});
		expect(pressed(troubled(), '漢')).toMatchObject({type: 'refused'});
	});
});

describe('two keys in a row', () => {
	const assigning = play(troubled(), {type: 'focus-set', focus: 'record'}, {type: 'cursor-moved', by: 1});
	const pressedAfter = (chord: 'a' | 'y', key: string) => pressed(play(assigning, {type: 'chord-started', chord}), key);

	it.each([
		['g', 'groundTruth'],
		['p', 'prediction'],
		['b', 'probability'],
		['f', 'features'],
		['i', 'id'],
	])('a %s gives the value under the cursor a role', (key, role) => {
		expect(pressedAfter('a', key)).toEqual({type: 'role-assigned', role});
	});

	it.each([
		['c', 'check'],
		['a', 'apply'],
		['e', 'export'],
		['m', 'mapping'],
		['p', 'path'],
		['v', 'value'],
		['l', 'line'],
	])('y %s copies', (key, what) => {
		expect(pressedAfter('y', key)).toEqual({type: 'copy-asked', what});
	});

	it('can be called off, and never hold up Ctrl-c', () => {
		expect(pressedAfter('a', 'escape')).toEqual({type: 'closed'});
		expect(pressedAfter('a', 'ctrl-c')).toEqual({type: 'interrupted'});
	});

	it('that go together say nothing else', () => {
		expect(pressedAfter('a', 'q')).toEqual({type: 'refused', reason: 'a q does nothing here; ? lists the keys'});
	});
});

describe('the prompt', () => {
	const open = play(troubled(), {type: 'prompt-opened', kind: 'command', text: ''});

	it.each<[string, Event | undefined]>([
		['q', {type: 'text-typed', text: 'q'}],
		['1', {type: 'text-typed', text: '1'}],
		['?', {type: 'text-typed', text: '?'}],
		['space', {type: 'text-typed', text: ' '}],
		['漢', {type: 'text-typed', text: '漢'}],
		['backspace', {type: 'text-erased'}],
		['delete', {type: 'text-erased'}],
		['enter', {type: 'command-given', line: '', meant: {type: 'prompt-entered'}}],
		['escape', {type: 'closed'}],
		['ctrl-c', {type: 'interrupted'}],
		['up', {type: 'text-recalled', by: -1}],
		['ctrl-p', {type: 'text-recalled', by: -1}],
		['down', {type: 'text-recalled', by: 1}],
		['left', {type: 'text-edited', edit: 'left'}],
		['home', {type: 'text-edited', edit: 'start'}],
		['ctrl-a', {type: 'text-edited', edit: 'start'}],
		['ctrl-e', {type: 'text-edited', edit: 'end'}],
		['ctrl-w', {type: 'text-edited', edit: 'erase-word'}],
		['ctrl-u', {type: 'text-edited', edit: 'erase-to-start'}],
		['ctrl-k', {type: 'text-edited', edit: 'erase-to-end'}],
		['ctrl-s', undefined],
	])('takes %s as text or as an end', (key, event) => {
		expect(pressed(open, key)).toEqual(event);
	});
});
