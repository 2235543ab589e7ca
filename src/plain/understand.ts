import {nearest} from '../records/nearest.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import {menuOf} from '../session/navigation.js';
import {commandEvent, commandsOf} from '../ui/command.js';
import {eventForPaste} from '../ui/dispatch.js';
import {everything} from './changes.js';
import {type SectionName, sectionNames} from './sections.js';

/** What a typed line comes to: things that happen, or lines to print at once. */
export type Understood = {readonly events: readonly Event[]} | {readonly lines: readonly string[]};

/** A line of the user: nothing is Enter, a number is a fix, everything else a command, as after `:` on the screen. */
export function understand(model: Model, line: string): Understood {
	const typed = line.trim().replace(/^:\s*/, '');
	if (model.prompt !== undefined) return answer(model, model.prompt, typed);
	const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(typed) ?? [];
	if (word === '') return {events: [{type: 'entered'}]};
	if (/^\d+$/.test(word) && rest === '') return fixNumber(model, Number(word));
	if (word === 'help' || word === '?') return {lines: helpLines(model, rest)};
	if (word === 'show') return show(model, rest);
	// A record of the user's own, as it is pasted into the screen.
	if (word.startsWith('{')) return {events: [eventForPaste(model, typed)]};
	return {events: [commandEvent(model, typed)]};
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
	['1, 2, 3 …', 'apply the fix of that number'],
	['{…}', 'a record of your own as a test payload: what the monitor and the mapping make of it'],
	['show', `read out everything, or one part: ${sectionNames.join(', ')}`],
	['help', 'this list; help NAME for one command'],
];

function helpLines(model: Model, name: string): readonly string[] {
	const commands = commandsOf(model).map(({command, help, available}) => {
		const can = available(model);
		return [command, can === true ? help : `${help} (not now: ${can})`] as const;
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
