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

/**
 * Splits chunks of UTF-8 bytes into lines at `\n` or `\r\n`. Each byte is looked at once, however long a line is and
 * however many chunks it spans.
 */
export function createLineSplitter(limits: LineLimits): LineSplitter {
	/** What earlier chunks hold of the current line; nothing once it is too long. */
	let pieces: Uint8Array[] = [];
	let length = 0;
	let offset = 0;
	let number = 1;

	const remember = (piece: Uint8Array) => {
		length += piece.length;
		if (length > limits.longestLine + surroundings) pieces = [];
		else if (piece.length > 0) pieces.push(piece);
	};
	const finish = (last: Buffer, batch: Batch, lineBreak: number) => {
		const total = length + last.length;
		if (total > limits.longestLine + surroundings) batch.overlong.push({number, offset, bytes: total});
		else addLine(pieces.length === 0 ? last : Buffer.concat([...pieces, last], total), offset, number, batch, limits);
		batch.bytes += total;
		offset += total + lineBreak;
		number++;
		length = 0;
		pieces = [];
	};

	return {
		*push(chunk) {
			const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			let batch = emptyBatch();
			let start = 0;
			for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
				finish(bytes.subarray(start, end), batch, 1);
				start = end + 1;
				if (batch.lines.length >= limits.batchLines || batch.bytes >= limits.batchBytes) {
					yield batch;
					batch = emptyBatch();
				}
			}
			remember(bytes.subarray(start));
			yield batch;
		},
		end() {
			const batch = emptyBatch();
			if (length > 0) finish(Buffer.alloc(0), batch, 0);
			return batch;
		},
	};
}

type Batch = {readonly lines: Line[]; readonly overlong: OverlongLine[]; bytes: number};

function emptyBatch(): Batch {
	return {lines: [], overlong: [], bytes: 0};
}

function addLine(bytes: Buffer, offset: number, number: number, batch: Batch, limits: LineLimits): void {
	const start = number === 1 && startsWithMark(bytes) ? 3 : 0;
	const end = bytes[bytes.length - 1] === carriageReturn ? bytes.length - 1 : bytes.length;
	const length = end - start;
	if (length > limits.longestLine) batch.overlong.push({number, offset: offset + start, bytes: length});
	else batch.lines.push({number, offset: offset + start, bytes: length, text: bytes.toString('utf8', start, end)});
}

/** The byte order mark of UTF-8. */
function startsWithMark(bytes: Buffer): boolean {
	return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
