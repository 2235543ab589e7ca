import type {Event} from './events.js';
import {happened} from './happened.js';
import type {Model} from './model.js';
import {heldBy} from './waiting.js';

type Types = ReadonlySet<Event['type']>;

/** These leave the user where he is, so that what is done behind them can be foretold. */
const edits: Types = new Set([
	'fix-applied',
	'redone',
	'role-assigned',
	'suggestion-applied',
	'threshold-nudged',
	'threshold-sought',
	'undone',
]);

/** What opens means the same wherever the user will be. */
const openings: Types = new Set(['chord-started', 'overlay-opened', 'prompt-opened']);

/** What changes nothing but what is looked at or typed, whatever the mapping is. */
const looks: Types = new Set([
	...openings,
	'closed',
	'cursor-moved',
	'focus-moved',
	'focus-set',
	'labels-scrolled',
	'list-toggled',
	'numbers-crossed',
	'payload-cursor-set',
	'payload-erased',
	'payload-moved',
	'payload-typed',
	'plot-changed',
	'raw-toggled',
	'record-changed',
	'refused',
	'step-chosen',
	'text-completed',
	'text-edited',
	'text-erased',
	'text-recalled',
	'text-typed',
	'zoomed',
]);

/**
 * The model as the screen shows it. While something waits, keys behind it that only look are answered at once on what is
 * there so far; when it is done they are done again behind it, in the order in which they were pressed.
 */
export function glimpsed(model: Model): Model {
	const [first, ...later] = model.waiting;
	if (first === undefined || later.length === 0 || model.save.state === 'asked') return model;
	const leadsElsewhere = !staysHere(model, meantBy(model, first));
	let shown: Model = {...model, prompt: undefined, chord: undefined, waiting: []};
	for (const event of later) {
		const meant = meantBy(shown, event);
		// The findings that there are then are not known yet.
		const isHeld = meant !== undefined && heldBy({...shown, diagnosed: undefined}, meant) !== undefined;
		if (meant === undefined || !looks.has(meant.type) || isHeld) break;
		if (leadsElsewhere && !hasMoreOpen(shown, model) && !openings.has(meant.type)) break;
		shown = happened(shown, meant);
	}
	// What Esc closes is more to the point than that it calls off what waits.
	return hasMoreOpen(shown, model) ? shown : {...shown, prompt: model.prompt, waiting: model.waiting};
}

/** Whether there is something on the screen for Esc to close that was opened behind what waits. */
export function hasMoreOpen({chord, overlay, prompt}: Model, model: Model): boolean {
	const isOverlaid = overlay !== undefined && overlay !== model.overlay;
	return chord !== undefined || isOverlaid || (prompt !== undefined && prompt !== model.prompt);
}

/** What an event is, if it is a key, where it is pressed now. */
export function meantBy(model: Model, event: Event): Event | undefined {
	return event.type === 'typed' ? event.meant(model) : event;
}

function staysHere({overlay, focus, step}: Model, event: Event | undefined): boolean {
	if (event?.type === 'entered') return overlay === undefined && focus === 'fixes' && step !== 4;
	return event !== undefined && edits.has(event.type);
}
