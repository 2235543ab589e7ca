import {gunzip, isGzip} from './gunzip.js';
import type {Source} from './source.js';

/**
 * The text bytes of a source, unpacked where they begin like gzip, whatever the file is called. `onStored` hears of the
 * bytes as stored. Throws errors of the file system and of zlib, and `UTF16` for text in that encoding.
 */
export async function* contentOf(source: Source, onStored: (bytes: number) => void): AsyncGenerator<Uint8Array, void> {
	const stored = source.open()[Symbol.asyncIterator]();
	try {
		const head = await readHead(stored);
		if (isUtf16(head)) throw Object.assign(new Error('UTF-16 text'), {code: 'UTF16'});
		const whole = counted(head, stored, onStored);
		yield* isGzip(head) ? gunzip(whole) : whole;
	} finally {
		await stored.return?.();
	}
}

/** At least the first two bytes, unless there are fewer. */
async function readHead(stored: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
	let head: Uint8Array = new Uint8Array();
	while (head.length < 2) {
		const next = await stored.next();
		if (next.done) break;
		head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
	}
	return head;
}

async function* counted(
	head: Uint8Array,
	stored: AsyncIterator<Uint8Array>,
	onStored: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void> {
	onStored(head.length);
	yield head;
	for (let next = await stored.next(); !next.done; next = await stored.next()) {
		onStored(next.value.length);
		yield next.value;
	}
}

/** A byte order mark of UTF-16, which some Windows shells write when output is redirected to a file. */
function isUtf16(head: Uint8Array): boolean {
	return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}
