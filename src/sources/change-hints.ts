import {type FSWatcher, watch} from 'node:fs';

/**
 * Tells early that something may have changed in some folders. Only a hint: network file systems send none, and a hint
 * may be about anything; so whoever waits looks again after some time in any case.
 */
export type ChangeHints = {
	/** The folders from now on. */
	readonly watch: (folders: readonly string[]) => void;
	/** Resolves with the next hint, or after so many milliseconds; at once when all is called off. */
	readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
	readonly close: () => void;
};

/** The system has a limit of its own for all programs together. */
const mostFolders = 64;
/** Several hints tell of one change. */
const settlingMilliseconds = 20;

export function createChangeHints(): ChangeHints {
	const watchers = new Map<string, FSWatcher | undefined>();
	let hinted = false;
	let wake: (() => void) | undefined;
	const hint = () => {
		hinted = true;
		wake?.();
	};
	const forget = (folder: string) => {
		watchers.get(folder)?.close();
		watchers.delete(folder);
	};
	return {
		watch(folders) {
			const wanted = new Set(folders.slice(-mostFolders));
			for (const folder of watchers.keys()) if (!wanted.has(folder)) forget(folder);
			for (const folder of wanted) if (!watchers.has(folder)) watchers.set(folder, watcherOf(folder, hint));
		},
		async wait(milliseconds, signal) {
			if (!hinted) await timeOr(milliseconds, signal, (done) => (wake = done));
			if (hinted) await timeOr(settlingMilliseconds, signal);
			hinted = false;
		},
		close() {
			for (const folder of [...watchers.keys()]) forget(folder);
		},
	};
}

/** Undefined where there is nothing to watch, or no way to. */
function watcherOf(folder: string, hint: () => void): FSWatcher | undefined {
	try {
		const watcher = watch(folder, {persistent: false}, hint);
		watcher.on('error', () => watcher.close());
		return watcher;
	} catch {
		return undefined;
	}
}

function timeOr(milliseconds: number, signal: AbortSignal, onStart?: (done: () => void) => void): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal.addEventListener('abort', done);
		onStart?.(done);
		if (signal.aborted) done();
	});
}
