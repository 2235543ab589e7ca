import {openSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import {failure, type Result, success} from '../records/result.js';

/** The terminal that keys are read from. */
export type Keyboard = {
	readonly input: ReadStream;
	/** Leaves what is typed from now on to another program. */
	pause(): void;
	resume(): void;
	/** Gives everything back that would keep the process alive. Data still arriving on standard input is cut off. */
	close(): void;
};

/**
 * Standard input where that is the terminal; otherwise, and always when standard input carries the records, the
 * terminal that the process belongs to.
 */
export function openKeyboard({stdinIsData}: {stdinIsData: boolean}): Result<Keyboard> {
	if (process.stdin.isTTY && !stdinIsData)
		return success({...paused(process.stdin), close: () => void process.stdin.destroy()});
	const terminal = openControllingTerminal();
	if (!terminal.ok) return terminal;
	const input = terminal.value;
	return success({
		...paused(input),
		close() {
			input.destroy();
			// An endless `tail -f capture.jsonl |` would keep the process waiting for more.
			if (stdinIsData) process.stdin.destroy();
		},
	});
}

function paused(input: ReadStream): Pick<Keyboard, 'input' | 'pause' | 'resume'> {
	return {
		input,
		pause() {
			input.pause();
			setReading(input, false);
		},
		resume() {
			input.resume();
			setReading(input, true);
		},
	};
}

/**
 * A paused stream still reads ahead and would take keys from others. Node stops that for its own stdin alone, in this
 * way, and a stream that was stopped does not begin again by itself.
 */
function setReading(input: ReadStream, reading: boolean): void {
	const {_handle: handle} = input as {_handle?: {reading: boolean; readStop(): void; readStart(): void} | null};
	if (!handle || handle.reading === reading) return;
	handle.reading = reading;
	if (reading) handle.readStart();
	else handle.readStop();
}

function openControllingTerminal(): Result<ReadStream> {
	try {
		return success(new ReadStream(openSync('/dev/tty', 'r')));
	} catch {
		// ENXIO in a process without a terminal (cron, CI), ENOENT on Windows.
		return failure('There is no terminal to read keys from', {
			mend: 'Run `mqm-debug check` with the same inputs for the analysis as text, or name a file instead of `-`',
		});
	}
}
