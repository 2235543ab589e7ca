import {createInterface} from 'node:readline';
import {openSession, type SessionInputs} from '../runtime/open-session.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';
import type {Store} from '../session/store.js';
import {overlays} from '../ui/overlays.js';
import {changes, nothingSaid} from './changes.js';
import {spoken} from './section.js';
import {understand} from './understand.js';

type Surroundings = {
	readonly commands: NodeJS.ReadableStream;
	readonly output: NodeJS.WritableStream;
	readonly inputs: SessionInputs;
};

/**
 * The debugger in lines of text, for screen readers, dumb terminals and scripts: prints what changed, reads commands line
 * by line. Each line is acted on when the one before it has come to rest. Resolves with the exit status.
 */
export async function showPlain({commands, output, inputs}: Surroundings): Promise<number> {
	const print = (lines: readonly string[]) => {
		if (lines.length > 0) output.write(`${lines.join('\n')}\n`);
	};
	const session = openSession(inputs, {
		size: {columns: 100, rows: 60},
		copyText: (text) => handOver(text, print),
		edit: async () => ({what: 'plain mode opens no editor', mend: 'show decoded reads the record out'}),
	});
	const {store} = session;
	const lines = createInterface({input: commands, terminal: false});
	// Asked for at once: lines that come before somebody listens are lost.
	const typed = lines[Symbol.asyncIterator]();
	const stop = () => store.dispatch({type: 'interrupted'});
	process.once('SIGINT', stop);
	output.once('error', stop);
	const stopListening = store.subscribe(() => {
		if (store.get().ended !== undefined) lines.close();
	});
	print([`mqm-debug, ${spoken(store.get().title)}. help lists the commands, quit ends.`]);
	session.start();
	await talk(store, typed, print);
	stopListening();
	process.off('SIGINT', stop);
	await session.close();
	const {ended, loading} = store.get();
	return ended ?? (loading.state === 'failed' ? 3 : 0);
}

/** Nothing is sent to a terminal that may not know what to do with it. */
function handOver(text: string, print: (lines: readonly string[]) => void) {
	print(text.split('\n').map(spoken));
	return {what: 'nothing is sent to the clipboard in plain mode', mend: 'The text stands above'};
}

async function talk(
	store: Store<Model, Event>,
	lines: AsyncIterableIterator<string>,
	print: (lines: readonly string[]) => void,
): Promise<void> {
	let said = nothingSaid;
	const speak = () => {
		const model = store.get();
		if (!isAtRest(model)) return;
		const next = changes(model, said);
		said = next.said;
		print(next.lines);
		// A page is read now; the screen waits for a key to close it.
		if (model.overlay !== undefined && overlays[model.overlay].kind === 'page') store.dispatch({type: 'closed'});
	};
	await atRest(store);
	speak();
	const stopSpeaking = store.subscribe(() => setImmediate(speak));
	for await (const line of lines) {
		const meant = understand(store.get(), line);
		if ('lines' in meant) print(meant.lines);
		else for (const event of meant.events) store.dispatch(event);
		await atRest(store);
		speak();
		if (store.get().ended !== undefined) break;
	}
	stopSpeaking();
}

/** Nothing is under way that the last line asked for. */
function isAtRest(model: Model): boolean {
	const {loading, data, record, save, waiting, keeping, ended} = model;
	if (ended !== undefined) return true;
	if (loading.state === 'reading' || waiting.length > 0 || save.state !== 'none' || keeping.found !== undefined)
		return false;
	if (data.dataset.captures.rows === 0) return true;
	return isUpToDate(model) && record.line?.row === record.row;
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
