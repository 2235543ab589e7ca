import type {Model, Step} from '../session/model.js';
import {menuOf} from '../session/navigation.js';
import type {Key} from '../terminal/keys.js';
import {type Binding, bind} from './binding.js';
import {assigning, copying} from './chords.js';

const withRecords = ({data}: Model) => data.dataset.captures.rows > 0 || 'There is no record yet';
const withThreshold = ({draft}: Model) =>
	draft?.mapping.decision?.threshold !== undefined || 'No threshold decides here: map a probability first (step 2)';
const withFinding = (model: Model) => menuOf(model).length > 0 || 'There is no finding in this step to explain';

const mending: readonly Binding[] = [
	bind({
		command: 'enter',
		keys: ['enter'],
		shown: 'Enter',
		help: 'apply the highlighted fix; where nothing is left to mend, go on; in step 4, save',
		footer: enterText,
		event: {type: 'entered'},
	}),
	...([1, 2, 3, 4] as const).map(stepBinding),
	bind({command: 'fixes', keys: ['f'], shown: 'f', help: 'to the fixes', event: {type: 'focus-set', focus: 'fixes'}}),
];

const moving: readonly Binding[] = [
	bind({
		command: 'next-pane',
		keys: ['tab'],
		shown: 'Tab',
		help: 'next pane: fixes, decoded record, labels',
		footer: ({step}) => (step === 4 ? '' : 'pane'),
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
	{...toRecord('next-record', ['J', 'right', 'l'], 'J → l', 'next record', 1), footer: 'record'},
	toRecord('previous-record', ['K', 'left', 'h'], 'K ← h', 'previous record', -1),
	toRecord('first-record', ['g', 'home'], 'g', 'first record', Number.NEGATIVE_INFINITY),
	toRecord('last-record', ['G', 'end'], 'G', 'last record', Number.POSITIVE_INFINITY),
	bind({
		command: 'next-problem',
		keys: ['e'],
		shown: 'e',
		help: 'next record that cannot match, or else disagrees',
		footer: 'problem',
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

const editing: readonly Binding[] = [
	bind({
		command: 'set-threshold',
		keys: ['t'],
		shown: 't',
		help: 'type a threshold',
		footer: 'threshold',
		available: withThreshold,
		event: ({draft}) => {
			return {type: 'prompt-opened', kind: 'threshold', text: String(draft?.mapping.decision?.threshold ?? '')};
		},
	}),
	moveThreshold('lower-threshold', ['-'], '-', 'threshold down by 0.01', -0.01),
	moveThreshold('raise-threshold', ['=', '+'], '=', 'threshold up by 0.01', 0.01),
	bind({
		command: 'undo',
		keys: ['u'],
		shown: 'u',
		help: 'undo the last change of the mapping',
		footer: 'undo',
		available: ({draft}) => (draft !== undefined && draft.past.length > 0) || 'There is nothing to undo',
		event: {type: 'undone'},
	}),
	bind({
		command: 'redo',
		keys: ['ctrl-r'],
		shown: 'Ctrl-r',
		help: 'redo',
		available: ({draft}) => (draft !== undefined && draft.future.length > 0) || 'There is nothing to redo',
		event: {type: 'redone'},
	}),
];

const reviewing: readonly Binding[] = [
	bind({
		command: 'diff',
		keys: ['d'],
		shown: 'd',
		help: 'the mapping as a diff (step 4)',
		event: {type: 'step-chosen', step: 4},
	}),
	bind({
		command: 'explain',
		keys: ['x'],
		shown: 'x',
		help: 'explain the finding',
		footer: 'explain',
		available: withFinding,
		event: {type: 'overlay-opened', overlay: 'explain'},
	}),
	bind({
		command: 'save',
		keys: ['ctrl-s'],
		shown: 'Ctrl-s',
		help: 'save the mapping',
		footer: ({step}) => (step === 4 ? '' : 'save'),
		available: ({draft}) => draft !== undefined || 'There is nothing to save before records have been read',
		event: ({savePath}) => ({type: 'save-asked', path: savePath, overwrite: false}),
	}),
	bind({
		command: 'command',
		keys: [':'],
		shown: ':',
		help: 'a command: w, w NAME, q, wq, a record number',
		event: {type: 'prompt-opened', kind: 'command', text: ''},
	}),
	bind({
		command: 'help',
		keys: ['?'],
		shown: '?',
		help: 'this help',
		footer: 'help',
		event: {type: 'overlay-opened', overlay: 'help'},
	}),
	bind({command: 'close', keys: ['escape'], shown: 'Esc', help: 'close what is open', event: {type: 'closed'}}),
	bind({
		command: 'quit',
		keys: ['q'],
		shown: 'q',
		help: 'back or quit; asks when the mapping is not saved',
		footer: 'quit',
		event: ({overlay}) => (overlay === undefined ? {type: 'quit-asked'} : {type: 'closed'}),
	}),
	bind({command: 'interrupt', keys: ['ctrl-c'], shown: 'Ctrl-c', help: 'quit at once', event: {type: 'interrupted'}}),
];

/** Every key there is, in the order of the help. */
export const bindings: readonly Binding[] = [...mending, ...moving, ...assigning, ...copying, ...editing, ...reviewing];

function enterText(model: Model): string {
	if (model.overlay !== undefined) return 'close';
	if (model.step === 4) return 'save';
	return menuOf(model)[model.highlighted]?.fix === undefined ? 'go on' : 'apply';
}

function stepBinding(step: Step): Binding {
	const names = {1: 'ground truth', 2: 'probability or label', 3: 'key names', 4: 'review and save'};
	const help = `step ${step}: ${names[step]}`;
	return bind({
		command: `step-${step}`,
		keys: [String(step)],
		shown: String(step),
		help,
		event: {type: 'step-chosen', step},
	});
}

function move(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, event: {type: 'cursor-moved', by}});
}

function toRecord(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, available: withRecords, event: {type: 'record-changed', by}});
}

function moveThreshold(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, available: withThreshold, event: {type: 'threshold-moved', by}});
}
