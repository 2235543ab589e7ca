import {breakpointEntered} from './breakpoints/breakpoints.js';
import {completed} from './completing.js';
import {withThreshold} from './editing.js';
import type {Event} from './events.js';
import type {Handlers} from './handlers.js';
import type {Model, Notice, Prompt} from './model.js';
import {atRecord} from './navigation.js';
import {recalled, withTypedLine} from './prompt-history.js';
import {promptOf} from './prompt-line.js';
import {ended, quitAsked} from './quitting.js';
import {filterEntered} from './record-sets/filtering.js';
import {saveAsked} from './saving.js';
import {searchStarted} from './searching/search.js';
import {edited, type TextEdit, type TextLine, withTyped} from './text-line.js';

export type PromptEvent =
	| {readonly type: 'prompt-opened'; readonly kind: Prompt['kind']; readonly text: string}
	| {readonly type: 'text-typed'; readonly text: string}
	| {readonly type: 'text-erased'}
	| {readonly type: 'text-edited'; readonly edit: TextEdit}
	/** Up and down: an earlier or later line of the history of this prompt. */
	| {readonly type: 'text-recalled'; readonly by: 1 | -1}
	/** Tab: `matches` are what the text may become, in the order of the list on the screen. */
	| {readonly type: 'text-completed'; readonly matches: readonly string[]; readonly by: 1 | -1}
	| {readonly type: 'prompt-entered'}
	/** The question that stands here can have been read by now. */
	| {readonly type: 'question-read'}
	/** As if the text had been typed into this prompt and entered. */
	| {readonly type: 'prompt-given'; readonly kind: Prompt['kind']; readonly text: string}
	/** A line of the command prompt, and what the keymap makes of it, which happens next. */
	| {readonly type: 'command-given'; readonly line: string; readonly meant: Event};

export const promptHandlers: Handlers<PromptEvent> = {
	'prompt-opened': (model, {kind, text}) => ({...model, prompt: promptOf(kind, text)}),
	'text-typed': (model, {text}) => withLine(model, (line) => withTyped(line, text)),
	'text-erased': (model) => withLine(model, (line) => edited(line, 'erase')),
	'text-edited': (model, {edit}) => withLine(model, (line) => edited(line, edit)),
	'text-recalled': (model, {by}) => recalled(model, by),
	'text-completed': (model, {matches, by}) =>
		model.prompt ? {...model, prompt: completed(model.prompt, matches, by)} : model,
	'prompt-entered': promptEntered,
	'question-read': (model) => ({...model, prompt: model.prompt && {...model.prompt, isUnread: false}}),
	'command-given': (model, {line}) => ({...withTypedLine(model, {kind: 'command', text: line}), prompt: undefined}),
	'prompt-given': (model, {kind, text}) => promptEntered({...model, prompt: promptOf(kind, text)}),
};

/** A changed line is neither a line of the history any more nor on its way through the completions. */
function withLine(model: Model, change: (line: TextLine) => TextLine): Model {
	const {prompt} = model;
	return prompt === undefined ? model : {...model, prompt: {...promptOf(prompt.kind, ''), ...change(prompt)}};
}

/** What Enter does with the line that was typed. */
function promptEntered(model: Model): Model {
	const {prompt} = model;
	if (prompt === undefined) return model;
	return onEntered[prompt.kind]({...withTypedLine(model, prompt), prompt: undefined, notice: undefined}, prompt.text);
}

const onEntered: Readonly<Record<Prompt['kind'], (model: Model, text: string) => Model>> = {
	command: (model, text) => commandEntered(model, text.trim()),
	threshold: thresholdEntered,
	filter: filterEntered,
	search: (model, text) => searchStarted(model, text, 'search'),
	breakpoint: breakpointEntered,
};

function thresholdEntered(model: Model, text: string): Model {
	const threshold = Number(text.trim().replace(',', '.'));
	if (text.trim() === '' || !Number.isFinite(threshold))
		return refused(model, `"${text}" is no number; a threshold is one such as 0.5`);
	return withThreshold(model, threshold);
}

const commands = 'w, w NAME, w! NAME, wq, q, q!, a record number';

/** Whether a word is one of the commands that are only typed; all others are named by the keymap. */
export function isTypedCommand(word: string): boolean {
	return /^((w|wq|x)!?|q!?|\d+)$/.test(word);
}

function commandEntered(model: Model, text: string): Model {
	const [, word = '', name = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
	if (word === '') return model;
	if (/^(w|wq|x)!?$/.test(word)) return saveEntered(model, word, name);
	if (word === 'q!') return ended(model);
	if (word === 'q') return quitAsked(model);
	if (/^\d+$/.test(word)) return toRecord(model, word);
	return refused(model, `There is no command ":${word}"; there are ${commands}`);
}

/** Of `w`, `wq` and `x` the last two end the session, once the file is written. */
function saveEntered(model: Model, word: string, name: string): Model {
	const asked = saveAsked(model, name === '' ? model.savePath : name, word.endsWith('!'));
	return {...asked, quitting: asked.save.state === 'asked' && /^(wq|x)/.test(word)};
}

function toRecord(model: Model, text: string): Model {
	const {rows} = model.data.dataset.captures;
	const number = Number(text);
	if (number < 1 || number > rows) return refused(model, `There is no record ${text}; there are ${rows}`);
	return atRecord(model, number - 1);
}

function refused(model: Model, text: string): Model {
	const notice: Notice = {kind: 'refused', text};
	return {...model, notice};
}
