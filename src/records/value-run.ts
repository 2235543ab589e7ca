/** What a value is, by its first byte. */
export const valueTypes = {text: 0, number: 1, true: 2, false: 3, null: 4} as const;

/** The values at one place of rows that follow each other, as they stand in UTF-8 bytes. */
export type ValueRun = {
	readonly count: number;
	readonly bytes: Uint8Array;
	/** For each value its first byte, the byte behind its last, and its type: three numbers, `stride` apart from `first` on. */
	readonly spans: Int32Array;
	readonly first: number;
	readonly stride: number;
	/** How many values, from value `skip` on, are of the same type and bytes as that one. */
	readonly countSame: (skip: number) => number;
	/** The numbers from value `skip` on, as long as they are of this type and plain digits. Good until the next call. */
	readonly packNumbers: (skip: number, type: number) => Float64Array;
	/** The words of the UUIDs from value `skip` on, as long as they are texts and UUIDs. Good until the next call. */
	readonly packUuids: (skip: number) => Uint32Array;
};

/** Where the lines of rows that follow each other lie. */
export type LineRun = {
	readonly count: number;
	/** The index of the source, and the number of the first of the lines in it. */
	readonly source: number;
	readonly line: number;
	/** For each line its first byte and the byte behind its last: two numbers, `stride` apart from `first` on. */
	readonly positions: Int32Array;
	readonly first: number;
	readonly stride: number;
	/** What has to be added to such a position to get the offset in the source. */
	readonly shift: number;
};
