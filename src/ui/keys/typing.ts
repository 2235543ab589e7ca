import type {Event} from '../../session/events.js';
import {type Binding, bind} from '../binding.js';

/** Commands that have no key of their own, or are known by other names to those who come from vi. */
export const typing: readonly Binding[] = [
	saving('w', ':w NAME', 'save the mapping, under another name where one is given'),
	saving('w!', ':w! NAME', 'save it over a file that exists'),
	saving('wq', ':wq NAME', 'save and quit'),
	bind({command: 'q!', keys: [], shown: ':q!', help: 'quit without saving', event: given('q!')}),
	bind({
		command: 'record',
		keys: [],
		shown: ':17',
		help: 'to a record by its number, also :record 17',
		event: {type: 'refused', reason: 'Which record? Type its number: :record 17'},
		argument: {event: recordEvent},
	}),
	bind({
		command: 'fresh',
		keys: [],
		shown: ':fresh',
		help: 'start anew: no edits, no breakpoints, no watches',
		available: ({draft}) => draft !== undefined || 'There is nothing yet to start anew',
		event: {type: 'fresh-asked'},
	}),
];

function saving(command: string, shown: string, help: string): Binding {
	return bind({
		command,
		keys: [],
		shown,
		help,
		event: given(command),
		argument: {event: (name) => given(`${command} ${name}`)},
	});
}

function recordEvent(number: string): Event {
	return /^\d+$/.test(number)
		? given(number)
		: {type: 'refused', reason: `"${number}" is no number of a record; they count from 1`};
}

function given(text: string): Event {
	return {type: 'prompt-given', kind: 'command', text};
}
