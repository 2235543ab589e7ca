import {enlarged, grown} from './grown.js';

/** Where a row came from: the index of its source and its 1-based line, byte offset and length. */
export type Origin = {readonly source: number; readonly line: number; readonly offset: number; readonly bytes: number};

/** To find a row's offset no more lengths than this are added up. */
const longestStretch = 64;
/** Between two lines stand a line end and perhaps blanks; more bytes than this begin a new stretch. */
const widestGap = 255;

/** The lines of rows, to be sent to another thread. */
export type PackedPlaces = {
	readonly lengths: Uint16Array | Uint32Array;
	readonly starts: Uint32Array;
	readonly sources: Uint16Array;
	readonly lines: Uint32Array;
	readonly offsets: Float64Array;
	readonly gaps: Uint8Array;
};

/**
 * Where the line of each row lies. Rows mostly come from lines that follow each other: a stretch of them has one source,
 * one first line, one offset and one distance between lines, and each row only its length. That is three bytes for a row
 * in place of eighteen; rows that do not follow each other are stretches of their own.
 */
export class LinePlaces {
	#rows = 0;
	#lengths: Uint16Array | Uint32Array = new Uint16Array(256);
	#stretches = 0;
	/** Of each stretch the first row, its source, line and offset, and the bytes between two lines. */
	#starts: Uint32Array = new Uint32Array(16);
	#sources: Uint16Array = new Uint16Array(16);
	#lines: Uint32Array = new Uint32Array(16);
	#offsets: Float64Array = new Float64Array(16);
	#gaps: Uint8Array = new Uint8Array(16);
	/** What goes on with the last stretch, and the byte behind its last line. */
	#next = {rows: 0, source: 0, line: 0, end: 0};
	/** Rows are mostly asked for one after the other. */
	#lastFound = 0;

	/** Adds the line of the next row. */
	add(source: number, line: number, offset: number, bytes: number): void {
		const row = this.#rows++;
		if (row >= this.#lengths.length) this.#lengths = grown(this.#lengths, row + 1);
		if (bytes > 0xffff && this.#lengths instanceof Uint16Array) this.#lengths = Uint32Array.from(this.#lengths);
		this.#lengths[row] = bytes;
		const next = this.#next;
		if (!this.#goesOn(source, line, offset)) {
			this.#startStretch(row, source, line, offset);
			next.rows = 0;
			next.source = source;
		}
		next.rows++;
		next.line = line + 1;
		next.end = offset + bytes;
	}

	/** Makes room for so many rows. */
	reserve(rows: number): void {
		if (rows > this.#lengths.length) this.#lengths = enlarged(this.#lengths, rows);
	}

	at(row: number): Origin {
		const stretch = this.#stretchOf(row);
		const start = this.#starts[stretch] as number;
		const gap = this.#gaps[stretch] as number;
		let offset = this.#offsets[stretch] as number;
		for (let before = start; before < row; before++) offset += (this.#lengths[before] as number) + gap;
		return {
			source: this.#sources[stretch] as number,
			line: (this.#lines[stretch] as number) + row - start,
			offset,
			bytes: this.#lengths[row] as number,
		};
	}

	packed(): PackedPlaces {
		const count = this.#stretches;
		return {
			lengths: this.#lengths.subarray(0, this.#rows),
			starts: this.#starts.subarray(0, count),
			sources: this.#sources.subarray(0, count),
			lines: this.#lines.subarray(0, count),
			offsets: this.#offsets.subarray(0, count),
			gaps: this.#gaps.subarray(0, count),
		};
	}

	/**
	 * Puts the lines of a part behind these; `linesBefore` is how many lines of its source come before the part, `expected`
	 * how many rows there will be in the end.
	 */
	append(part: PackedPlaces, linesBefore: number, expected = 0): void {
		const [row, stretch] = [this.#rows, this.#stretches];
		this.#rows += part.lengths.length;
		this.#stretches += part.starts.length;
		if (part.lengths instanceof Uint32Array && this.#lengths instanceof Uint16Array) {
			this.#lengths = Uint32Array.from(this.#lengths);
		}
		if (this.#rows > this.#lengths.length) this.#lengths = grown(this.#lengths, this.#rows, expected);
		if (this.#stretches > this.#starts.length) this.#growStretches();
		this.#lengths.set(part.lengths, row);
		this.#starts.set(
			part.starts.map((start) => row + start),
			stretch,
		);
		this.#sources.set(part.sources, stretch);
		this.#lines.set(
			part.lines.map((line) => linesBefore + line),
			stretch,
		);
		this.#offsets.set(part.offsets, stretch);
		this.#gaps.set(part.gaps, stretch);
		this.#next.rows = longestStretch;
	}

	/** Whether a line is the next one of the last stretch; the second line of a stretch says how far apart its lines are. */
	#goesOn(source: number, line: number, offset: number): boolean {
		const {rows, source: last, line: expected, end} = this.#next;
		if (rows === 0 || rows >= longestStretch || source !== last || line !== expected) return false;
		const gap = offset - end;
		if (rows === 1 && gap >= 0 && gap <= widestGap) this.#gaps[this.#stretches - 1] = gap;
		return this.#gaps[this.#stretches - 1] === gap;
	}

	#startStretch(row: number, source: number, line: number, offset: number): void {
		const stretch = this.#stretches++;
		if (stretch >= this.#starts.length) this.#growStretches();
		this.#starts[stretch] = row;
		this.#sources[stretch] = source;
		this.#lines[stretch] = line;
		this.#offsets[stretch] = offset;
	}

	#growStretches(): void {
		this.#starts = grown(this.#starts, this.#stretches);
		this.#sources = grown(this.#sources, this.#stretches);
		this.#lines = grown(this.#lines, this.#stretches);
		this.#offsets = grown(this.#offsets, this.#stretches);
		this.#gaps = grown(this.#gaps, this.#stretches);
	}

	/** The last stretch that starts at a row or before it. */
	#stretchOf(row: number): number {
		const known = this.#lastFound;
		if (this.#holds(known, row)) return known;
		let [low, high] = [0, this.#stretches - 1];
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] as number) <= row) low = middle;
			else high = middle - 1;
		}
		this.#lastFound = low;
		return low;
	}

	#holds(stretch: number, row: number): boolean {
		const end = stretch + 1 < this.#stretches ? (this.#starts[stretch + 1] as number) : this.#rows;
		return (this.#starts[stretch] as number) <= row && row < end;
	}
}
