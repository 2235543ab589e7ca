import type {SourceRole} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import {type Budget, createLineScanner, type ScannedLine} from '../records/scan/line-scanner.js';
import {readBlocks} from './read-blocks.js';

/** Whose lines they are, and what becomes of them. */
export type Scanning = {
	readonly dataset: Dataset;
	readonly role: SourceRole;
	/** The index of the source. */
	readonly source: number;
	/** Where the content begins in the source; 0 unless it is a part of one. */
	readonly offset?: number;
	readonly budget?: Budget;
	/** To be told of lines that nobody can read again; undefined where all can be. */
	readonly keep?: ((line: ScannedLine) => void) | undefined;
};

/** Nobody waits for a turn. */
export const unlimited: Budget = {lines: Number.POSITIVE_INFINITY, carefulLines: Number.POSITIVE_INFINITY};

/** Reads content into a dataset. Yields, with the number of lines so far, whenever the budget is used up. */
export async function* scanContent(
	content: AsyncIterable<Uint8Array>,
	scanning: Scanning,
): AsyncGenerator<number, void> {
	const {dataset, role, source, offset = 0, budget = unlimited, keep} = scanning;
	const scanner = createLineScanner(dataset, role, source, keep);
	for await (const block of readBlocks(content)) {
		if (block.kind === 'overlong') scanner.passOver();
		for (let at = 0; block.kind === 'lines' && at < block.bytes.length; yield scanner.lines()) {
			at = scanner.scan(block.bytes, at, block.bytes.length, offset + block.offset, budget);
		}
	}
	yield scanner.lines();
}
