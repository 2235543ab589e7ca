import type {Mapping} from '../mapping/mapping.js';
import {brokenRules} from '../mapping/mapping-rules.js';
import type {Problem} from '../records/result.js';
import {problemText} from '../records/result.js';
import type {Model} from './model.js';

/** Asks for the draft to be written; the answer comes as `saved`, `save-found-file` or `save-failed`. */
export function saveAsked(model: Model, path: string, overwrite: boolean): Model {
	const {draft} = model;
	if (draft === undefined)
		return {...model, notice: {kind: 'refused', text: 'There is nothing to save before records have been read'}};
	const [broken] = brokenRules(draft.mapping);
	if (broken !== undefined) {
		return {...model, notice: {kind: 'refused', text: `Not saved: the mapping is not complete yet (${broken.what})`}};
	}
	return {...model, save: {state: 'asked', path, mapping: draft.mapping, overwrite}, savePath: path};
}

export function savedTo(model: Model, path: string, mapping: Mapping): Model {
	const command = ['mqm-debug', 'check', ...model.inputs, '--mapping', path].join(' ');
	return {
		...model,
		save: {state: 'none'},
		saved: {mapping, path},
		edited: true,
		quitting: false,
		notice: {kind: 'done', text: `Saved ${path}. Verify with: ${command}`},
	};
}

/** An existing file is never overwritten without the user's word: the command to do it is typed out, Enter says it. */
export function saveFoundFile(model: Model, path: string): Model {
	const notice = {
		kind: 'refused',
		text: `${path} exists. Enter overwrites it; change the name, or Esc to leave it`,
	} as const;
	return {...model, save: {state: 'none'}, prompt: {kind: 'command', text: `w! ${path}`}, notice};
}

export function saveFailed(model: Model, problem: Problem): Model {
	return {...model, save: {state: 'none'}, notice: {kind: 'refused', text: `Not saved: ${problemText(problem)}`}};
}
