import type {Event} from '../session/events.js';
import type {Chord, Model, Overlay} from '../session/model.js';
import type {Key} from '../terminal/keys.js';
import type {Binding} from './binding.js';
import {bindings} from './keymap.js';
import {promptEvent} from './prompt-keys.js';

/** The first keys of two. */
const chords: ReadonlySet<string> = new Set(
	bindings.flatMap(({keys}) => keys.flatMap((key) => /^(\w) \w$/.exec(key)?.[1] ?? [])),
);
/** What is never the second key of two. */
const endings: ReadonlySet<string> = new Set(['escape', 'ctrl-c']);

/** The second keys of a first one, for the footer. */
export function continuations(chord: Chord): readonly Binding[] {
	return bindings.filter(({keys}) => keys.some((key) => key.startsWith(`${chord} `)));
}

/** What a key makes happen: its command, the reason why not, or text for the prompt that is open. */
export function eventFor(model: Model, key: Key, textOfKey: (key: Key) => string | undefined): Event | undefined {
	if (model.prompt !== undefined) return promptEvent(model, key, textOfKey);
	if (isWritten(model.overlay)) return writtenEvent(model, key, textOfKey);
	const pressed = model.chord === undefined ? key : `${model.chord} ${key}`;
	const binding =
		bindingOf(model, pressed) ?? (model.chord !== undefined && endings.has(key) ? bindingOf(model, key) : undefined);
	if (binding === undefined && chords.has(pressed)) return {type: 'chord-started', chord: pressed as Chord};
	if (binding === undefined) return {type: 'refused', reason: `${pressed} does nothing here; ? lists the keys`};
	const available = binding.available(model);
	return available === true ? binding.event(model, key) : {type: 'refused', reason: available};
}

/** What a key means in the overlay that is open, else what it means everywhere. */
function bindingOf({overlay}: Model, pressed: string): Binding | undefined {
	const meant = bindings.filter(({keys}) => keys.includes(pressed as Key));
	return meant.find(({within}) => within !== undefined && within === overlay) ?? meant.find(({within}) => !within);
}

/** Overlays in which a text is written: every key types what it types, unless it is one of their own or a way out. */
function isWritten(overlay: Overlay | undefined): boolean {
	return overlay === 'payload';
}

function writtenEvent(model: Model, key: Key, textOfKey: (key: Key) => string | undefined): Event {
	const binding = bindings.find((one) => one.keys.includes(key) && isMeant(one, model));
	if (binding !== undefined) return binding.event(model);
	const text = textOfKey(key);
	if (text !== undefined) return {type: 'payload-typed', text};
	return {type: 'refused', reason: `${key} does nothing in a text; Esc leaves it`};
}

/** Whether the keys of a binding mean it while this overlay is open. */
export function isMeant({within, keys}: Binding, {overlay}: Model): boolean {
	if (within !== undefined) return within === overlay;
	return !isWritten(overlay) || keys.some((key) => endings.has(key));
}

/** Pasted text comes whole: it is typed where a line or a text is being written, else it may be a record to try. */
export function eventForPaste({prompt}: Model, text: string): Event {
	if (prompt !== undefined) return {type: 'text-typed', text: text.replaceAll(/\p{Cc}/gu, '')};
	return {type: 'payload-pasted', text};
}
