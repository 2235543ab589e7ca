import {EventEmitter} from 'node:events';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {createKeyStream} from '../../src/terminal/key-stream.js';
import {keySequence} from './key-sequences.js';

/** A terminal's output as far as Ink and `watchTerminalSize` know it. */
export type FakeTerminal = EventEmitter & {columns: number; rows: number; isTTY: true; write(text: string): boolean};

export type Rendered = {
	/** The frame now on the screen. */
	frame(): string;
	lines(): string[];
	/** Presses keys by name, one after another, and waits until each was handled and drawn. */
	press(...keys: string[]): Promise<void>;
	resize(columns: number, rows: number): Promise<void>;
	rerender(node: ReactNode): void;
	unmount(): void;
};

type Size = {readonly columns: number; readonly rows: number};

/**
 * Draws on a terminal of any size in this process, with keys through the same stream as in the program. `node` may be
 * a function of the terminal, for what listens to its size.
 */
export function renderAt(node: ReactNode | ((terminal: FakeTerminal) => ReactNode), {columns, rows}: Size): Rendered {
	let frame = '';
	const write = (text: string) => {
		frame = text;
		return true;
	};
	const terminal: FakeTerminal = Object.assign(new EventEmitter(), {columns, rows, isTTY: true as const, write});
	const source = new EventEmitter();
	const keys = createKeyStream(source);
	const ink = render(typeof node === 'function' ? node(terminal) : node, {
		stdin: keys.stdin,
		// Ink uses the members of FakeTerminal and no others.
		stdout: terminal as unknown as NodeJS.WriteStream,
		// Every update writes one whole frame, at once.
		debug: true,
		exitOnCtrlC: false,
		patchConsole: false,
	});

	return {
		frame: () => frame,
		lines: () => frame.split('\n'),
		async press(...names) {
			for (const name of names) {
				source.emit('data', Buffer.from(keySequence(name)));
				await settled(name === 'escape' ? 60 : 0);
			}
		},
		async resize(newColumns, newRows) {
			Object.assign(terminal, {columns: newColumns, rows: newRows});
			terminal.emit('resize');
			await settled();
		},
		rerender: ink.rerender,
		unmount() {
			ink.unmount();
			keys.close();
		},
	};
}

/** The key stream takes its time over a lone ESC, and React attaches its handlers again some turns after a frame. */
async function settled(milliseconds = 0): Promise<void> {
	if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
	for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
}
