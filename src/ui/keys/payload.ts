import type {Model} from '../../session/model.js';
import type {TextTarget} from '../../session/payload/text-field.js';
import type {Key} from '../../terminal/keys.js';
import {type Binding, bind} from '../binding.js';
import {movedByRows} from '../text-rows.js';
import {textWidth} from '../views/payload.js';

const within = 'payload';
const available = ({overlay}: Model) => overlay === within || 'This is a key of the test payload: p opens it';

/** The test payload: every key that types a character writes it, these do something. */
export const testPayload: readonly Binding[] = [
	bind({
		command: 'test-payload',
		keys: ['p'],
		shown: 'p',
		help: 'this record as a test payload: edit it and see what becomes of it (a pasted record opens so too)',
		footer: 'payload',
		event: {type: 'payload-opened'},
	}),
	write('new-line', ['enter'], 'Enter', 'a new line', '\n'),
	write('indent', ['tab'], 'Tab', 'two blanks', '  '),
	move('left', ['left', 'ctrl-b'], '←', 'left', 'left'),
	move('right', ['right', 'ctrl-f'], '→', 'right', 'right'),
	moveRows('up', ['up', 'ctrl-p'], '↑', 'up', -1),
	moveRows('down', ['down', 'ctrl-n'], '↓', 'down', 1),
	moveRows('page-up', ['pageup'], 'PgUp', 'eight rows up', -8),
	moveRows('page-down', ['pagedown'], 'PgDn', 'eight rows down', 8),
	move('word-left', ['ctrl-left', 'alt-left', 'alt-b'], 'Ctrl-←', 'a word to the left', 'word-left'),
	move('word-right', ['ctrl-right', 'alt-right', 'alt-f'], 'Ctrl-→', 'a word to the right', 'word-right'),
	move('line-start', ['home', 'ctrl-a'], 'Home', 'to the beginning of the line', 'line-start'),
	move('line-end', ['end', 'ctrl-e'], 'End', 'to the end of the line', 'line-end'),
	move('text-start', ['ctrl-home'], 'Ctrl-Home', 'to the beginning of the text', 'text-start'),
	move('text-end', ['ctrl-end'], 'Ctrl-End', 'to the end of the text', 'text-end'),
	erase('erase', ['backspace'], 'Backspace', 'erase the character before the cursor', 'left'),
	erase('erase-after', ['delete', 'ctrl-d'], 'Delete', 'erase the character after the cursor', 'right'),
	erase('erase-word', ['ctrl-w', 'alt-backspace'], 'Ctrl-w', 'erase the word before the cursor', 'word-left'),
	erase('erase-line', ['ctrl-k'], 'Ctrl-k', 'erase the rest of the line', 'line-end'),
	act('undo', 'ctrl-u', 'Ctrl-u', 'undo', 'undo', 'payload-undone'),
	act('redo', 'ctrl-r', 'Ctrl-r', 'redo', 'redo', 'payload-redone'),
	act('reset', 'ctrl-o', 'Ctrl-o', 'the record as it was read', 'reset', 'payload-reset'),
	act('empty', 'ctrl-x', 'Ctrl-x', 'empty the text', 'empty', 'payload-emptied'),
	act('fault', 'ctrl-g', 'Ctrl-g', 'to the place where the text is no JSON', '', 'payload-fault-sought'),
	act('copy', 'ctrl-y', 'Ctrl-y', 'copy it as one line', 'copy', 'payload-copied'),
];

function text(help: string): string {
	return `in a test payload: ${help}`;
}

function write(name: string, keys: readonly Key[], shown: string, help: string, typed: string): Binding {
	const event = {type: 'payload-typed', text: typed} as const;
	return bind({command: `payload-${name}`, keys, shown, help: text(help), within, available, event});
}

function move(name: string, keys: readonly Key[], shown: string, help: string, to: TextTarget): Binding {
	const event = {type: 'payload-moved', to} as const;
	return bind({command: `payload-${name}`, keys, shown, help: text(help), within, available, event});
}

function moveRows(name: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({
		command: `payload-${name}`,
		keys,
		shown,
		help: text(help),
		within,
		available,
		event: ({payload, size}) => ({
			type: 'payload-cursor-set',
			...movedByRows(payload.field, payload.wanted, textWidth(size.columns), by),
		}),
	});
}

function erase(name: string, keys: readonly Key[], shown: string, help: string, towards: TextTarget): Binding {
	const event = {type: 'payload-erased', towards} as const;
	return bind({command: `payload-${name}`, keys, shown, help: text(help), within, available, event});
}

type Plain =
	| 'payload-undone'
	| 'payload-redone'
	| 'payload-reset'
	| 'payload-emptied'
	| 'payload-fault-sought'
	| 'payload-copied';

function act(name: string, key: Key, shown: string, help: string, footer: string, type: Plain): Binding {
	return bind({
		command: `payload-${name}`,
		keys: [key],
		shown,
		help: text(help),
		footer,
		within,
		available,
		event: {type},
	});
}
