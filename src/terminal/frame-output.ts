import {EventEmitter} from 'node:events';
import {terminalSize} from './terminal-size.js';

/** What Ink draws on. Frames reach the terminal only while it is open. */
export type FrameOutput = {
	/** What Ink takes for its stdout. */
	readonly stdout: NodeJS.WriteStream;
	open(): void;
	close(): void;
	/** Clears the screen and draws the whole current frame again. */
	repaint(): void;
};

const beginFrame = '\u001B[?2026h';
const endFrame = '\u001B[?2026l';
const clearScreen = '\u001B[2J\u001B[H';

/**
 * Stands between Ink and the terminal.
 * - It has no height: when a frame is as high as the terminal, also for the one frame after the terminal was made
 *   smaller, Ink 6 erases the user's scrollback (ESC[3J). Ink 7 no longer does.
 * - It is no terminal in Ink's eyes: Ink's cursor package would send an escape sequence to stderr at the end, even into
 *   a file. Hiding the cursor and synchronized updates are done here and in display.ts, one write a frame.
 */
export function createFrameOutput(terminal: NodeJS.WriteStream): FrameOutput {
	const events = new EventEmitter();
	let isOpen = false;
	let pretendedColumns = 0;

	const stdout = Object.assign(events, {
		isTTY: false,
		rows: Number.MAX_SAFE_INTEGER,
		write(data: string): boolean {
			if (!isOpen || data === '') return true;
			return terminal.write(beginFrame + data + endFrame);
		},
	});
	Object.defineProperty(stdout, 'columns', {get: () => terminalSize(terminal).columns + pretendedColumns});

	/** Ink forgets its last frame only when the terminal gets narrower. Ink has no other way to ask for a full frame. */
	function repaint(): void {
		if (!isOpen) return;
		isOpen = false;
		pretendedColumns = 1;
		events.emit('resize');
		isOpen = true;
		pretendedColumns = 0;
		terminal.write(clearScreen);
		events.emit('resize');
	}

	return {
		// Ink 6.8 uses write, columns, rows, isTTY and the resize event, and looks whether some other members are there.
		stdout: stdout as unknown as NodeJS.WriteStream,
		open() {
			isOpen = true;
		},
		close() {
			isOpen = false;
		},
		repaint,
	};
}
