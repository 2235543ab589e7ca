import type {Model} from '../../session/model.js';
import type {Binding} from '../binding.js';
import {keyGroups} from '../keymap.js';
import {blank, bold, type Line, span, wrap} from '../line.js';

/** Every key; of those that can't act now also why. */
export function helpLines(model: Model, width: number): readonly Line[] {
	const groups = keyGroups.map(({title, bindings}) => [
		[bold(`  ${title}`)],
		...bindings.flatMap((binding) => keyLines(binding, model, width)),
	]);
	return [...signLines(width), ...groups.flatMap((lines) => [blank, ...lines])];
}

const signs =
	'Signs of the steps: ✗ to mend, ! look at it (in step 4: not saved yet), ✓ fine or mended, · not looked at yet. A record flips when an edit moves it to another cell of the confusion matrix. best const. is the accuracy of always guessing one class.';

/** What the signs on the screen stand for. */
function signLines(width: number): readonly Line[] {
	return wrap(signs, width - 4, 'muted').map((line) => [span('  '), ...line]);
}

function keyLines({shown, help, available}: Binding, model: Model, width: number): readonly Line[] {
	const can = available(model);
	const text = wrap(can === true ? help : `${help} (not now: ${can})`, width - 14, can === true ? 'plain' : 'muted');
	return text.map((line, at) => [bold((at === 0 ? `  ${shown}` : '').padEnd(13), 'accent'), ...line]);
}
