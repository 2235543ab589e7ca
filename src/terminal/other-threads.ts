import {readdirSync} from 'node:fs';
import {platform, setPriority} from 'node:os';

/** Of Linux's 40 steps the most important is -20; threads start with 0, those that read large files go to 19. */
const behindKeys = 10;
const threadsOfThisProcess = '/proc/self/task';

/**
 * V8 compiles code and collects garbage in threads that count as much to the system as the one that answers keys. While
 * a large file is read there are more of them at work than processors, and a key that takes 15 ms waits for another 30.
 * So they step back. Only Linux gives threads priorities of their own. Can go when Node starts them that way.
 */
export function answerKeysFirst(): void {
	if (platform() !== 'linux') return;
	for (const thread of otherThreads()) {
		try {
			setPriority(thread, behindKeys);
		} catch {
			// It has ended, or may not be changed: keys wait a little longer.
		}
	}
}

function otherThreads(): readonly number[] {
	try {
		return readdirSync(threadsOfThisProcess)
			.map(Number)
			.filter((thread) => thread !== process.pid);
	} catch {
		return [];
	}
}
