import {hasFindings} from '../../session/entering.js';
import type {Model} from '../../session/model.js';
import {menuOf} from '../../session/navigation.js';
import {stopsReading} from '../../session/stop-reading.js';
import {type Binding, bind} from '../binding.js';

/** True also while the findings are still to come: they are waited for. */
const withFinding = (model: Model) =>
	menuOf(model).length > 0 || !hasFindings(model) || 'There is no finding in this step to explain';

/** Explain, save, help, leave. */
export const reviewing: readonly Binding[] = [
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
		help: 'a command by its name: Tab completes, ↑ ↓ bring earlier ones back',
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
	bind({
		command: 'close',
		keys: ['escape'],
		shown: 'Esc',
		help: 'close what is open; else end what is under way: long work, a search, reading once more',
		footer: (model) => (stopsReading(model) ? 'stop reading' : ''),
		event: {type: 'closed'},
	}),
	bind({
		command: 'read-on',
		keys: ['R'],
		shown: 'R',
		help: 'read all records again, after Esc has ended that',
		footer: ({rereading}) => (rereading?.isStopped ? 'read all' : ''),
		available: ({rereading}) => rereading?.isStopped === true || 'All that is wanted has been read, or is being read',
		event: {type: 'reading-resumed'},
	}),
	bind({
		command: 'quit',
		keys: ['q'],
		shown: 'q',
		help: 'back or quit; asks when the mapping is not saved',
		footer: ({lab, overlay}) => (overlay !== undefined ? 'back' : lab === undefined ? 'quit' : 'exercises'),
		event: ({overlay}) => (overlay === undefined ? {type: 'quit-asked'} : {type: 'closed'}),
	}),
	bind({command: 'interrupt', keys: ['ctrl-c'], shown: 'Ctrl-c', help: 'quit at once', event: {type: 'interrupted'}}),
];
