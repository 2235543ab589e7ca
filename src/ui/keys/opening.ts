import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

/** Other programs. */
export const opening: readonly Binding[] = [
	bind({
		command: 'open-in-editor',
		keys: ['v'],
		shown: 'v',
		help: 'the line of this record in $VISUAL or $EDITOR (a read-only copy of what is no plain file)',
		available: withRecords,
		event: {type: 'editor-asked'},
	}),
];
