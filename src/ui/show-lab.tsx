import {type LabInputs, openLab} from '../runtime/open-lab.js';
import {copyToClipboard} from '../terminal/clipboard.js';
import type {Keyboard} from '../terminal/keyboard.js';
import {runEditor} from '../terminal/run-editor.js';
import {runScreen} from '../terminal/screen.js';
import {terminalSize, watchTerminalSize} from '../terminal/terminal-size.js';
import {LabApp} from './lab/lab-app.js';
import {typedPaste} from './typed.js';

type Shown = {readonly keyboard: Keyboard; readonly inputs: LabInputs};

/** Opens the lab on the screen; resolves with the exit status when the user has quit. */
export async function showLab({keyboard, inputs}: Shown): Promise<number> {
	const lab = openLab(inputs, () => ({
		size: terminalSize(process.stdout),
		copyText: (text) => copyToClipboard(text, process.stdout, process.env),
		edit: (target) => screen.lend(() => runEditor(target, process.env)),
	}));
	const stopWatching = watchTerminalSize(process.stdout, (size) => {
		lab.store.dispatch({type: 'resized', ...size});
		lab.session()?.store.dispatch({type: 'resized', ...size});
	});
	const screen = runScreen({
		keyboard,
		app: (quit) => <LabApp lab={lab} quit={quit} />,
		onPaste: (text) => lab.session()?.store.dispatch(typedPaste(text)),
	});
	const ended = await screen.ended;
	await lab.close();
	stopWatching();
	return ended;
}
