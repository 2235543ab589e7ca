import type {Model, Prompt} from './model.js';
import {promptOf} from './prompt-line.js';

/** What was typed into each kind of prompt in this session, the oldest first. */
export type TypedLines = {readonly [Kind in Prompt['kind']]?: readonly string[]};

/** More than anybody walks through. */
const longestHistory = 100;

/** The model that knows this line from now on; a line that is given again moves to the end. */
export function withTypedLine(model: Model, {kind, text}: Pick<Prompt, 'kind' | 'text'>): Model {
	const line = text.trim();
	if (line === '') return model;
	const others = (model.typed[kind] ?? []).filter((other) => other !== line);
	return {...model, typed: {...model.typed, [kind]: [...others, line].slice(-longestHistory)}};
}

/** Up (-1) goes back through the history of the prompt, down (1) forward until what was being typed stands there again. */
export function recalled(model: Model, by: 1 | -1): Model {
	const {prompt, typed} = model;
	if (prompt === undefined) return model;
	const lines = typed[prompt.kind] ?? [];
	const own = prompt.recalled?.own ?? prompt.text;
	const back = Math.min(Math.max((prompt.recalled?.back ?? 0) - by, 0), lines.length);
	const text = back === 0 ? own : (lines.at(-back) ?? own);
	const now = back === 0 ? undefined : {back, own};
	return {...model, prompt: {...promptOf(prompt.kind, text), recalled: now}};
}
