/** Whole lines of a source, or news of a line that was too long to be kept. */
export type LineBlock =
	| {
			readonly kind: 'lines';
			readonly bytes: Buffer;
			/** Where the first of the bytes stands in the content of the source. */
			readonly offset: number;
	  }
	| {readonly kind: 'overlong'};

/** Longer lines are passed over, in bytes. */
const longestLine = 64 * 1024 * 1024;

const newline = 0x0a;

/** What earlier chunks hold of the line that is being put together; the pieces are gone once it is too long. */
type Held = {pieces: Uint8Array[]; length: number};

/**
 * Chunks of bytes, each good until the next one, as blocks that end with a line break (the last one may not). Each byte is looked at once and only
 * lines that span chunks are copied. An error of the content is thrown after everything before it has been yielded.
 */
export async function* readBlocks(
	content: AsyncIterable<Uint8Array>,
	longest: number = longestLine,
): AsyncGenerator<LineBlock, void> {
	const held: Held = {pieces: [], length: 0};
	let offset = 0;
	function finished(last: Uint8Array): LineBlock {
		const length = held.length + last.length;
		const block: LineBlock =
			length > longest + 1
				? {kind: 'overlong'}
				: {kind: 'lines', bytes: Buffer.concat([...held.pieces, last], length), offset};
		offset += length;
		held.pieces = [];
		held.length = 0;
		return block;
	}
	let failure: {readonly error: unknown} | undefined;
	try {
		for await (const chunk of content) {
			const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			let start = 0;
			if (held.length > 0) {
				start = bytes.indexOf(newline) + 1;
				if (start > 0) yield finished(bytes.subarray(0, start));
			}
			const end = bytes.lastIndexOf(newline) + 1;
			if (end > start) {
				yield {kind: 'lines', bytes: bytes.subarray(start, end), offset};
				offset += end - start;
			}
			hold(held, bytes.subarray(Math.max(start, end)), longest);
		}
	} catch (error) {
		failure = {error};
	}
	if (held.length > 0) yield finished(Buffer.alloc(0));
	if (failure !== undefined) throw failure.error;
}

function hold(held: Held, piece: Uint8Array, longest: number): void {
	held.length += piece.length;
	if (held.length > longest + 1) held.pieces = [];
	// The bytes may be written over once the next chunk is asked for.
	else if (piece.length > 0) held.pieces.push(Buffer.from(piece));
}
