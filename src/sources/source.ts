/** Where lines come from: a file, standard input, or bytes in memory. */
export type Source = {
	/** As messages show it; safe to draw. */
	readonly name: string;
	/** Undefined where nothing can be read a second time: standard input, pipes, bytes in memory. */
	readonly path: string | undefined;
	/** In bytes as stored; undefined where nobody knows beforehand. */
	readonly size: number | undefined;
	/** Gzip, as far as it is known before reading; `readLines` looks for itself. */
	readonly compressed: boolean;
	/** The bytes as stored. Each call starts anew, except for standard input and pipes. */
	readonly open: () => AsyncIterable<Uint8Array>;
};

/** A source of bytes in memory. */
export function memorySource(name: string, chunks: readonly Uint8Array[]): Source {
	const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
	return {
		name,
		path: undefined,
		size,
		compressed: false,
		async *open() {
			yield* chunks;
		},
	};
}
