import {Column, grown} from './column.js';
import {leaves} from './flatten.js';
import type {Json} from './json.js';
import {type Place, placesOf} from './place.js';
import type {Dialect, Encoding, Side} from './record.js';

/** More different paths than this in one source are no schema; the rest is counted, not kept. */
const columnLimit = 4096;

/** Where a row came from: the index of its source and its 1-based line, byte offset and length. */
export type Origin = {readonly source: number; readonly line: number; readonly offset: number; readonly bytes: number};

/** Rows of decoded records as columns, one for each side and path that has leaf values. */
export class Table {
	rows = 0;
	/** Leaves left out because of `columnLimit`. */
	leavesLeftOut = 0;
	readonly #columns: Readonly<Record<Side, Map<string, Column>>> = {
		input: new Map(),
		output: new Map(),
		truth: new Map(),
		metadata: new Map(),
		record: new Map(),
	};
	readonly #places: Place[] = [];
	readonly #byDialect = new Map<Dialect, number>();
	readonly #merged = new Map<string, {rows: number; column: Column}>();
	#dialects = new Uint8Array(256);
	#encodings = new Uint8Array(256);
	#sources = new Uint16Array(256);
	#lines = new Uint32Array(256);
	#offsets = new Float64Array(256);
	#bytes = new Uint32Array(256);

	/** Starts a new row and returns its number. `decoded` says whether its payloads could be read. */
	addRow(dialect: Dialect, origin: Origin, outputEncoding: Encoding | undefined, decoded: boolean): number {
		const row = this.rows++;
		if (row >= this.#dialects.length) this.#growRows();
		this.#dialects[row] = dialects.indexOf(dialect);
		this.#encodings[row] = (encodings.indexOf(outputEncoding ?? 'none') << 1) | (decoded ? 1 : 0);
		this.#sources[row] = origin.source;
		this.#lines[row] = origin.line;
		this.#offsets[row] = origin.offset;
		this.#bytes[row] = origin.bytes;
		this.#byDialect.set(dialect, (this.#byDialect.get(dialect) ?? 0) + 1);
		return row;
	}

	/** Adds the leaves of a document to a row. */
	addLeaves(row: number, from: Side, document: Json): void {
		const columns = this.#columns[from];
		leaves(document, (path, scalar) => {
			const column = columns.get(path) ?? this.#newColumn(from, path);
			column?.set(row, scalar);
		});
	}

	/** Like everything that is asked of a row: for rows of the table only. */
	originOf(row: number): Origin {
		return {
			source: this.#sources[row] as number,
			line: this.#lines[row] as number,
			offset: this.#offsets[row] as number,
			bytes: this.#bytes[row] as number,
		};
	}

	dialectOf(row: number): Dialect {
		return dialects[this.#dialects[row] as number] ?? 'payload';
	}

	encodingOf(row: number): Encoding {
		return encodings[(this.#encodings[row] as number) >> 1] ?? 'none';
	}

	isDecoded(row: number): boolean {
		return ((this.#encodings[row] as number) & 1) === 1;
	}

	/** How many rows each dialect has. */
	get dialects(): ReadonlyMap<Dialect, number> {
		return this.#byDialect;
	}

	/** Every place that holds leaf values, in the order in which they first appeared. */
	places(): readonly Place[] {
		return this.#places;
	}

	/**
	 * The column at a place. What a side means depends on the dialect (`placesOf`), so the answer may be put together
	 * from several columns: row by row, the first of the places that has a value.
	 */
	column(place: Place): Column | undefined {
		const columns = new Set<Column | undefined>();
		for (const dialect of this.#byDialect.keys()) {
			const found = this.#columnsIn(place, dialect);
			for (const column of found.length === 0 ? [undefined] : found) columns.add(column);
		}
		return columns.size > 1 ? this.#mergedColumn(place) : [...columns][0];
	}

	/** The columns of a list's elements, `path[0]`, `path[1]`, …; empty where the place holds no list of leaves. */
	elements(place: Place): readonly Column[] {
		const columns: Column[] = [];
		for (;;) {
			const column = this.column({from: place.from, path: `${place.path}[${columns.length}]`});
			if (column === undefined) return columns;
			columns.push(column);
		}
	}

	#columnsIn(place: Place, dialect: Dialect): readonly Column[] {
		return placesOf(place, dialect)
			.map(({from, path}) => this.#columns[from].get(path))
			.filter((column) => column !== undefined);
	}

	#mergedColumn(place: Place): Column {
		const key = `${place.from} ${place.path}`;
		const known = this.#merged.get(key);
		if (known?.rows === this.rows) return known.column;
		const column = new Column();
		const parts = new Map([...this.#byDialect.keys()].map((dialect) => [dialect, this.#columnsIn(place, dialect)]));
		for (let row = 0; row < this.rows; row++) {
			for (const part of parts.get(this.dialectOf(row)) ?? []) {
				const scalar = part.scalarAt(row);
				if (scalar === undefined) continue;
				column.set(row, scalar);
				break;
			}
		}
		this.#merged.set(key, {rows: this.rows, column});
		return column;
	}

	/** Undefined where there are too many columns already. */
	#newColumn(from: Side, path: string): Column | undefined {
		if (this.#places.length >= columnLimit) {
			this.leavesLeftOut++;
			return undefined;
		}
		const column = new Column();
		this.#columns[from].set(path, column);
		this.#places.push({from, path});
		return column;
	}

	#growRows(): void {
		this.#dialects = grown(this.#dialects, this.rows);
		this.#encodings = grown(this.#encodings, this.rows);
		this.#sources = grown(this.#sources, this.rows);
		this.#lines = grown(this.#lines, this.rows);
		this.#offsets = grown(this.#offsets, this.rows);
		this.#bytes = grown(this.#bytes, this.rows);
	}
}

const dialects: readonly Dialect[] = ['capture', 'merged', 'transform', 'exchange', 'payload'];
const encodings: readonly Encoding[] = ['none', 'CSV', 'JSON', 'BASE64'];
