import {writeSync} from 'node:fs';
import type {WriteStream} from 'node:tty';
import {createFrameOutput} from './frame-output.js';
import type {Keyboard} from './keyboard.js';

/** A terminal to draw on. Node's types give a file descriptor to `process.stdout` alone. */
export type Terminal = WriteStream & {readonly fd: number};

/** The terminal as a full screen: shown, it is ours; hidden, it is as we found it. Both may be called at any time and twice. */
export type Display = {
	/** What Ink takes for its stdout. */
	readonly stdout: NodeJS.WriteStream;
	show(): void;
	hide(): void;
	/** Hidden, and not shown again by anybody, until it is taken back. */
	lend(): void;
	takeBack(): void;
	isLent(): boolean;
	/** Draws everything again, for when others may have drawn over it. */
	repaint(): void;
};

const alternateScreen = {on: '\u001B[?1049h', off: '\u001B[?1049l'};
const cursor = {on: '\u001B[?25h', off: '\u001B[?25l'};
const bracketedPaste = {on: '\u001B[?2004h', off: '\u001B[?2004l'};
const endSynchronizedUpdate = '\u001B[?2026l';
const resetColours = '\u001B[0m';
const clear = '\u001B[2J\u001B[H';

const entering = alternateScreen.on + clear + cursor.off + bracketedPaste.on;
/** A frame may have been cut off in its middle. GNU screen has no alternate screen by default, so it is cleared first. */
const leaving = endSynchronizedUpdate + resetColours + bracketedPaste.off + cursor.on + clear + alternateScreen.off;

/** Ink 6 has no alternate screen; Ink 7 has, but restores it neither after SIGTERM nor around Ctrl-Z. */
export function createDisplay(terminal: Terminal, keyboard: Keyboard): Display {
	const output = createFrameOutput(terminal);
	let shown = false;
	let lent = false;

	const display: Display = {
		stdout: output.stdout,
		show() {
			if (lent) return;
			// Raw mode first: Ink would switch it on only after its first frame, and a Ctrl-C before that kills the caller's
			// whole process group. Off and on, because Node skips a mode that it believes to be set already, while a shell
			// that stopped us has changed it.
			setRawMode(keyboard, false);
			setRawMode(keyboard, true);
			writeAtOnce(terminal, entering);
			output.open();
			shown = true;
			output.repaint();
		},
		hide() {
			if (!shown) return;
			shown = false;
			output.close();
			setRawMode(keyboard, false);
			writeAtOnce(terminal, leaving);
		},
		lend() {
			display.hide();
			lent = true;
		},
		takeBack() {
			lent = false;
			display.show();
		},
		isLent: () => lent,
		repaint: output.repaint,
	};
	return display;
}

/** Terminals that have gone away refuse this; then there is nothing left to restore. */
function setRawMode(keyboard: Keyboard, isRaw: boolean): void {
	try {
		keyboard.input.setRawMode(isRaw);
	} catch {}
}

/** Written when this returns, so that it also holds when the process ends right after. */
function writeAtOnce(terminal: Terminal, text: string): void {
	try {
		writeSync(terminal.fd, text);
	} catch {
		// EAGAIN on a terminal that another program made non-blocking: the stream knows how to wait. EIO when it is gone.
		if (terminal.writable) terminal.write(text);
	}
}
