import type {Model} from '../../session/model.js';
import {isOpen, stageAfter} from '../../session/stepper/stepper.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

const within = 'stepper';

/** The current record, stage by stage. */
export const stepping: readonly Binding[] = [
	bind({
		command: 'next-stage',
		keys: ['s'],
		shown: 's',
		help: 'step this record one stage forward: line, parsed, … label, cell, metrics',
		footer: (model) => (isOpen(model) ? '' : 'step'),
		available: (model) => canStep(model, 1),
		event: {type: 'stage-stepped', by: 1},
	}),
	bind({
		command: 'previous-stage',
		keys: ['S'],
		shown: 'S',
		help: 'step this record one stage back',
		available: (model) => canStep(model, -1),
		event: {type: 'stage-stepped', by: -1},
	}),
	bind({
		command: 'stage-right',
		keys: ['right', 'l'],
		shown: '→ l',
		help: 'in the stepper: next stage',
		footer: ({stepper}) => (stepper.explains ? '' : 'next stage'),
		within,
		available: (model) => canStep(model, 1),
		event: {type: 'stage-stepped', by: 1},
	}),
	bind({
		command: 'stage-left',
		keys: ['left', 'h'],
		shown: '← h',
		help: 'in the stepper: previous stage',
		within,
		available: (model) => canStep(model, -1),
		event: {type: 'stage-stepped', by: -1},
	}),
	bind({
		command: 'explain-record',
		keys: ['x'],
		shown: 'x',
		help: 'in the stepper: explain this record, and the smallest change that would alter it',
		footer: ({stepper}) => (stepper.explains ? 'stages' : 'explain'),
		within,
		event: {type: 'record-explained'},
	}),
	bind({
		command: 'leave-stepper',
		keys: ['escape', 'q'],
		shown: 'Esc',
		help: 'in the stepper: from the explanation to the stages, from there back',
		footer: 'back',
		within,
		event: {type: 'stepper-left'},
	}),
];

function canStep(model: Model, by: 1 | -1): true | string {
	if (stageAfter(model, by) !== undefined) return withRecords(model);
	return by === 1
		? 'This is the last stage: S steps back, J goes to the next record'
		: 'This is the first stage: s steps on';
}
