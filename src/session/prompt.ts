import {withThreshold} from './editing.js';
import type {Model, Notice} from './model.js';
import {atRecord} from './navigation.js';
import {ended, quitAsked} from './quitting.js';
import {saveAsked} from './saving.js';

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

const commands = 'w, w NAME, w! NAME, q, q!, wq, a record number';

function commandEntered(model: Model, text: string): Model {
	const [word = '', ...rest] = text.split(/\s+/);
	const name = rest.join(' ');
	if (word === '') return model;
	if (word === 'w' || word === 'w!') return saveAsked(model, name === '' ? model.savePath : name, word === 'w!');
	if (word === 'wq' || word === 'x')
		return {...saveAsked(model, name === '' ? model.savePath : name, false), quitting: true};
	if (word === 'q!') return ended(model);
	if (word === 'q') return quitAsked(model);
	if (/^\d+$/.test(word)) return toRecord(model, Number(word));
	return refused(model, `There is no command ":${word}"; there are ${commands}`);
}

function toRecord(model: Model, number: number): Model {
	const {rows} = model.data.dataset.captures;
	if (number < 1 || number > rows) return refused(model, `There is no record ${number}; there are ${rows}`);
	return atRecord(model, number - 1);
}

function refused(model: Model, text: string): Model {
	const notice: Notice = {kind: 'refused', text};
	return {...model, notice};
}
