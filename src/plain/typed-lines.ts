import {createInterface} from 'node:readline';

/** What the user types, line by line. */
export type TypedLines = {
	/** The next line; undefined where there are no more. */
	readonly next: () => Promise<string | undefined>;
	/** The same line that `next` gives then. */
	readonly peek: () => Promise<string | undefined>;
	/** Somebody types them and reads what comes; from a pipe or a file all lines are there at once. */
	readonly byHand: boolean;
	/** No line is wanted any more, also by who waits for one. */
	readonly close: () => void;
};

export function typedLines(commands: NodeJS.ReadableStream & {readonly isTTY?: boolean}): TypedLines {
	const reader = createInterface({input: commands, terminal: false});
	// Asked for at once: lines that come before somebody listens are lost.
	const lines = reader[Symbol.asyncIterator]();
	let peeked: Promise<string | undefined> | undefined;
	const peek = () => {
		peeked ??= lines.next().then((line) => (line.done === true ? undefined : line.value));
		return peeked;
	};
	return {
		byHand: commands.isTTY === true,
		peek,
		next() {
			const line = peek();
			peeked = undefined;
			return line;
		},
		close: () => reader.close(),
	};
}
