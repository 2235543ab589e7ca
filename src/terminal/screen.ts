import {render} from 'ink';
import type {ReactNode} from 'react';
import {createDisplay, type Terminal} from './display.js';
import {watchEndings} from './endings.js';
import {createKeyStream} from './key-stream.js';
import type {Keyboard} from './keyboard.js';
import {watchSuspension} from './suspension.js';

export type ScreenOptions = {
	readonly keyboard: Keyboard;
	readonly stdout?: Terminal;
	/** What is on the screen; `quit` ends it with the exit status that the process is to have. */
	readonly app: (quit: (status: number) => void) => ReactNode;
	/** Takes pasted text whole; without it, its printable characters come as keys. */
	readonly onPaste?: (text: string) => void;
};

export type RunningScreen = {
	/** The exit status, when it has been quit. */
	readonly ended: Promise<number>;
	/** Gives the terminal to another program while that is at work, and takes it back. Keys that come before wait. */
	readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
};

const ctrlZ = '\u001A';

/**
 * Takes the terminal over and draws `app` until it quits; gives the terminal back on every way out. Signals, a vanished
 * terminal and unexpected errors end the process right here.
 *
 * The app must stay at least one row lower than the terminal.
 */
export function runScreen({keyboard, stdout = process.stdout, app, onPaste}: ScreenOptions): RunningScreen {
	const display = createDisplay(stdout, keyboard);
	const suspension = watchSuspension(display);
	const reserved = new Map([[ctrlZ, suspension.suspend]]);
	const keys = createKeyStream(keyboard.input, {reserved, onPaste});
	const endings = watchEndings({keyboard, stdout, isLent: display.isLent}, display.hide);
	// After everybody else has heard of the new size: terminals differ in what a change of size leaves on the screen.
	const onResize = () => setImmediate(display.repaint);
	stdout.on('resize', onResize);
	display.show();

	const ended = new Promise<number>((resolve) => {
		const ink = render(null, {
			stdin: keys.stdin,
			stdout: display.stdout,
			exitOnCtrlC: false,
			patchConsole: false,
			// Frames are paced by what changes: ten a second while records arrive, one a key. With a pause of Ink's own between
			// two frames the first one waits for what is done behind it, and so does a key that comes right after a frame.
			maxFps: 0,
		});
		const quit = (status: number) => {
			display.hide();
			ink.unmount();
			stdout.off('resize', onResize);
			suspension.dispose();
			keys.close();
			endings.dispose();
			keyboard.close();
			resolve(status);
		};
		// Ink reports an error in the first drawing only to those who asked before: hence the empty first drawing.
		ink.waitUntilExit().catch(endings.crash);
		ink.rerender(app(quit));
	});
	const lend = async <T>(work: () => Promise<T>): Promise<T> => {
		keys.pause();
		keyboard.pause();
		display.lend();
		try {
			return await work();
		} finally {
			keyboard.resume();
			display.takeBack();
			keys.resume();
		}
	};
	return {ended, lend};
}
