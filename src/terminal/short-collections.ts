import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

export const withoutHelp = '--no-parallel-scavenge';

/**
 * V8 shares its short garbage collections among threads and waits for the last of them. While a file is read in another
 * thread the processors are taken, a millisecond becomes ten, and a key waits for more than one of them. Can go when
 * Node's own threads are not fewer than what they have to do.
 */
export function collectWithoutHelp(): void {
	setFlagsFromString(withoutHelp);
}

/**
 * Collects what the start of the program has left behind, some ten milliseconds before anything is there to press a key
 * about: V8 would do it when the first records have come, and the first key with them. Can go when a key no longer waits for that.
 */
export function collectAtOnce(): void {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
}
