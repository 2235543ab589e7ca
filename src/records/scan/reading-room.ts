import {areas, threadMachine} from './memory.js';

let isLent = false;

/**
 * Room to read a file into where the matcher finds the lines without their being copied; undefined while another file
 * is read there. Whoever takes it gives it back.
 */
export function takeReadingRoom(): Buffer | undefined {
	if (isLent) return undefined;
	isLent = true;
	const {start, size} = areas.reading;
	return Buffer.from(threadMachine().memory.buffer, start, size);
}

export function giveBackReadingRoom(): void {
	isLent = false;
}
