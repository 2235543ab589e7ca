import {formatMapping} from '../mapping/format-mapping.js';
import {problemText} from '../records/result.js';
import {placeUnderCursor} from './assigning.js';
import {commandText} from './command-text.js';
import type {Event} from './events.js';
import type {Model} from './model.js';
import {recordLines} from './record-lines.js';

/** What can be copied to the clipboard of the user's own machine. */
export type Copied = 'check' | 'apply' | 'export' | 'mapping' | 'path' | 'value' | 'line';

/** The text and what it is called; undefined where there is nothing of the kind. */
function textToCopy(model: Model, what: Copied): {readonly text: string; readonly name: string} | undefined {
	const {draft, record, inputs, savePath} = model;
	const mapping = ['--mapping', model.saved?.path ?? savePath];
	switch (what) {
		case 'check':
			return {name: 'the check command', text: commandText(['check', ...inputs, ...mapping])};
		case 'apply':
			return {name: 'the apply command', text: commandText(['apply', ...inputs, ...mapping, '--out', 'corrected'])};
		case 'export':
			return {name: 'the export command', text: commandText(['export', 'preprocessor', ...inputs, ...mapping])};
		case 'mapping':
			return draft && {name: 'the mapping', text: formatMapping(draft.mapping)};
		case 'path': {
			const place = placeUnderCursor(model);
			return place && {name: 'the path', text: place.path};
		}
		case 'value': {
			const value = recordLines(model)[record.cursor]?.value;
			return value === undefined ? undefined : {name: 'the value', text: value};
		}
		case 'line':
			return record.line && {name: 'the raw line', text: record.line.text};
		default:
			return what satisfies never;
	}
}

/** Asks for the text to be copied; the answer comes as `copied`. */
export function copyAsked(model: Model, what: Copied): Model {
	const copy = textToCopy(model, what);
	return copy === undefined ? {...model, notice: {kind: 'refused', text: nothingThere}} : {...model, copy: {...copy}};
}

const nothingThere = 'There is nothing of the kind to copy: put the cursor of the decoded record on a value';

export function withCopied(model: Model, {name, answer}: Extract<Event, {type: 'copied'}>): Model {
	if (answer === 'printed') return {...model, notice: {kind: 'told', text: `Above is ${name}, to be copied`}};
	if (answer !== undefined) return {...model, notice: {kind: 'refused', text: `Not copied: ${problemText(answer)}`}};
	return {
		...model,
		notice: {kind: 'done', text: `Asked the terminal to copy ${name}: ${model.copy?.text.split('\n')[0] ?? ''}`},
	};
}
