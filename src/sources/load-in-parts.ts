import {availableParallelism} from 'node:os';
import type {Dataset} from '../records/dataset.js';
import {appendDataset} from '../records/packed-dataset.js';
import type {Problem} from '../records/result.js';
import {cutAtLines} from './file-part.js';
import {type LoadProgress, orderedSources, type SourceSet} from './load-records.js';
import {type PartThread, startPartThread} from './part-thread.js';
import {type PartTask, type ScannedPart, scanPart, type UnreadPlaces} from './scan-part.js';
import type {Source} from './source.js';

/** Starting a thread takes some 50 ms: less than this is read sooner without one. In bytes. */
const worthThreads = 48 * 1024 * 1024;
/** Small enough that no thread waits long for another one in the end, and that a part takes little room. In bytes. */
const partSize = 128 * 1024 * 1024;
const mostThreads = 8;

/** Whether all sources are plain files that can be cut, and large enough for it. */
export function canBeLoadedInParts(set: SourceSet): boolean {
	const sources = orderedSources(set);
	const size = sources.reduce((sum, source) => sum + (source.size ?? 0), 0);
	return size >= worthThreads && sources.every(({path, compressed}) => path !== undefined && !compressed);
}

export type PartListener = {
	readonly onProgress: (progress: LoadProgress) => void;
	/** Called whenever the dataset may have grown. */
	readonly onPart: () => void;
};

/** Reads all sources into the dataset, in several threads; what comes out is the same as read one after the other. */
export async function loadInParts(
	set: SourceSet,
	dataset: Dataset,
	unread: UnreadPlaces,
	{onProgress, onPart}: PartListener,
	startThread: () => PartThread = startPartThread,
): Promise<readonly Problem[]> {
	const sources = orderedSources(set);
	const threads = Math.min(mostThreads, availableParallelism());
	const tasks = await tasksOf(set, sources, unread, threads);
	const joined = createJoiner(dataset, sources, tasks);
	const total = sources.reduce((sum, {size}) => sum + (size ?? 0), 0);
	let [next, bytes] = [0, 0];
	const onBytes = (more: number) => {
		bytes += more;
		onProgress({phase: joined.phase(), bytes, total, problems: joined.problems});
	};
	async function work(scan: PartThread['scan']): Promise<void> {
		for (let index = next++; index < tasks.length; index = next++) {
			joined.add(index, await scan(tasks[index] as PartTask, onBytes));
			onPart();
		}
	}
	const helpers = Array.from({length: Math.min(threads, tasks.length) - 1}, startThread);
	try {
		await Promise.all([work(scanPart), ...helpers.map(({scan}) => work(scan))]);
	} finally {
		for (const {stop} of helpers) stop();
	}
	return joined.problems;
}

async function tasksOf(
	set: SourceSet,
	sources: readonly Source[],
	unread: UnreadPlaces,
	threads: number,
): Promise<readonly PartTask[]> {
	const tasks: PartTask[] = [];
	for (const [source, {path = '', name, size = 0}] of sources.entries()) {
		const role = source < set.groundTruth.length ? 'ground truth' : 'captures';
		const count = size < worthThreads ? 1 : Math.max(threads, Math.ceil(size / partSize));
		for (const part of await cutAtLines(path, size, count)) tasks.push({part, name, source, role, unread});
	}
	return tasks;
}

/** Puts parts that come in any order into the dataset in their own order. */
function createJoiner(dataset: Dataset, sources: readonly Source[], tasks: readonly PartTask[]) {
	const waiting = new Map<number, ScannedPart>();
	const problems: Problem[] = [];
	let [next, linesBefore] = [0, 0];
	for (const [index, {name}] of sources.entries()) dataset.sources[index] = name;
	const phase = () => tasks[next]?.role ?? 'captures';
	function join({packed, lines, bytes, problem}: ScannedPart): void {
		const intake = phase() === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		appendDataset(dataset, packed, linesBefore);
		intake.bytes += bytes;
		linesBefore += lines;
		if (problem !== undefined) problems.push(problem);
		next++;
		if (tasks[next]?.source !== tasks[next - 1]?.source) linesBefore = 0;
	}
	return {
		problems,
		phase,
		add(index: number, part: ScannedPart): void {
			waiting.set(index, part);
			for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
				waiting.delete(next);
				join(ready);
			}
		},
	};
}
