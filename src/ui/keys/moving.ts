import type {Model} from '../../session/model.js';
import type {Key} from '../../terminal/keys.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

/** Panes, lines and records. */
export const moving: readonly Binding[] = [
	bind({
		command: 'next-pane',
		keys: ['tab'],
		shown: 'Tab',
		help: 'next pane: fixes, decoded record, labels',
		footer: ({step, overlay}) => (step === 4 || overlay !== undefined ? '' : 'pane'),
		event: {type: 'focus-moved', by: 1},
	}),
	bind({
		command: 'previous-pane',
		keys: ['shift-tab'],
		shown: 'Shift-Tab',
		help: 'previous pane',
		event: {type: 'focus-moved', by: -1},
	}),
	move('up', ['up', 'k'], '↑ k', 'up: fix, value or label', -1),
	move('down', ['down', 'j'], '↓ j', 'down: fix, value or label', 1),
	move('page-up', ['pageup'], 'PgUp', 'ten up', -10),
	move('page-down', ['pagedown'], 'PgDn', 'ten down', 10),
	{...toRecord('next-record', ['J', 'right', 'l'], 'J → l', 'next record', 1), footer: whereRecordIs('record')},
	toRecord('previous-record', ['K', 'left', 'h'], 'K ← h', 'previous record', -1),
	toRecord('first-record', ['g', 'home'], 'g', 'first record', Number.NEGATIVE_INFINITY),
	toRecord('last-record', ['G', 'end'], 'G', 'last record', Number.POSITIVE_INFINITY),
	bind({
		command: 'next-problem',
		keys: ['e'],
		shown: 'e',
		help: 'next record that cannot match, or else disagrees',
		footer: whereRecordIs('problem'),
		available: withRecords,
		event: {type: 'problem-sought', direction: 1},
	}),
	bind({
		command: 'previous-problem',
		keys: ['E'],
		shown: 'E',
		help: 'previous such record',
		available: withRecords,
		event: {type: 'problem-sought', direction: -1},
	}),
	bind({
		command: 'raw',
		keys: ['r'],
		shown: 'r',
		help: 'record raw or decoded',
		available: withRecords,
		event: {type: 'raw-toggled'},
	}),
];

/** Some views have nothing of the record that the key would lead to. */
function whereRecordIs(text: string): (model: Model) => string {
	return ({overlay}) => (overlay === undefined || overlay === 'stepper' || overlay === 'watch' ? text : '');
}

function move(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, event: {type: 'cursor-moved', by}});
}

function toRecord(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, available: withRecords, event: {type: 'record-changed', by}});
}
