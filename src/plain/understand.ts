import {nearest} from '../records/nearest.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import {menuOf} from '../session/navigation.js';
import {commandEvent, commandsOf} from '../ui/command.js';
import {eventForPaste, isMeant} from '../ui/dispatch.js';
import {bindings} from '../ui/keymap.js';
import {typedKey} from '../ui/typed.js';
import {everything} from './changes.js';
import {type SectionName, sectionNames} from './sections.js';
import {plainViews} from './views/views.js';

/** What a typed line comes to: things that happen, or lines to print at once. */
export type Understood = {readonly events: readonly Event[]} | {readonly lines: readonly string[]};

/**
 * A line of the user: nothing is Enter, a number is a fix or a line of the view that is open, a key is that key of the
 * screen; everything else, and what comes after a colon, is a command as after `:` on the screen.
 */
export function understand(model: Model, line: string): Understood {
	const typed = line.trim().replace(/^:\s*/, '');
	if (model.prompt !== undefined) return answer(model, model.prompt, typed);
	const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(typed) ?? [];
	if (word === '') return {events: [{type: 'entered'}]};
	if (/^\d+$/.test(word) && rest === '') return numbered(model, Number(word));
	if (word === 'help' || word === '?') return {lines: helpLines(model, rest)};
	if (word === 'show') return show(model, rest);
	// As on the screen, where some views have something to leave first.
	if (typed === 'close') return {events: [typedKey('escape')]};
	// A record of the user's own, as it is pasted into the screen.
	if (word.startsWith('{')) return pastedRecord(model, typed);
	const pressed = line.trim() === typed ? pressedKey(model, typed) : undefined;
	return {events: [pressed ?? commandEvent(model, typed)]};
}

/** A record in the place of the one that is being tried. */
function pastedRecord(model: Model, typed: string): Understood {
	const before: readonly Event[] = model.overlay === 'payload' ? [{type: 'payload-emptied'}] : [];
	return {events: [...before, eventForPaste(model, typed)]};
}

/** The key of the screen that a line names; a letter alone is never a command, `:w` and `:x` are. */
function pressedKey(model: Model, typed: string): Event | undefined {
	const key = keyCalled(typed);
	if (key === undefined) return undefined;
	const isMeantHere = bindings.some((binding) => binding.keys.includes(key) && isMeant(binding, model));
	return isMeantHere ? typedKey(key) : {type: 'refused', reason: `${typed} does nothing here; help lists what does`};
}

function keyCalled(typed: string): string | undefined {
	if ([...typed].length === 1) return typed;
	if (/^[ay] ?[a-z]$/.test(typed)) return `${typed[0]} ${typed.at(-1)}`;
	const lower = typed.toLowerCase();
	if (lower === 'esc' || lower === 'escape') return 'escape';
	return /^(ctrl-[a-z]|tab|shift-tab|space)$/.test(lower) ? lower : undefined;
}

/** In a view the line of that number, else the fix of that number. */
function numbered(model: Model, number: number): Understood {
	const picked = model.overlay && plainViews[model.overlay]?.picked;
	if (picked === undefined) return fixNumber(model, number);
	const reason = `There is no ${number} in this view; close leaves it`;
	return {events: picked(model, number) ?? [{type: 'refused', reason}]};
}

/** A question is open: a threshold, say, or whether a file may be overwritten. */
function answer(model: Model, {kind, text}: NonNullable<Model['prompt']>, typed: string): Understood {
	if (typed === '') {
		return {events: [kind === 'command' ? {type: 'prompt-given', kind, text} : {type: 'prompt-entered'}]};
	}
	const closed: Event = {type: 'closed'};
	if (typed === 'close') return {events: [closed]};
	if (kind !== 'command') return {events: [{type: 'prompt-given', kind, text: typed}]};
	const meant = understand({...model, prompt: undefined}, typed);
	return 'lines' in meant ? meant : {events: [closed, ...meant.events]};
}

function fixNumber(model: Model, number: number): Understood {
	const menu = menuOf(model);
	if (menu[number - 1] !== undefined && model.step !== 4) {
		return {
			events: [
				...(model.overlay === undefined ? [] : [{type: 'closed'} as const]),
				{type: 'focus-set', focus: 'fixes'},
				{type: 'cursor-moved', by: number - 1 - model.highlighted},
				{type: 'entered'},
			],
		};
	}
	const there = model.step === 4 || menu.length === 0 ? 'this step has none' : `this step has ${menu.length}`;
	return {events: [{type: 'refused', reason: `There is no fix ${number}; ${there}. A record: record ${number}`}]};
}

const own: readonly (readonly [name: string, help: string])[] = [
	['(nothing)', 'Enter: apply the chosen fix; where nothing is left to mend, go on; in step 4, save'],
	['1, 2, 3 …', 'apply the fix of that number; in a view, what stands there under that number'],
	['s, J, }, a g …', 'a key of the screen: what it does there; the list below names them'],
	['{…}', 'a record of your own as a test payload: what the monitor and the mapping make of it'],
	['show', `read out everything, or one part: ${sectionNames.join(', ')}`],
	['help', 'this list; help NAME for one command'],
];

function helpLines(model: Model, name: string): readonly string[] {
	const commands = commandsOf(model).map(({command, help, keys, available}) => {
		const can = available(model);
		const key = keys.map(keyCalled).find((name) => name !== undefined);
		const text = can === true ? help : `${help} (not now: ${can})`;
		return [command, key === undefined ? text : `${text}; key ${key}`] as const;
	});
	const all = [...own, ...commands];
	const wanted = name === '' ? all : all.filter(([command]) => command.startsWith(name));
	if (wanted.length === 0) return [`There is no command ${name}; help lists them`];
	return wanted.map(([command, help]) => `${command}: ${help}`);
}

function show(model: Model, name: string): Understood {
	if (name === '') return {lines: everything(model)};
	const section = sectionNames.find((one) => one === name) ?? nearest(name, sectionNames);
	if (section !== undefined) return {lines: everything(model, section as SectionName)};
	return {lines: [`There is no part called ${name}; there are ${sectionNames.join(', ')}`]};
}
