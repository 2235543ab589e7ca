import {hasLabels, rankedSuggestions, suggestionToTry} from '../../session/lens/lens.js';
import type {Model} from '../../session/model.js';
import {type Binding, bind} from '../binding.js';

const within = 'lens';
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The domain lens, and what is applied within it. */
export const lens: readonly Binding[] = [
	bind({
		command: 'lens',
		keys: ['L'],
		shown: 'L',
		help: 'domain lens: the labels of both sides, and what would bring them together',
		available: hasLabels,
		event: {type: 'overlay-opened', overlay: 'lens'},
	}),
	bind({
		command: 'apply-suggestion',
		keys: ['enter', ...digits],
		shown: 'Enter 1–9',
		help: 'in the lens: apply the highlighted suggestion, or the one of that number',
		footer: 'apply',
		within,
		available: canApply,
		event: (_, key) => ({type: 'suggestion-applied', number: Number(key) > 0 ? Number(key) : undefined}),
	}),
	bind({
		command: 'labels-down',
		keys: ['pagedown'],
		shown: 'PgDn',
		help: 'in the lens: further down the labels',
		within,
		event: {type: 'labels-scrolled', by: 5},
	}),
	bind({
		command: 'labels-up',
		keys: ['pageup'],
		shown: 'PgUp',
		help: 'in the lens: further up the labels',
		within,
		event: {type: 'labels-scrolled', by: -5},
	}),
];

/** What is not tried yet is waited for. */
function canApply(model: Model): true | string {
	const isOffered = rankedSuggestions(model).length > 0 || suggestionToTry(model) !== undefined;
	return isOffered || 'There is nothing to apply: Esc closes the lens';
}
