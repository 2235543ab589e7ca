import {openSession, type SessionInputs} from '../runtime/open-session.js';
import {copyToClipboard} from '../terminal/clipboard.js';
import type {Keyboard} from '../terminal/keyboard.js';
import {runEditor} from '../terminal/run-editor.js';
import {runScreen} from '../terminal/screen.js';
import {collectAtOnce} from '../terminal/short-collections.js';
import {terminalSize, watchTerminalSize} from '../terminal/terminal-size.js';
import {App} from './app.js';
import {typedPaste} from './typed.js';

type Shown = {readonly keyboard: Keyboard; readonly inputs: SessionInputs};

/** Opens the screen on a set of sources; resolves with the exit status when the user has quit. */
export async function show({keyboard, inputs}: Shown): Promise<number> {
	const session = openSession(inputs, {
		size: terminalSize(process.stdout),
		copyText: (text) => copyToClipboard(text, process.stdout, process.env),
		edit: (target) => screen.lend(() => runEditor(target, process.env)),
	});
	const {store} = session;
	const stopWatching = watchTerminalSize(process.stdout, (changed) => store.dispatch({type: 'resized', ...changed}));
	const screen = runScreen({
		keyboard,
		app: (quit) => <App store={store} quit={quit} />,
		onPaste: (text) => store.dispatch(typedPaste(text)),
	});
	session.start();
	setImmediate(collectAtOnce);
	const ended = await screen.ended;
	await session.close();
	stopWatching();
	return ended;
}
