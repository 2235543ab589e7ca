/** One line. `offset` and `bytes` are those of `text` in the unpacked content, without BOM and line break. */
export type Line = {readonly number: number; readonly offset: number; readonly bytes: number; readonly text: string};

/** A line that was too long to be kept. */
export type OverlongLine = Omit<Line, 'text'>;

export type Lines = {readonly lines: readonly Line[]; readonly overlong: readonly OverlongLine[]};

export type LineLimits = {
	/** Longer lines are passed over, in bytes. */
	readonly longestLine: number;
	/** Lines in one batch. */
	readonly batchLines: number;
	/** Bytes after which a batch is closed. */
	readonly batchBytes: number;
};

export type LineSplitter = {
	/** The lines that end in this chunk, in batches; at least one batch, which may be empty. */
	readonly push: (chunk: Uint8Array) => Generator<Lines, void>;
	/** The last line, if it has no line break. */
	readonly end: () => Lines;
};

const newline = 10;
const carriageReturn = 13;
/** What may surround a line and does not count towards its length: a byte order mark and a carriage return. */
const surroundings = 4;

/** The line that is being put together. */
type Current = {
	number: number;
	offset: number;
	/** What earlier chunks hold of it; nothing once it is too long. */
	pieces: Uint8Array[];
	/** Bytes of earlier chunks, whether they are held or not. */
	length: number;
};

type Batch = {readonly lines: Line[]; readonly overlong: OverlongLine[]; bytes: number};

/**
 * Splits chunks of UTF-8 bytes into lines at `\n` or `\r\n`. Each byte is looked at once, however long a line is and
 * however many chunks it spans.
 */
export function createLineSplitter(limits: LineLimits): LineSplitter {
	const current: Current = {number: 1, offset: 0, pieces: [], length: 0};
	return {
		*push(chunk) {
			const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			let batch = emptyBatch();
			let start = 0;
			for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
				finishLine(current, bytes.subarray(start, end), batch, limits);
				start = end + 1;
				if (batch.lines.length >= limits.batchLines || batch.bytes >= limits.batchBytes) {
					yield batch;
					batch = emptyBatch();
				}
			}
			hold(current, bytes.subarray(start), limits);
			yield batch;
		},
		end() {
			const batch = emptyBatch();
			if (current.length > 0) finishLine(current, Buffer.alloc(0), batch, limits);
			return batch;
		},
	};
}

function emptyBatch(): Batch {
	return {lines: [], overlong: [], bytes: 0};
}

function hold(current: Current, piece: Uint8Array, limits: LineLimits): void {
	current.length += piece.length;
	if (current.length > limits.longestLine + surroundings) current.pieces = [];
	else if (piece.length > 0) current.pieces.push(piece);
}

function finishLine(current: Current, last: Buffer, batch: Batch, limits: LineLimits): void {
	const {number, offset, pieces} = current;
	const total = current.length + last.length;
	if (total > limits.longestLine + surroundings) batch.overlong.push({number, offset, bytes: total});
	else addLine(current, pieces.length === 0 ? last : Buffer.concat([...pieces, last], total), batch, limits);
	batch.bytes += total;
	current.number = number + 1;
	current.offset = offset + total + 1;
	current.length = 0;
	if (pieces.length > 0) current.pieces = [];
}

function addLine({number, offset}: Current, content: Buffer, batch: Batch, limits: LineLimits): void {
	const start = number === 1 && startsWithMark(content) ? 3 : 0;
	const end = content[content.length - 1] === carriageReturn ? content.length - 1 : content.length;
	const bytes = end - start;
	if (bytes > limits.longestLine) batch.overlong.push({number, offset: offset + start, bytes});
	else batch.lines.push({number, offset: offset + start, bytes, text: content.toString('utf8', start, end)});
}

/** The byte order mark of UTF-8. */
function startsWithMark(bytes: Buffer): boolean {
	return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
