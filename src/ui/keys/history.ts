import {canWalkFlips} from '../../session/history/walking.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

/** Flipped records, and the history of edits. */
export const history: readonly Binding[] = [
	bind({
		command: 'next-flip',
		keys: ['}'],
		shown: '}',
		help: 'next record that changed its cell of the matrix by the last edit',
		footer: ({draft}) => ((draft?.change?.summary.records ?? 0) > 0 ? 'flipped' : ''),
		available: canWalkFlips,
		event: {type: 'flip-sought', direction: 1},
	}),
	bind({
		command: 'previous-flip',
		keys: ['{'],
		shown: '{',
		help: 'previous such record',
		available: canWalkFlips,
		event: {type: 'flip-sought', direction: -1},
	}),
	bind({
		command: 'history',
		keys: ['H'],
		shown: 'H',
		help: 'the history of edits: what each came to, go back to any, compare any two',
		available: withRecords,
		event: {type: 'history-opened'},
	}),
	bind({
		command: 'go-to-edit',
		keys: ['enter'],
		shown: 'Enter',
		help: 'in the history: make the mapping what it was at this edit; nothing is lost',
		footer: 'go there',
		within: 'history',
		event: {type: 'entered'},
	}),
	bind({
		command: 'mark-edit',
		keys: ['space'],
		shown: 'Space',
		help: 'in the history: mark this edit, to compare others with it',
		footer: 'mark',
		within: 'history',
		event: {type: 'edit-marked'},
	}),
];
