import {underCursor} from '../../session/breakpoints/breakpoints.js';
import type {Model} from '../../session/model.js';
import {type Binding, bind} from '../binding.js';
import {withRecords} from './available.js';

const anyIsOn = (model: Model) => {
	const records = withRecords(model);
	if (records !== true) return records;
	return model.breakpoints.list.some(({isOn}) => isOn) || 'No breakpoint is on: b lists them';
};

/** Breakpoints and continuing to the records that hit them. */
export const breakpoints: readonly Binding[] = [
	bind({
		command: 'breakpoints',
		keys: ['b'],
		shown: 'b',
		help: 'breakpoints: mistakes, stages and conditions of your own, with their hits',
		footer: 'break',
		available: withRecords,
		event: {type: 'overlay-opened', overlay: 'breakpoints'},
	}),
	bind({
		command: 'continue',
		keys: ['c'],
		shown: 'c',
		help: 'continue to the next record that hits a breakpoint',
		footer: ({breakpoints: {list}}) => (list.some(({isOn}) => isOn) ? 'continue' : ''),
		available: anyIsOn,
		event: {type: 'hit-sought', direction: 1},
	}),
	bind({
		command: 'continue-back',
		keys: ['C'],
		shown: 'C',
		help: 'back to the previous such record',
		available: anyIsOn,
		event: {type: 'hit-sought', direction: -1},
	}),
	bind({
		command: 'toggle-breakpoint',
		keys: ['enter', 'space'],
		shown: 'Enter',
		help: 'in the breakpoints: on or off',
		footer: (model) => (underCursor(model)?.of.kind === 'lines' ? 'list' : 'on/off'),
		within: 'breakpoints',
		event: {type: 'entered'},
	}),
	bind({
		command: 'add-breakpoint',
		keys: ['a'],
		shown: 'a',
		help: 'in the breakpoints: add a condition of your own',
		footer: 'add',
		within: 'breakpoints',
		event: {type: 'prompt-opened', kind: 'breakpoint', text: ''},
	}),
	bind({
		command: 'delete-breakpoint',
		keys: ['d', 'delete'],
		shown: 'd',
		help: 'in the breakpoints: delete a condition of your own, turn a preset off',
		footer: 'delete',
		within: 'breakpoints',
		event: {type: 'breakpoint-removed'},
	}),
	bind({
		command: 'show-hits',
		keys: ['o'],
		shown: 'o',
		help: 'in the breakpoints: walk through the records that hit this one, and no others',
		footer: 'its records',
		within: 'breakpoints',
		event: {type: 'breakpoint-shown'},
	}),
];
