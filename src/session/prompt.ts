import {withThreshold} from './editing.js';
import type {Model, Notice} from './model.js';
import {atRecord} from './navigation.js';
import {ended, quitAsked} from './quitting.js';
import {saveAsked} from './saving.js';

export function textTyped(model: Model, text: string): Model {
	return model.prompt ? {...model, prompt: {...model.prompt, text: model.prompt.text + text}} : model;
}

export function textErased(model: Model): Model {
	const {prompt} = model;
	return prompt ? {...model, prompt: {...prompt, text: [...prompt.text].slice(0, -1).join('')}} : model;
}

/** What Enter does with the line that was typed. */
export function promptEntered(model: Model): Model {
	const {prompt} = model;
	const closed = {...model, prompt: undefined, notice: undefined};
	if (prompt === undefined) return model;
	return prompt.kind === 'threshold'
		? thresholdEntered(closed, prompt.text)
		: commandEntered(closed, prompt.text.trim());
}

function thresholdEntered(model: Model, text: string): Model {
	const threshold = Number(text.trim().replace(',', '.'));
	if (text.trim() === '' || !Number.isFinite(threshold))
		return refused(model, `"${text}" is no number; a threshold is one such as 0.5`);
	return withThreshold(model, threshold);
}

const commands = 'w, w NAME, w! NAME, wq, q, q!, a record number';

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
