import {availableParallelism} from 'node:os';
import type {SourceRole} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import {appendDataset} from '../records/packed-dataset.js';
import type {Problem} from '../records/result.js';
import {cutAtLines} from './file-part.js';
import {type LoadProgress, orderedSources, type SourceSet} from './load-records.js';
import {loadSample} from './load-sample.js';
import {type PartThread, startPartThread} from './part-thread.js';
import {readProblem} from './read-problem.js';
import {type PartTask, type ScannedPart, scanPart, type UnreadPlaces} from './scan-part.js';
import type {ThreadManner} from './serve-parts.js';
import type {Source} from './source.js';

/** Starting a thread takes some 50 ms: less than this is read sooner without one. In bytes. */
const worthThreads = 48 * 1024 * 1024;
const mostThreads = 8;

/** Who reads, and in which pieces. */
export type Manner = {
	/** How many threads are started. */
	readonly threads: number;
	/** Whether the thread that asks reads as well. */
	readonly takesPart: boolean;
	/** In bytes. */
	readonly partSize: number;
};

/** As fast as it goes. The parts are small enough that no thread waits long for another one in the end. */
const withAllThreads: Manner = {
	threads: Math.min(mostThreads, availableParallelism()) - 1,
	takesPart: true,
	partSize: 128 * 1024 * 1024,
};

/** The thread that asks has time for keys: it only puts the parts together, each of which takes it a few milliseconds. */
export const besideKeys: Manner = {
	threads: Math.max(1, withAllThreads.threads),
	takesPart: false,
	partSize: 32 * 1024 * 1024,
};

/** Whether all sources are plain files that can be cut, and large enough for it. */
export function canBeLoadedInParts(set: SourceSet): boolean {
	const sources = orderedSources(set);
	const size = sources.reduce((sum, source) => sum + (source.size ?? 0), 0);
	return size >= worthThreads && sources.every(({path, compressed}) => path !== undefined && !compressed);
}

type Coming = {readonly index: number; readonly part: Promise<ScannedPart>};

export type PartsOptions = {
	readonly onProgress: (progress: LoadProgress) => void;
	/** Called whenever the dataset may have grown; it does not grow again before this has ended. */
	readonly onPart: () => Promise<void> | void;
	readonly manner?: Manner;
	/** Where the dataset has a sample, that is filled first. */
	readonly sample?: {readonly rows: number; readonly onRead: () => void};
	/** Ends it early; what was put together by then stays. */
	readonly signal?: AbortSignal;
	/** A thread that has been started already, to be stopped when all is read. */
	readonly reader?: PartThread | undefined;
	readonly startThread?: (manner: ThreadManner) => PartThread;
};

/** Reads all sources into the dataset, in several threads; what comes out is the same as read one after the other. */
export async function loadInParts(
	set: SourceSet,
	dataset: Dataset,
	unread: UnreadPlaces,
	{onProgress, onPart, manner = withAllThreads, sample, signal, reader, startThread = startPartThread}: PartsOptions,
): Promise<readonly Problem[]> {
	const sources = orderedSources(set);
	const problems: Problem[] = [];
	const tasks = await tasksOf(set, sources, unread, manner, problems);
	const joined = createJoiner(dataset, sources, tasks, problems);
	const total = sources.reduce((sum, {size}) => sum + (size ?? 0), 0);
	let [next, bytes] = [0, 0];
	const onBytes = (more: number) => {
		bytes += more;
		onProgress({phase: joined.phase(), bytes, total, problems});
	};
	const take = (scan: PartThread['scan']): Coming | undefined => {
		const index = next++;
		const task = signal?.aborted ? undefined : tasks[index];
		return task && {index, part: scan(task, onBytes)};
	};
	let putTogether = Promise.resolve();
	async function work(scan: PartThread['scan']): Promise<void> {
		for (let coming = take(scan); coming !== undefined; ) {
			const {index, part} = coming;
			const scanned = await part;
			// The next one is read while this one is put in its place.
			coming = take(scan);
			putTogether = putTogether.then(() => {
				joined.add(index, scanned);
				return onPart();
			});
			await putTogether;
		}
	}
	const own = manner.takesPart ? [scanPart] : [];
	const started = reader === undefined ? [] : [reader];
	const lacking = Math.min(manner.threads, tasks.length - own.length) - started.length;
	const helpers = [
		...started,
		...Array.from({length: Math.max(0, lacking)}, () => startThread({givesWay: !manner.takesPart})),
	];
	async function help({scan}: PartThread, isFirst: boolean): Promise<void> {
		if (isFirst && sample !== undefined) {
			await loadSample(set, dataset, sample.rows, scan);
			sample.onRead();
		}
		await work(scan);
	}
	try {
		const working = [...own.map(work), ...helpers.map((thread, at) => help(thread, at === 0))];
		await Promise.race([Promise.all(working), callingOff(signal)]);
	} finally {
		for (const {stop} of helpers) stop();
	}
	return problems;
}

/** Resolves when the signal says stop: a thread that was stopped no longer answers. */
function callingOff(signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => {
		if (signal?.aborted) resolve();
		signal?.addEventListener('abort', () => resolve(), {once: true});
	});
}

async function tasksOf(
	set: SourceSet,
	sources: readonly Source[],
	unread: UnreadPlaces,
	{threads, takesPart, partSize}: Manner,
	problems: Problem[],
): Promise<readonly PartTask[]> {
	const readers = threads + (takesPart ? 1 : 0);
	const tasks: PartTask[] = [];
	for (const [source, {path = '', name, size = 0}] of sources.entries()) {
		const role = source < set.groundTruth.length ? 'ground truth' : 'captures';
		const count = size < Math.min(worthThreads, partSize) ? 1 : Math.max(readers, Math.ceil(size / partSize));
		try {
			for (const part of await cutAtLines(path, size, count)) tasks.push({part, name, source, role, unread});
		} catch (error) {
			problems.push(readProblem(error, name));
		}
	}
	return tasks;
}

/** Puts parts that come in any order into the dataset in their own order. */
function createJoiner(dataset: Dataset, sources: readonly Source[], tasks: readonly PartTask[], problems: Problem[]) {
	const waiting = new Map<number, ScannedPart>();
	let [next, linesBefore] = [0, 0];
	const sizeOf = (role: SourceRole) =>
		tasks.reduce((sum, {part, role: own}) => sum + (own === role ? part.end - part.start : 0), 0);
	for (const [index, {name}] of sources.entries()) dataset.sources[index] = name;
	const phase = () => tasks[next]?.role ?? 'captures';
	function join({packed, lines, bytes, problem}: ScannedPart): void {
		const intake = phase() === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		intake.bytes += bytes;
		appendDataset(dataset, packed, linesBefore, intake.bytes / sizeOf(phase()));
		linesBefore += lines;
		if (problem !== undefined) problems.push(problem);
		next++;
		if (tasks[next]?.source !== tasks[next - 1]?.source) linesBefore = 0;
	}
	return {
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
