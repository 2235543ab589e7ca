import type {Model, Step} from '../../session/model.js';
import {menuOf} from '../../session/navigation.js';
import {openFindings} from '../../session/steps.js';
import {type Binding, bind} from '../binding.js';

/** Fixes and steps. */
export const mending: readonly Binding[] = [
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

function enterText(model: Model): string {
	if (model.overlay !== undefined) return model.overlay === 'watch' ? 'watch or let go' : 'close';
	if (model.step === 4) return 'save';
	if (model.focus === 'labels') return 'its records';
	// What it will do is not known before the causes are.
	if (openFindings(model) === undefined) return '';
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
