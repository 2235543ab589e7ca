import type {Key} from '../../terminal/keys.js';
import {type Binding, bind} from '../binding.js';
import {withThreshold} from './available.js';

/** Threshold, undo and redo. */
export const editing: readonly Binding[] = [
	bind({
		command: 'threshold',
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
		available: ({draft}) => (draft !== undefined && draft.at > 0) || 'There is nothing to undo',
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

function moveThreshold(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return bind({command, keys, shown, help, available: withThreshold, event: {type: 'threshold-moved', by}});
}
