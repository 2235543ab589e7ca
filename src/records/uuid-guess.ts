import {wordsOfUuid} from './uuid.js';
import type {ValueRun} from './value-run.js';

/** So many ids in a row that are all different are probably those of a column of ids. */
const enough = 512;

/** Whether a run looks like one of many ids. */
export function areDifferentIds(run: ValueRun): boolean {
	if (run.count < enough) return false;
	const words = run.packUuids(0);
	return words.length >= enough * wordsOfUuid && areMore(words, enough, enough - 1);
}

/** Whether there are more than so many different UUIDs among so many rows. It may miss a few, and never counts one twice. */
export function areMore(words: Uint32Array | undefined, rows: number, limit: number): boolean {
	const seen = new Set<number>();
	for (let row = 0; words !== undefined && row < rows && seen.size <= limit; row++) {
		const at = row * wordsOfUuid;
		// Of the first two words as many bits as a number holds.
		const key = (words[at] as number) * 0x200000 + ((words[at + 1] as number) & 0x1fffff);
		if (key !== 0) seen.add(key);
	}
	return seen.size > limit;
}
