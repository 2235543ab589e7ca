import {complete, type Steps} from '../records/steps.js';

/** A key takes so many turns of the event loop from the terminal to the screen. */
export const turnsOfKey = 4;

/** Lets a key that has come get as far as the screen. */
export async function letKeysThrough(): Promise<void> {
	for (let turn = 0; turn < turnsOfKey; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Longest stretch of work between two turns of the event loop, in milliseconds; a single step may take longer. */
const slice = 8;

/** Works for one slice: how many steps that were, and what the last one gave. */
export function workedOn<T>(work: Steps<T>): {readonly steps: number; readonly result: IteratorResult<void, T>} {
	const started = performance.now();
	let [steps, result] = [1, work.next()];
	while (result.done !== true && performance.now() - started < slice) {
		result = work.next();
		steps++;
	}
	return {steps, result};
}

/** Works between the keys at what will be wanted; who wants it earlier waits for the rest of it. */
export function workAhead<T>(work: Steps<T>): {readonly result: () => T; readonly stop: () => void} {
	let found: {readonly value: T} | undefined;
	let isStopped = false;
	const goOn = async () => {
		while (!isStopped && found === undefined) {
			await letKeysThrough();
			if (isStopped || found !== undefined) return;
			const {result} = workedOn(work);
			if (result.done === true) found = {value: result.value};
		}
	};
	void goOn();
	return {
		result() {
			found ??= {value: complete(work)};
			return found.value;
		},
		stop() {
			isStopped = true;
		},
	};
}
