import type {Mapping} from '../mapping/mapping.js';
import {brokenRules} from '../mapping/mapping-rules.js';
import type {Problem} from '../records/result.js';
import {problemText} from '../records/result.js';
import {commandText} from './command-text.js';
import type {Model} from './model.js';
import {promptOf} from './prompt-line.js';

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
	const command = commandText(['check', ...model.inputs, '--mapping', path]);
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
	// What was typed ahead is no answer to a question that nobody had seen.
	const asked: Model = {...model, save: {state: 'none'}, waiting: []};
	// The Enter of a line that is being typed means that line.
	if (model.prompt !== undefined)
		return {...asked, notice: {kind: 'refused', text: `${path} exists; w! overwrites it`}};
	const command = model.quitting ? 'wq!' : 'w!';
	const text = `${path} exists: Enter overwrites, Esc cancels`;
	return {
		...asked,
		prompt: {...promptOf('command', `${command} ${path}`), isUnread: true},
		notice: {kind: 'refused', text},
	};
}

export function saveFailed(model: Model, problem: Problem): Model {
	const notice = {kind: 'refused', text: `Not saved: ${problemText(problem)}`} as const;
	return {...model, save: {state: 'none'}, quitting: false, notice};
}
