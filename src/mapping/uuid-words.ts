import type {UuidWords} from './id-reader.js';

/** All of a random UUID's bits are random but a few; other kinds count up in some of the words. */
export function hashOf(words: UuidWords, at: number): number {
	const mixed = Math.imul((words[at] as number) ^ Math.imul(words[at + 3] as number, 0x9e3779b1), 0x85ebca6b);
	const rest = (words[at + 1] as number) ^ Math.imul(words[at + 2] as number, 0xc2b2ae35);
	const value = mixed ^ rest;
	// The upper bits decide where an id is looked for, so every bit has to reach them.
	return Math.imul(value ^ (value >>> 15), 0x9e3779b1) >>> 0;
}

export function isNothing(words: UuidWords, at: number): boolean {
	return (
		((words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number)) === 0
	);
}

export function isSame(a: UuidWords, at: number, b: UuidWords, from: number): boolean {
	return a[at] === b[from] && a[at + 1] === b[from + 1] && a[at + 2] === b[from + 2] && a[at + 3] === b[from + 3];
}
