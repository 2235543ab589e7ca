import {readSync} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {giveBackReadingRoom, takeReadingRoom} from '../records/scan/reading-room.js';

/** A stretch of a file that holds whole lines. In bytes. */
export type FilePart = {readonly path: string; readonly start: number; readonly end: number};

const chunkSize = 1024 * 1024;
/** Between turns of the event loop: what other threads have read is taken in, and Ctrl-C is heard. */
const chunksPerTurn = 8;
const newline = 0x0a;

/** Cuts a file between lines into parts of about these sizes, which sum up to its own; none of them is empty. */
export async function cutAtLines(path: string, sizes: readonly number[]): Promise<readonly FilePart[]> {
	const file = await open(path, 'r');
	const end = sizes.reduce((sum, size) => sum + size, 0);
	try {
		const parts: FilePart[] = [];
		for (let [start, index, wanted] = [0, 0, 0]; start < end; index++) {
			wanted += sizes[index] ?? end;
			if (wanted <= start) continue;
			const cut = wanted < end ? await nextLine(file, wanted, end) : end;
			parts.push({path, start, end: cut});
			start = cut;
		}
		return parts;
	} finally {
		await file.close();
	}
}

/** Where the first line begins that begins behind `from`; the size of the file where there is none. */
async function nextLine(file: FileHandle, from: number, size: number): Promise<number> {
	const chunk = Buffer.allocUnsafe(64 * 1024);
	for (let position = from; ; ) {
		const {bytesRead} = await file.read(chunk, 0, chunk.length, position);
		if (bytesRead === 0) return size;
		const lineBreak = chunk.subarray(0, bytesRead).indexOf(newline);
		if (lineBreak !== -1) return Math.min(size, position + lineBreak + 1);
		position += bytesRead;
	}
}

/**
 * The bytes of a part, chunk by chunk, each good until the next one is asked for. Chunks end with a line wherever they hold
 * a line break, so that lines need not be put together. It reads only when asked, and an error loses nothing of what was
 * read before it.
 */
export async function* bytesOfPart({path, start, end}: FilePart): AsyncGenerator<Uint8Array, void> {
	const file = await open(path, 'r');
	const room = takeReadingRoom();
	const chunk = room ?? Buffer.allocUnsafe(chunkSize);
	/** How many bytes of the chunk are those of a line that the last one has begun. */
	let begun = 0;
	try {
		for (let [position, chunks] = [start, 1]; position < end; chunks++) {
			// What is in the system's memory is copied faster than another thread could be asked for it.
			const bytesRead = readSync(file.fd, chunk, begun, Math.min(chunk.length - begun, end - position), position);
			if (bytesRead === 0) break;
			position += bytesRead;
			const filled = begun + bytesRead;
			const whole = chunk.lastIndexOf(newline, filled - 1) + 1;
			const last = whole === 0 || position >= end ? filled : whole;
			yield chunk.subarray(0, last);
			begun = filled - last;
			chunk.copyWithin(0, last, filled);
			if (chunks % chunksPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		if (begun > 0) yield chunk.subarray(0, begun);
	} catch (error) {
		if (begun > 0) yield chunk.subarray(0, begun);
		throw error;
	} finally {
		if (room !== undefined) giveBackReadingRoom();
		await file.close();
	}
}
