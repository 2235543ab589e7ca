import {setFlagsFromString} from 'node:v8';

export const withoutHelp = '--no-parallel-scavenge';

/**
 * V8 shares its short garbage collections among threads and waits for the last of them. While a file is read in another
 * thread the processors are taken, a millisecond becomes ten, and a key waits for more than one of them. Can go when
 * Node's own threads are not fewer than what they have to do.
 */
export function collectWithoutHelp(): void {
	setFlagsFromString(withoutHelp);
}
