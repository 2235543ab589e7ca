import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

const within = 'watch';

/** What is always on the screen with its value. */
export const watching: readonly Binding[] = [
	bind({
		command: 'watch',
		keys: ['w'],
		shown: 'w',
		help: 'watch the value under the cursor of the record, or let it go; elsewhere choose roles and metrics to watch',
		footer: ({overlay}) => (overlay === 'stepper' ? '' : 'watch'),
		available: withRecords,
		event: {type: 'watch-asked'},
		argument: {event: (text) => ({type: 'watch-named', text})},
	}),
	bind({
		command: 'unwatch',
		keys: ['delete', 'backspace'],
		shown: 'Del',
		help: 'in the list of watches: let go of everything',
		footer: 'none',
		within,
		event: {type: 'watches-cleared'},
	}),
	bind({
		command: 'leave-watch',
		keys: ['escape', 'q', 'w'],
		shown: 'Esc',
		help: 'in the list of watches: back to where it was opened',
		footer: 'back',
		within,
		event: {type: 'watch-list-left'},
	}),
];
