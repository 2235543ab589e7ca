import {answerRequests} from '../runtime/answer-requests.js';
import {startAnalysis} from '../runtime/start-analysis.js';
import {startLoading} from '../runtime/start-loading.js';
import {initialModel, type Opening} from '../session/model.js';
import {createStore} from '../session/store.js';
import {update} from '../session/update.js';
import {createLineStore} from '../sources/line-store.js';
import {orderedSources, type SourceSet} from '../sources/load-records.js';
import {copyToClipboard} from '../terminal/clipboard.js';
import type {Keyboard} from '../terminal/keyboard.js';
import {runScreen} from '../terminal/screen.js';
import {terminalSize, watchTerminalSize} from '../terminal/terminal-size.js';
import {App} from './app.js';

/** What the screen is opened on: the inputs that the command line has opened and checked. */
export type Shown = Omit<Opening, 'size' | 'inputs'> &
	SourceSet & {readonly argumentsWithoutMapping: readonly string[]};

/** Opens the screen on a set of sources; resolves with the exit status when the user has quit. */
export async function show({keyboard, inputs}: {readonly keyboard: Keyboard; readonly inputs: Shown}): Promise<number> {
	const size = terminalSize(process.stdout);
	const store = createStore(update, initialModel({...inputs, inputs: inputs.argumentsWithoutMapping, size}));
	const lines = createLineStore(orderedSources(inputs));
	const abort = new AbortController();
	const stops = [
		watchTerminalSize(process.stdout, (changed) => store.dispatch({type: 'resized', ...changed})),
		answerRequests(store, lines, (text) => copyToClipboard(text, process.stdout, process.env)),
	];
	const status = runScreen({keyboard, app: (quit) => <App store={store} quit={quit} />});
	void startAnalysis(store, abort.signal);
	void startLoading(inputs, lines, store.dispatch, abort.signal);
	const ended = await status;
	abort.abort();
	for (const stop of stops) stop();
	return ended;
}
