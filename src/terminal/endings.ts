import {writeSync} from 'node:fs';
import type {WriteStream} from 'node:tty';
import {crashReport} from './crash-report.js';
import type {Keyboard} from './keyboard.js';

export type Endings = {
	/** Ends the process because of an error that nobody expected. */
	crash(error: unknown): void;
	dispose(): void;
};

/** 128 and the signal's number, as shells report it. */
const signalStatuses: Readonly<Partial<Record<NodeJS.Signals, number>>> = {
	SIGHUP: 129,
	SIGINT: 130,
	SIGQUIT: 131,
	SIGTERM: 143,
};
const ourMistake = 70;

type Watched = {
	readonly keyboard: Keyboard;
	readonly stdout: WriteStream;
	/** While another program has the terminal, the keys that send signals are meant for that. */
	readonly isLent: () => boolean;
};

const sentByKeys: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

/**
 * Every way in which the process can end without being asked to, with `leave` called first: Ink restores the cursor
 * and the terminal's modes, but no alternate screen, and lets the process die by signals.
 */
export function watchEndings({keyboard, stdout, isLent}: Watched, leave: () => void): Endings {
	function crash(error: unknown): void {
		leave();
		try {
			writeSync(process.stderr.fd, crashReport(error));
		} finally {
			process.exit(ourMistake);
		}
	}
	function onSignal(signal: NodeJS.Signals): void {
		if (isLent() && sentByKeys.has(signal)) return;
		leave();
		process.exit(signalStatuses[signal]);
	}
	/**
	 * The window was closed or the connection was lost. Dying of the signal, because Node restores the terminal's modes in
	 * its own exit and aborts when it cannot (seen with Node 20).
	 */
	function onGone(): void {
		leave();
		process.removeAllListeners('SIGHUP');
		process.kill(process.pid, 'SIGHUP');
	}
	function onOutputError(error: NodeJS.ErrnoException): void {
		if (error.code === 'EIO' || error.code === 'EPIPE') onGone();
		else crash(error);
	}

	const signals = Object.keys(signalStatuses);
	for (const signal of signals) process.on(signal, onSignal);
	process.on('uncaughtException', crash);
	process.on('unhandledRejection', crash);
	process.on('exit', leave);
	stdout.on('error', onOutputError);
	keyboard.input.on('error', onGone);
	keyboard.input.on('end', onGone);

	return {
		crash,
		dispose() {
			for (const signal of signals) process.off(signal, onSignal);
			process.off('uncaughtException', crash);
			process.off('unhandledRejection', crash);
			process.off('exit', leave);
			stdout.off('error', onOutputError);
			keyboard.input.off('error', onGone);
			keyboard.input.off('end', onGone);
			// A terminal that vanishes from now on is nobody's concern, but without a listener it would be an uncaught error.
			keyboard.input.on('error', () => undefined);
		},
	};
}
