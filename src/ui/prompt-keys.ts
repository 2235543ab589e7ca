import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {TextEdit} from '../session/text-line.js';
import type {Key} from '../terminal/keys.js';
import {commandEvent, completions} from './command.js';

/** The keys of a shell's line. Terminals send for Backspace what Ink calls delete, so Delete erases backwards too. */
const edits: ReadonlyMap<Key, TextEdit> = new Map<Key, TextEdit>([
	['left', 'left'],
	['ctrl-b', 'left'],
	['right', 'right'],
	['ctrl-f', 'right'],
	['home', 'start'],
	['ctrl-a', 'start'],
	['end', 'end'],
	['ctrl-e', 'end'],
	['ctrl-d', 'erase-after'],
	['ctrl-w', 'erase-word'],
	['ctrl-u', 'erase-to-start'],
	['ctrl-k', 'erase-to-end'],
]);

const recalls: ReadonlyMap<Key, 1 | -1> = new Map<Key, 1 | -1>([
	['up', -1],
	['ctrl-p', -1],
	['down', 1],
	['ctrl-n', 1],
]);

/** What a key does while a line is being typed. */
export function promptEvent(model: Model, key: Key, textOfKey: (key: Key) => string | undefined): Event | undefined {
	const {prompt} = model;
	if (key === 'enter') {
		if (prompt?.kind !== 'command') return {type: 'prompt-entered'};
		return {type: 'command-given', line: prompt.text, meant: commandEvent(model, prompt.text)};
	}
	if (key === 'escape') return {type: 'closed'};
	if (key === 'ctrl-c') return {type: 'interrupted'};
	if (key === 'backspace' || key === 'delete') return {type: 'text-erased'};
	if (key === 'tab') return {type: 'text-completed', matches: completions(model), by: 1};
	if (key === 'shift-tab') return {type: 'text-completed', matches: completions(model), by: -1};
	const edit = edits.get(key);
	if (edit !== undefined) return {type: 'text-edited', edit};
	const by = recalls.get(key);
	if (by !== undefined) return {type: 'text-recalled', by};
	const text = textOfKey(key);
	return text === undefined ? undefined : {type: 'text-typed', text};
}
