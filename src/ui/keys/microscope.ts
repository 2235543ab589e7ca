import type {Event} from '../../session/events.js';
import {canMove} from '../../session/microscope/microscope.js';
import {canLook} from '../../session/microscope/sight.js';
import type {Model} from '../../session/model.js';
import type {Key} from '../../terminal/keys.js';
import {type Binding, bind} from '../binding.js';
import {layoutOf, viewHeight} from '../layout.js';
import {showsAll} from '../views/microscope.js';

const within = 'threshold';

/** The threshold microscope, and what moves the threshold within it. */
export const microscope: readonly Binding[] = [
	bind({
		command: 'microscope',
		keys: ['T'],
		shown: 'T',
		help: 'threshold microscope: ROC, precision–recall and scores of both classes',
		available: canLook,
		event: {type: 'overlay-opened', overlay: 'threshold'},
	}),
	move('finer-up', ['right', 'l'], '→ l', 'in the microscope: threshold up by a hundredth of what is shown', 'step', 1),
	move('finer-down', ['left', 'h'], '← h', 'in the microscope: threshold down by a hundredth', '', -1),
	move('tenth-up', ['pageup'], 'PgUp', 'in the microscope: threshold up by a tenth of what is shown', '', 10),
	move('tenth-down', ['pagedown'], 'PgDn', 'in the microscope: threshold down by a tenth', '', -10),
	seek(
		'next-score',
		['up', 'k'],
		'↑ k',
		'in the microscope: up to the next score that changes anything',
		'score',
		'higher',
	),
	seek('previous-score', ['down', 'j'], '↓ j', 'in the microscope: down to the next such score', '', 'lower'),
	bind({
		command: 'next-plot',
		keys: ['tab'],
		shown: 'Tab',
		help: 'in the microscope: next plot, where there is room for one only',
		footer: 'plot',
		within,
		available: withOnePlot,
		event: {type: 'plot-changed', by: 1},
	}),
	bind({
		command: 'previous-plot',
		keys: ['shift-tab'],
		shown: 'Shift-Tab',
		help: 'in the microscope: previous plot',
		within,
		available: withOnePlot,
		event: {type: 'plot-changed', by: -1},
	}),
	seek('best-f1', ['1'], '1', 'in the microscope: the threshold with the best F1', 'best F1', 'f1'),
	seek('best-f2', ['2'], '2', 'in the microscope: the threshold with the best F2', 'best F2', 'f2'),
	bind({
		command: 'zoom',
		keys: ['z'],
		shown: 'z',
		help: 'in the microscope: scores around the threshold 10 times, 100 times as large, whole again',
		footer: 'zoom',
		within,
		event: {type: 'zoomed'},
	}),
	bind({
		command: 'turn-rule',
		keys: ['>'],
		shown: '>',
		help: 'in the microscope: decide exactly at the threshold the other way, > or >=',
		footer: 'rule',
		within,
		available: (model) =>
			canMove(model) === true && model.draft?.mapping.decision?.threshold === undefined
				? 'No threshold is set yet: 1 sets the one with the best F1'
				: canMove(model),
		event: {type: 'rule-turned'},
	}),
];

/** True, or why there is no other plot to go to. */
function withOnePlot(model: Model): true | string {
	const plan = layoutOf(model);
	const all = plan.kind !== 'too-small' && showsAll(plan.columns, viewHeight(plan) - 1);
	return all ? 'All plots are on the screen' : true;
}

function move(command: string, keys: readonly Key[], shown: string, help: string, footer: string, by: number): Binding {
	return bind({command, keys, shown, help, footer, within, available: canMove, event: {type: 'threshold-nudged', by}});
}

function seek(
	command: string,
	keys: readonly Key[],
	shown: string,
	help: string,
	footer: string,
	to: Extract<Event, {type: 'threshold-sought'}>['to'],
): Binding {
	return bind({command, keys, shown, help, footer, within, available: canMove, event: {type: 'threshold-sought', to}});
}
