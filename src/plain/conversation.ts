import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {overlays} from '../ui/overlays.js';
import {isAtRest} from './at-rest.js';
import {changes, nothingSaid} from './changes.js';
import {spoken} from './section.js';
import type {TypedLines} from './typed-lines.js';
import {understand} from './understand.js';

export type Print = (lines: readonly string[]) => void;

/** Prints lines of text to an output. */
export function printer(output: NodeJS.WritableStream): Print {
	return (lines) => {
		if (lines.length > 0) output.write(`${lines.join('\n')}\n`);
	};
}

/** What a session needs of the outside where there are only lines of text. */
export function plainSurroundings(print: Print) {
	return {
		size: {columns: 100, rows: 60},
		/** Nothing is sent to a terminal that may not know what to do with it. */
		copyText: (text: string) => {
			print(text.split('\n').map(spoken));
			return 'printed' as const;
		},
		edit: async () => ({what: 'plain mode opens no editor', mend: 'show decoded reads the record out'}),
	};
}

/**
 * Works on a session by lines of text until it has ended or there are no more lines: prints what changed, and acts on each
 * line when the one before it has come to rest.
 */
export async function converse(store: Store<Model, Event>, lines: TypedLines, print: Print): Promise<void> {
	let said = nothingSaid;
	const speak = () => {
		const model = store.get();
		if (!isAtRest(model)) return;
		const next = changes(model, said);
		said = next.said;
		print(next.lines);
		// A page is read now; the screen waits for a key to close it.
		if (model.overlay === undefined || overlays[model.overlay].kind !== 'page') return;
		store.dispatch({type: 'closed'});
		speak();
	};
	await atRest(store);
	speak();
	const stopSpeaking = store.subscribe(() => setImmediate(speak));
	while (store.get().ended === undefined) {
		const line = await lines.next();
		if (line === undefined) break;
		const meant = understand(store.get(), line);
		if ('lines' in meant) print(meant.lines);
		else for (const event of meant.events) store.dispatch(event);
		await restOrCalledOff(store, lines);
		speak();
	}
	stopSpeaking();
}

/** What takes long, a search for example, can be called off by whoever waits for it. */
function restOrCalledOff(store: Store<Model, Event>, lines: TypedLines): Promise<void> {
	const rest = atRest(store);
	if (!lines.byHand) return rest;
	const calledOff = lines.peek().then((line) => (line?.trim() === 'close' ? undefined : rest));
	return Promise.race([rest, calledOff]);
}

function atRest(store: Store<Model, Event>): Promise<void> {
	return new Promise((resolve) => {
		if (isAtRest(store.get())) {
			resolve();
			return;
		}
		const stop = store.subscribe(() => {
			if (!isAtRest(store.get())) return;
			stop();
			resolve();
		});
	});
}
