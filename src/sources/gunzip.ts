import {createGunzip, type Gunzip} from 'node:zlib';

/** Bytes are given to zlib in pieces of this size, so that little is lost where one is damaged. */
const pieceSize = 16 * 1024;

export function isGzip(head: Uint8Array): boolean {
	return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * The content of gzip bytes (one or several members). Throws where the bytes are damaged or end too early; what could
 * be unpacked before that has been yielded then.
 */
export async function* gunzip(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
	const unzip = createGunzip();
	const unpacked: Uint8Array[] = [];
	unzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
	// An error reaches `unpack` first; the event that follows it would end the program if nobody listened.
	unzip.on('error', () => {});
	try {
		for await (const chunk of compressed) {
			for (let at = 0; at < chunk.length; at += pieceSize) {
				const failure = await unpack(unzip, chunk.subarray(at, at + pieceSize));
				yield* unpacked.splice(0);
				if (failure !== undefined) throw failure;
			}
		}
		const failure = await unpack(unzip, undefined);
		yield* unpacked.splice(0);
		if (failure !== undefined) throw failure;
	} finally {
		unzip.destroy();
	}
}

/** Unpacks one piece, or what is left at the end; gives back the error instead of throwing it. */
function unpack(unzip: Gunzip, piece: Uint8Array | undefined): Promise<Error | undefined> {
	return new Promise((resolve) => {
		const settle = (error?: Error | null) => {
			unzip.off('error', settle).off('end', settle);
			resolve(error ?? undefined);
		};
		unzip.once('error', settle);
		if (piece === undefined) unzip.once('end', settle).end();
		else unzip.write(piece, settle);
	});
}
