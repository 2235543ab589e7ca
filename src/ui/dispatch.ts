import type {Event} from '../session/events.js';
import type {Chord, Model} from '../session/model.js';
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
	const pressed = model.chord === undefined ? key : `${model.chord} ${key}`;
	const binding =
		bindingOf(model, pressed) ?? (model.chord !== undefined && endings.has(key) ? bindingOf(model, key) : undefined);
	if (binding === undefined && chords.has(pressed)) return {type: 'chord-started', chord: pressed as Chord};
	if (binding === undefined) return {type: 'refused', reason: `${pressed} does nothing here; ? lists the keys`};
	const available = binding.available(model);
	return available === true ? binding.event(model) : {type: 'refused', reason: available};
}

/** What a key means in the overlay that is open, else what it means everywhere. */
function bindingOf({overlay}: Model, pressed: string): Binding | undefined {
	const meant = bindings.filter(({keys}) => keys.includes(pressed as Key));
	return meant.find(({within}) => within !== undefined && within === overlay) ?? meant.find(({within}) => !within);
}
