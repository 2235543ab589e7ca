import {longListUnderCursor} from '../../session/assigning.js';
import type {Model} from '../../session/model.js';
import {type Binding, bind} from '../binding.js';

const withCursor = ({focus, record}: Model) =>
	(focus === 'record' && !record.raw) || 'The cursor is on no value: Tab to the decoded record, arrows to a value';

/** `a` and a letter: point and assign; Space opens a list to point into it. */
export const assigning: readonly Binding[] = [
	...(
		[
			['a g', 'groundTruth', 'ground truth', 'ground truth'],
			['a p', 'prediction', 'prediction', 'prediction (a label)'],
			['a b', 'probability', 'probability', 'probability'],
			['a f', 'features', 'features', 'features'],
			['a i', 'id', 'id', 'id'],
			['a t', 'truthId', 'truth id', 'id of the ground truth'],
		] as const
	).map(([chord, role, footer, name]) => {
		const help = `make the value under the cursor the ${name}`;
		const event = {type: 'role-assigned', role} as const;
		return bind({command: `assign-${role}`, keys: [chord], shown: chord, help, footer, available: withCursor, event});
	}),
	bind({
		command: 'open-list',
		keys: ['space'],
		shown: 'Space',
		help: 'open the long list under the cursor of the decoded record, or close it',
		footer: listText,
		available: withCursor,
		event: {type: 'list-toggled'},
	}),
];

function listText(model: Model): string {
	const list = withCursor(model) === true ? longListUnderCursor(model) : undefined;
	return list === undefined ? '' : list.isOpen ? 'close list' : 'open list';
}

/** `y` and a letter: copy. */
export const copying = (
	[
		['y c', 'check', 'the `check` command for this mapping'],
		['y a', 'apply', 'the `apply` command'],
		['y e', 'export', 'the `export` command'],
		['y m', 'mapping', 'the mapping'],
		['y p', 'path', 'the path under the cursor'],
		['y v', 'value', 'the value under the cursor'],
		['y l', 'line', 'the raw line'],
	] as const
).map(([chord, what, name]) => {
	const event = {type: 'copy-asked', what} as const;
	return bind({command: `copy-${what}`, keys: [chord], shown: chord, help: `copy ${name}`, footer: what, event});
});
