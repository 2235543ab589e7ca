import {EventEmitter} from 'node:events';
import {createKeySplitter, pastedText} from './key-splitter.js';

/** What a terminal's input is to us: `tty.ReadStream`, or anything that emits its bytes. */
export type KeySource = {
	on(event: 'data', listener: (bytes: Buffer) => void): unknown;
	off(event: 'data', listener: (bytes: Buffer) => void): unknown;
};

export type KeyStream = {
	/** What Ink takes for its stdin. */
	readonly stdin: NodeJS.ReadStream;
	/** Keys that have been read already wait until they are wanted again. */
	pause(): void;
	resume(): void;
	close(): void;
};

export type KeyStreamOptions = {
	/** Keys that go to their action instead of Ink. */
	readonly reserved?: ReadonlyMap<string, () => void>;
	/** Takes pasted text whole; without it the printable characters of a paste are keys. */
	readonly onPaste?: ((text: string) => void) | undefined;
};

/** How long the rest of an escape sequence may take; over a slow line an arrow key comes in two reads. Ink 7 waits 20 ms itself. */
const patienceInMilliseconds = 40;

/**
 * Ink's handlers attach again in an effect after each frame, and see the state of the frame before until then: with
 * fewer than three turns of the event loop between two keys, `down down enter` picks the wrong row. Ink 8 is the same.
 */
const turnsBetweenKeys = 4;

const interrupt = '\u0003';

/**
 * Stands between the terminal and Ink and hands Ink one key at a time.
 * Raw mode is not Ink's business here: it would switch it off and on again whenever a handler moves between components.
 */
export function createKeyStream(source: KeySource, {reserved, onPaste}: KeyStreamOptions = {}): KeyStream {
	const splitter = createKeySplitter();
	const ink = createInkInput(() => start());
	let queue: string[] = [];
	let running = false;
	let paused = false;
	let patience: NodeJS.Timeout | undefined;
	let lastCall: NodeJS.Immediate | undefined;

	function receive(bytes: Buffer): void {
		stopWaiting();
		enqueue(splitter.push(bytes));
		if (!splitter.isWaiting()) return;
		// The event loop looks at timers before it reads: after a busy moment the rest may be there already.
		patience = setTimeout(() => {
			lastCall = setImmediate(() => enqueue(splitter.flush()));
		}, patienceInMilliseconds);
	}

	function stopWaiting(): void {
		clearTimeout(patience);
		clearImmediate(lastCall);
	}

	function enqueue(keys: readonly string[]): void {
		// Ctrl-C overtakes everything typed or pasted before it.
		const last = keys.lastIndexOf(interrupt);
		const wanted = onPaste === undefined ? keys.flatMap(charactersOf) : keys;
		if (last === -1) queue.push(...wanted);
		else queue = keys.slice(last);
		start();
	}

	function start(): void {
		if (running) return;
		running = true;
		setImmediate(handOn);
	}

	function handOn(): void {
		const key = ink.isListening() && !paused ? queue.shift() : undefined;
		if (key === undefined) {
			running = false;
			return;
		}
		// Before the key itself: a handler that throws must not silence the keyboard.
		afterTurns(turnsBetweenKeys, handOn);
		const [action, pasted] = [reserved?.get(key), pastedText(key)];
		if (pasted !== undefined) onPaste?.(pasted);
		else if (action === undefined) ink.emitKey(key);
		else action();
	}

	source.on('data', receive);
	return {
		stdin: ink.stdin,
		pause() {
			paused = true;
		},
		resume() {
			paused = false;
			start();
		},
		close() {
			stopWaiting();
			source.off('data', receive);
			queue = [];
		},
	};
}

/** A paste as its printable characters: pasting a line feed must not press Enter. */
function charactersOf(key: string): readonly string[] {
	const pasted = pastedText(key);
	return pasted === undefined ? [key] : [...pasted.replaceAll(/\u001B\[[0-?]*[ -/]*[@-~]|\p{Cc}/gu, '')];
}

function afterTurns(turns: number, action: () => void): void {
	setImmediate(turns <= 1 ? action : () => afterTurns(turns - 1, action));
}

function createInkInput(onListener: () => void): {
	stdin: NodeJS.ReadStream;
	isListening(): boolean;
	emitKey(key: string): void;
} {
	const events = new EventEmitter();
	let current: string | null = null;
	const ignored = () => undefined;
	const stdin = Object.assign(events, {
		isTTY: true,
		read() {
			const key = current;
			current = null;
			return key;
		},
		setRawMode: ignored,
		setEncoding: ignored,
		ref: ignored,
		unref: ignored,
	});
	events.on('newListener', onListener);
	return {
		// Ink 6.8 uses exactly the members above. Ink 8 takes any stream.
		stdin: stdin as unknown as NodeJS.ReadStream,
		isListening: () => events.listenerCount('readable') > 0,
		emitKey(key) {
			current = distinguishBackspace(key);
			events.emit('readable');
		},
	};
}

/** Ink 6.8 calls the Backspace key (0x7F) `delete`, and Delete too; 0x08 it calls `backspace`. Goes with Ink 7. */
function distinguishBackspace(key: string): string {
	return key.replace('\u007F', '\b');
}
