import {enlarged, grown} from './grown.js';
import {LinePlaces, type Origin, type PackedPlaces} from './line-places.js';
import type {Dialect, Encoding} from './record.js';
import type {LineRun} from './value-run.js';

/** Dialect, encoding of the output and whether it could be decoded, in one small number. */
export type RowKind = number & {readonly kind: 'row'};

const dialects: readonly Dialect[] = ['capture', 'merged', 'transform', 'exchange', 'payload'];
const encodings: readonly Encoding[] = ['none', 'CSV', 'JSON', 'BASE64'];

export function rowKind(dialect: Dialect, encoding: Encoding | undefined, decoded: boolean): RowKind {
	const code = (dialects.indexOf(dialect) << 3) | (encodings.indexOf(encoding ?? 'none') << 1) | (decoded ? 1 : 0);
	return code as RowKind;
}

/** The rows of a table, to be sent to another thread. */
export type PackedRows = {
	readonly length: number;
	readonly decoded: number;
	readonly kinds: Uint8Array;
	readonly places: PackedPlaces;
	/** Dialects in the order in which they first appeared, with their numbers of rows. */
	readonly dialects: readonly (readonly [Dialect, number])[];
};

/** What is known of each row beside its values. */
export class RowList {
	length = 0;
	/** How many of the rows could be decoded. */
	decoded = 0;
	#kinds: Uint8Array = new Uint8Array(256);
	readonly #places = new LinePlaces();
	readonly #byDialect = new Map<Dialect, number>();
	/** Rows of the same dialect in a row that are not counted in `#byDialect` yet. */
	#run: {dialect: Dialect; rows: number} | undefined;

	/** Adds a row and returns its number. */
	add(kind: RowKind, {source, line, offset, bytes}: Origin): number {
		const row = this.length++;
		if (row >= this.#kinds.length) this.#kinds = grown(this.#kinds, this.length);
		this.#kinds[row] = kind;
		this.decoded += kind & 1;
		this.#places.add(source, line, offset, bytes);
		this.#count(dialects[kind >> 3] as Dialect, 1);
		return row;
	}

	/** Adds rows of one kind and returns the number of the first one. */
	addRun(kind: RowKind, {count, source, line, positions, first, stride, shift}: LineRun): number {
		const start = this.length;
		this.length += count;
		if (this.length > this.#kinds.length) this.#kinds = grown(this.#kinds, this.length);
		this.#kinds.fill(kind, start, this.length);
		this.decoded += (kind & 1) * count;
		for (let row = 0, at = first; row < count; row++, at += stride) {
			const from = positions[at] as number;
			this.#places.add(source, line + row, from + shift, (positions[at + 1] as number) - from);
		}
		this.#count(dialects[kind >> 3] as Dialect, count);
		return start;
	}

	/** Makes room for so many rows. */
	reserve(rows: number): void {
		if (rows > this.#kinds.length) this.#kinds = enlarged(this.#kinds, rows);
		this.#places.reserve(rows);
	}

	originOf(row: number): Origin {
		return this.#places.at(row);
	}

	dialectOf(row: number): Dialect {
		return dialects[(this.#kinds[row] as number) >> 3] as Dialect;
	}

	encodingOf(row: number): Encoding {
		return encodings[((this.#kinds[row] as number) >> 1) & 3] as Encoding;
	}

	isDecoded(row: number): boolean {
		return ((this.#kinds[row] as number) & 1) === 1;
	}

	/** How many rows each dialect has, in the order in which they first appeared. */
	get dialects(): ReadonlyMap<Dialect, number> {
		this.#countRun();
		return this.#byDialect;
	}

	packed(): PackedRows {
		const {length, decoded} = this;
		return {
			length,
			decoded,
			kinds: this.#kinds.subarray(0, length),
			places: this.#places.packed(),
			dialects: [...this.dialects],
		};
	}

	/**
	 * Puts rows behind these; `linesBefore` is how many lines of their source come before the part they are of, `expected`
	 * how many rows there will be in the end.
	 */
	append(part: PackedRows, linesBefore: number, expected: number): void {
		const start = this.length;
		this.length += part.length;
		this.decoded += part.decoded;
		if (this.length > this.#kinds.length) this.#kinds = grown(this.#kinds, this.length, expected);
		this.#kinds.set(part.kinds, start);
		this.#places.append(part.places, linesBefore, expected);
		this.#countRun();
		for (const [dialect, rows] of part.dialects)
			this.#byDialect.set(dialect, (this.#byDialect.get(dialect) ?? 0) + rows);
	}

	#count(dialect: Dialect, rows: number): void {
		if (this.#run?.dialect !== dialect) {
			this.#countRun();
			this.#run = {dialect, rows: 0};
		}
		this.#run.rows += rows;
	}

	#countRun(): void {
		if (this.#run === undefined) return;
		const {dialect, rows} = this.#run;
		this.#byDialect.set(dialect, (this.#byDialect.get(dialect) ?? 0) + rows);
		this.#run = undefined;
	}
}
