import {type Problem, problemText} from '../../records/result.js';
import type {Model, Prompt} from '../model.js';
import {promptOf} from '../prompt-line.js';

/** The line stays to be mended: the cursor stands where it goes wrong, beside it what is wrong. */
export function conditionRefused(
	model: Model,
	kind: Prompt['kind'],
	text: string,
	{where = '', ...problem}: Problem,
): Model {
	const column = Number(/\d+/.exec(where)?.[0] ?? text.length + 1);
	const told = `${where.startsWith('at') ? `${where}: ` : ''}${problemText(problem)}`;
	return {...model, prompt: {...promptOf(kind, text), cursor: column - 1}, notice: {kind: 'refused', text: told}};
}
