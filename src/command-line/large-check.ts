import {statSync} from 'node:fs';
import {worthThreads} from '../sources/worth-threads.js';

/** Whether a command line looks like a `check` of files so large that it will want a thread. */
export function isLargeCheck([command, ...words]: readonly string[]): boolean {
	return command === 'check' && words.reduce((sum, word) => sum + sizeOf(word), 0) >= worthThreads;
}

/** Most words name no file. */
function sizeOf(word: string): number {
	try {
		return statSync(word, {throwIfNoEntry: false})?.size ?? 0;
	} catch {
		return 0;
	}
}
