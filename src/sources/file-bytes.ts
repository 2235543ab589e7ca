import {closeSync, openSync, readSync} from 'node:fs';
import {open} from 'node:fs/promises';

const chunkSize = 512 * 1024;

/**
 * The bytes of a file, chunk by chunk. Unlike a stream it reads only when asked, and an error loses nothing of what was
 * read before it.
 */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array, void> {
	const file = await open(path, 'r');
	try {
		for (;;) {
			const {bytesRead, buffer} = await file.read(Buffer.allocUnsafe(chunkSize), 0, chunkSize, null);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

/** The bytes `start` to `start + length` of a file; fewer where the file ends. */
export async function fileSlice(path: string, start: number, length: number): Promise<Uint8Array> {
	const file = await open(path, 'r');
	try {
		const slice = Buffer.alloc(length);
		let filled = 0;
		while (filled < length) {
			const {bytesRead} = await file.read(slice, filled, length - filled, start + filled);
			if (bytesRead === 0) break;
			filled += bytesRead;
		}
		return slice.subarray(0, filled);
	} finally {
		await file.close();
	}
}

/** The same for a few bytes of a file that was just read: the system has them at hand. */
export function fileSliceAtOnce(path: string, start: number, length: number): Uint8Array {
	const file = openSync(path, 'r');
	try {
		const slice = Buffer.alloc(length);
		let filled = 0;
		while (filled < length) {
			const bytesRead = readSync(file, slice, filled, length - filled, start + filled);
			if (bytesRead === 0) break;
			filled += bytesRead;
		}
		return slice.subarray(0, filled);
	} finally {
		closeSync(file);
	}
}
