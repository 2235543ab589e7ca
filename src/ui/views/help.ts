import type {Model} from '../../session/model.js';
import type {Binding} from '../binding.js';
import {keyGroups} from '../keymap.js';
import {blank, bold, type Line, wrap} from '../line.js';

/** Every key; of those that can't act now also why. */
export function helpLines(model: Model, width: number): readonly Line[] {
	const groups = keyGroups.map(({title, bindings}) => [
		[bold(`  ${title}`)],
		...bindings.flatMap((binding) => keyLines(binding, model, width)),
	]);
	return groups.flatMap((lines, at) => (at === 0 ? lines : [blank, ...lines]));
}

function keyLines({shown, help, available}: Binding, model: Model, width: number): readonly Line[] {
	const can = available(model);
	const text = wrap(can === true ? help : `${help} (not now: ${can})`, width - 14, can === true ? 'plain' : 'muted');
	return text.map((line, at) => [bold((at === 0 ? `  ${shown}` : '').padEnd(13), 'accent'), ...line]);
}
