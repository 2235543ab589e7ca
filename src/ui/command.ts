import {nearest} from '../records/nearest.js';
import {stemOf} from '../session/completing.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import {isTypedCommand} from '../session/prompt.js';
import type {Binding} from './binding.js';
import {bindings} from './keymap.js';

/** What a line such as `undo`, `threshold 0.43`, `w mapping.json` or `17` makes happen; else the reason why it does nothing. */
export function commandEvent(model: Model, line: string): Event {
	const {name, argument} = partsOf(line);
	if (name === '') return {type: 'prompt-entered'};
	if (isTypedCommand(name)) return {type: 'prompt-given', kind: 'command', text: line.trim()};
	const binding = commandNamed(model, name);
	if (binding === undefined) return refused(unknown(model, name));
	const available = binding.available(model);
	if (available !== true) return refused(available);
	return argument === '' ? binding.event(model) : eventWith(model, binding, argument);
}

/** Name, and what stands after it. */
function partsOf(line: string): {readonly name: string; readonly argument: string} {
	const [, name = '', argument = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(line) ?? [];
	return {name, argument};
}

/** The commands that are there now, by name; those of the open overlay stand for others of the same name. */
export function commandsOf({overlay}: Model): readonly Binding[] {
	const own = bindings.filter(({within}) => within !== undefined && within === overlay);
	const names = new Set(own.map(({command}) => command));
	return [...own, ...bindings.filter(({within, command}) => within === undefined && !names.has(command))];
}

/** The command of this name, or the only one that begins so. */
function commandNamed(model: Model, name: string): Binding | undefined {
	const known = commandsOf(model);
	const begins = known.filter(({command}) => command.startsWith(name));
	return known.find(({command}) => command === name) ?? (begins.length === 1 ? begins[0] : undefined);
}

function eventWith(model: Model, {command, event, argument}: Binding, text: string): Event {
	if (argument !== undefined) return argument.event(text);
	const opened = event(model);
	if (opened.type === 'prompt-opened') return {type: 'prompt-given', kind: opened.kind, text};
	return refused(`:${command} takes nothing after its name`);
}

function unknown(model: Model, name: string): string {
	const known = commandsOf(model).map(({command}) => command);
	const elsewhere = bindings.find(({command, within}) => command === name && within !== undefined)?.within;
	if (elsewhere !== undefined) return `:${name} works only while the ${elsewhere} view is open`;
	const begins = known.filter((command) => command.startsWith(name));
	const meant = begins.length > 0 ? begins.slice(0, 5) : nearestOf(name, known);
	if (meant.length === 0) return `There is no command :${name}; Tab lists them`;
	return `There is no command :${name}; did you mean ${meant.map((command) => `:${command}`).join(', ')}?`;
}

/** Up to three names that are close, the closest first. */
function nearestOf(name: string, known: readonly string[]): readonly string[] {
	const found: string[] = [];
	while (found.length < 3) {
		const next = nearest(
			name,
			known.filter((command) => !found.includes(command)),
		);
		if (next === undefined) break;
		found.push(next);
	}
	return found;
}

/**
 * The commands that the line in the prompt may become: those that begin so, else those that hold the text somewhere. With
 * an argument, the command that takes it.
 */
export function matchesOf(model: Model): readonly Binding[] {
	const {prompt} = model;
	if (prompt?.kind !== 'command') return [];
	const stem = stemOf(prompt).trimStart();
	const known = commandsOf(model);
	const {name} = partsOf(stem);
	if (/\s/.test(stem)) return known.filter(({command}) => command === name);
	// Before anything is typed, first what no key does.
	if (name === '')
		return [...known.filter(({keys}) => keys.length === 0), ...known.filter(({keys}) => keys.length > 0)];
	const begins = known.filter(({command}) => command.startsWith(name));
	return begins.length > 0 ? begins : known.filter(({command}) => command.includes(name));
}

/** What Tab completes the line to. A line with an argument is complete. */
export function completions(model: Model): readonly string[] {
	const typed = model.prompt === undefined ? '' : stemOf(model.prompt).trimStart();
	return /\s/.test(typed) ? [] : matchesOf(model).map(({command}) => command);
}

function refused(reason: string): Event {
	return {type: 'refused', reason};
}
