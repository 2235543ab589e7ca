import {type Problem, problemText} from '../records/result.js';
import type {Handlers} from './handlers.js';
import type {Model, Notice} from './model.js';

/** A record to be shown in the user's editor; asked for anew each time. */
export type EditorRequest = {readonly row: number} | undefined;

export type EditorEvent =
	| {readonly type: 'editor-asked'}
	/** What there is to say after the editor has ended. */
	| {
			readonly type: 'editor-closed';
			readonly line: number;
			readonly file: string;
			readonly outcome: 'seen' | 'copy' | 'changed' | Problem;
	  };

export const editorHandlers: Handlers<EditorEvent> = {
	'editor-asked': (model) => ({...model, editor: {row: model.record.row}}),
	'editor-closed': (model, event) => ({...model, editor: undefined, notice: noticeOf(model, event)}),
};

function noticeOf({loading}: Model, {line, file, outcome}: Extract<EditorEvent, {type: 'editor-closed'}>): Notice {
	const where = `line ${line} of ${file}`;
	if (outcome === 'seen') return {kind: 'told', text: `Back from ${where}`};
	if (outcome === 'copy')
		return {kind: 'told', text: `Back from a read-only copy of ${where}: what cannot be edited in its place`};
	if (outcome === 'changed') {
		const then =
			loading.state === 'following' ? 'it is read again' : 'what is shown is still the old text; start again';
		return {kind: 'told', text: `${file} was changed: ${then}`};
	}
	return {kind: 'refused', text: problemText(outcome)};
}
