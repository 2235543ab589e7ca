import type {Model} from '../../session/model.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

const onTour = ({lab}: Model) => lab?.hint !== undefined || 'The tour is over; mqm-debug lab --tour begins it again';

/** What AWS would show, and the guided tour of the lab. */
export const lab: readonly Binding[] = [
	bind({
		command: 'aws-output',
		keys: ['o'],
		shown: 'o',
		help: 'what AWS shows of these records: its job, its violations, its statistics.json (computed here)',
		footer: (model) => (model.lab === undefined ? '' : 'AWS output'),
		available: withRecords,
		event: {type: 'overlay-opened', overlay: 'aws'},
	}),
	bind({
		command: 'hint-skip',
		keys: ['ctrl-n'],
		shown: 'Ctrl-n',
		help: 'the next hint of the tour (in the lab)',
		available: onTour,
		event: {type: 'hint-skipped'},
	}),
	bind({
		command: 'tour-end',
		keys: ['ctrl-t'],
		shown: 'Ctrl-t',
		help: 'end the tour (in the lab)',
		available: onTour,
		event: {type: 'tour-ended'},
	}),
];
