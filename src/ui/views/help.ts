import type {Model} from '../../session/model.js';
import {bindings} from '../keymap.js';
import {bold, type Line, wrap} from '../line.js';

/** Every key; of those that can't act now also why. */
export function helpLines(model: Model, width: number): readonly Line[] {
	return bindings.flatMap(({shown, help, available}) => {
		const can = available(model);
		const text = wrap(can === true ? help : `${help} (not now: ${can})`, width - 14, can === true ? 'plain' : 'muted');
		return text.map((line, at) => [bold((at === 0 ? `  ${shown}` : '').padEnd(13), 'accent'), ...line]);
	});
}
