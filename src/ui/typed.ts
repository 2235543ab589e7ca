import type {Typed} from '../session/events.js';
import {type Key, textOf} from '../terminal/keys.js';
import {eventFor, eventForPaste} from './dispatch.js';
import {scrollEnd} from './scroll-end.js';

/** A key, whatever it will mean when it is its turn. The ways out wait for nothing. */
export function typedKey(key: Key): Typed {
	return {
		type: 'typed',
		atOnce: key === 'escape' || key === 'ctrl-c',
		meant: (model) => {
			const event = eventFor(model, key, textOf);
			return event?.type === 'cursor-moved' ? {...event, end: scrollEnd(model)} : event;
		},
	};
}

/** Text that was pasted. */
export function typedPaste(text: string): Typed {
	return {type: 'typed', atOnce: false, meant: (model) => eventForPaste(model, text)};
}
