import type {Problem} from '../records/result.js';
import {cutAtLines} from './file-part.js';
import type {SourceSet} from './load-records.js';
import {readProblem} from './read-problem.js';
import type {PartTask, UnreadPlaces} from './scan-part.js';
import type {Source} from './source.js';
import {worthThreads} from './worth-threads.js';

/** Who reads, and in which pieces. */
export type Manner = {
	/** How many threads are started. */
	readonly threads: number;
	/** Whether the thread that asks reads as well. */
	readonly takesPart: boolean;
	/** In bytes; the last parts may be smaller. */
	readonly partSize: number;
};

/** The parts of all sources, in order. What cannot be opened is noted among the problems. */
export async function tasksOf(
	set: SourceSet,
	sources: readonly Source[],
	unread: UnreadPlaces,
	{threads, takesPart, partSize}: Manner,
	problems: Problem[],
): Promise<readonly PartTask[]> {
	const readers = threads + (takesPart ? 1 : 0);
	const tasks: PartTask[] = [];
	let rest = sources.reduce((sum, {size}) => sum + (size ?? 0), 0);
	for (const [source, {path = '', name, size = 0}] of sources.entries()) {
		const role = source < set.groundTruth.length ? 'ground truth' : 'captures';
		const sizes = size < Math.min(worthThreads, partSize) ? [size] : partSizes(size, rest, partSize, readers);
		rest -= size;
		try {
			for (const part of await cutAtLines(path, sizes)) tasks.push({part, name, source, role, unread});
		} catch (error) {
			problems.push(readProblem(error, name));
		}
	}
	return tasks;
}

/** Smaller parts are not worth what each takes by itself. As a share of an ordinary part. */
const smallestPart = 1 / 8;

/**
 * The sizes of the parts of a source. `rest` is what is left to be read of all sources: towards its end parts become
 * smaller, so that no reader waits long for another one.
 */
function partSizes(size: number, rest: number, partSize: number, readers: number): readonly number[] {
	const sizes: number[] = [];
	const smallest = Math.ceil(partSize * smallestPart);
	for (let left = size; left > 0; left -= sizes.at(-1) ?? left) {
		const share = readers === 1 ? size : Math.ceil(Math.min(size / readers, (rest - size + left) / (2 * readers)));
		const part = Math.max(smallest, Math.min(partSize, share));
		sizes.push(left < part + smallest ? left : part);
	}
	return sizes;
}
