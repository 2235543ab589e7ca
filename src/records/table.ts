import {Column, dictionaryLimit} from './column.js';
import type {PackedColumn, WideForm} from './column-data.js';
import {leaves} from './flatten.js';
import type {Json} from './json.js';
import type {Origin} from './line-places.js';
import {type Place, placeKey, placesOf} from './place.js';
import type {Dialect, Encoding, Side} from './record.js';
import {type PackedRows, type RowKind, RowList, rowKind} from './row-list.js';
import {UnreadColumn} from './unread-column.js';
import type {LineRun} from './value-run.js';

export type {Origin} from './line-places.js';

/** More different paths than this in one source are no schema; the rest is counted, not kept. */
const columnLimit = 4096;

/** A table that can be sent to another thread. Columns that were not read have no data. */
export type PackedTable = {
	readonly rows: PackedRows;
	readonly leavesLeftOut: number;
	readonly columns: readonly (Place & {readonly column: PackedColumn | undefined})[];
};

/** Rows of decoded records as columns, one for each side and path that has leaf values. */
export class Table {
	/** Leaves left out because of `columnLimit`. */
	leavesLeftOut = 0;
	/** How many rows there will be in the end, where one can tell; 0 where not. */
	expectedRows = 0;
	/** Places whose values were asked for and have not been read. */
	readonly demanded = new Set<string>();
	readonly #isRead: (place: Place) => boolean;
	readonly #formOf: (place: Place) => WideForm | undefined;
	readonly #rows = new RowList();
	readonly #columns: Readonly<Record<Side, Map<string, Column>>> = {
		input: new Map(),
		output: new Map(),
		truth: new Map(),
		metadata: new Map(),
		record: new Map(),
	};
	readonly #places: Place[] = [];
	readonly #merged = new Map<string, {rows: number; column: Column}>();

	/** Values at places for which `isRead` is false are passed over; `formOf`: what is known of columns beforehand. */
	constructor(
		isRead: (place: Place) => boolean = () => true,
		formOf: (place: Place) => WideForm | undefined = () => undefined,
	) {
		this.#isRead = isRead;
		this.#formOf = formOf;
	}

	get rows(): number {
		return this.#rows.length;
	}

	/** Starts a new row and returns its number. `decoded` says whether its payloads could be read. */
	addRow(dialect: Dialect, origin: Origin, outputEncoding: Encoding | undefined, decoded: boolean): number {
		return this.#rows.add(rowKind(dialect, outputEncoding, decoded), origin);
	}

	/** Starts rows of one kind and returns the number of the first one. */
	addRowsOfKind(kind: RowKind, lines: LineRun): number {
		return this.#rows.addRun(kind, lines);
	}

	/** Adds the leaves of a document to a row. */
	addLeaves(row: number, from: Side, document: Json): void {
		leaves(document, (path, scalar) => this.columnToFill(from, path)?.set(row, scalar));
	}

	/** The column of leaves at a place, a new one where needed; undefined where there are too many columns already. */
	columnToFill(from: Side, path: string): Column | undefined {
		return this.#columns[from].get(path) ?? this.#newColumn({from, path});
	}

	/** Like everything that is asked of a row: for rows of the table only. */
	originOf(row: number): Origin {
		return this.#rows.originOf(row);
	}

	dialectOf(row: number): Dialect {
		return this.#rows.dialectOf(row);
	}

	encodingOf(row: number): Encoding {
		return this.#rows.encodingOf(row);
	}

	isDecoded(row: number): boolean {
		return this.#rows.isDecoded(row);
	}

	/** How many rows could be decoded. */
	get decodedRows(): number {
		return this.#rows.decoded;
	}

	/** How many rows each dialect has. */
	get dialects(): ReadonlyMap<Dialect, number> {
		return this.#rows.dialects;
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
		for (const dialect of this.dialects.keys()) {
			const found = this.#columnsIn(place, dialect);
			for (const column of found.length === 0 ? [undefined] : found) columns.add(column);
		}
		return columns.size > 1 ? this.#mergedColumn(place) : [...columns][0];
	}

	/** The columns at a place, and of the elements of a list there, whose values were passed over. */
	unreadAt(place: Place): readonly string[] {
		const meant = [...this.dialects.keys()].flatMap((dialect) => placesOf(place, dialect));
		return this.#places
			.filter(({from, path}) => this.#columns[from].get(path) instanceof UnreadColumn)
			.filter((own) => meant.some(({from, path}) => from === own.from && isAtOrIn(own.path, path)))
			.map(placeKey);
	}

	/** Whether values of a side were passed over. */
	unreadIn(side: Side): boolean {
		return this.#places.some(({from, path}) => from === side && this.#columns[from].get(path) instanceof UnreadColumn);
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
		const key = placeKey(place);
		const known = this.#merged.get(key);
		if (known?.rows === this.rows) return known.column;
		const column = new Column();
		const parts = new Map([...this.dialects.keys()].map((dialect) => [dialect, this.#columnsIn(place, dialect)]));
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

	/** Makes room for so many rows: what has grown many times was copied as often. */
	reserve(rows: number): void {
		this.#rows.reserve(rows);
		for (const {from, path} of this.#places) this.#columns[from].get(path)?.reserve(rows);
	}

	packed(): PackedTable {
		const columns = this.#places.map((place) => {
			const column = this.#columns[place.from].get(place.path);
			return {...place, column: column instanceof UnreadColumn ? undefined : column?.packed()};
		});
		return {rows: this.#rows.packed(), leavesLeftOut: this.leavesLeftOut, columns};
	}

	/**
	 * Puts the rows of a part behind these; `linesBefore` is how many lines of its source come before the part, `expected`
	 * how many rows there will be in the end, as far as one can tell.
	 */
	append(part: PackedTable, linesBefore: number, expected = 0): void {
		const {rows} = this;
		this.leavesLeftOut += part.leavesLeftOut;
		for (const {from, path, column} of part.columns) {
			const filled = this.columnToFill(from, path);
			if (column !== undefined) filled?.append(column, rows, expected);
		}
		this.#rows.append(part.rows, linesBefore, expected);
		this.expectedRows = expected;
	}

	#newColumn(place: Place): Column | undefined {
		if (this.#places.length >= columnLimit) {
			this.leavesLeftOut++;
			return undefined;
		}
		const isRead = this.#isRead(place);
		const column = isRead
			? new Column(dictionaryLimit, this.#formOf(place))
			: new UnreadColumn(() => this.demanded.add(placeKey(place)));
		this.#columns[place.from].set(place.path, column);
		this.#places.push(place);
		return column;
	}
}

function isAtOrIn(path: string, list: string): boolean {
	return path === list || path.startsWith(`${list}[`);
}
