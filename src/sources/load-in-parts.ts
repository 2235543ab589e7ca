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
import {createPartScanner, type PartTask, type ScannedPart, type UnreadPlaces} from './scan-part.js';
import type {ThreadManner} from './serve-parts.js';
import type {Source} from './source.js';
import {worthThreads} from './worth-threads.js';

const mostThreads = 8;

/** Who reads, and in which pieces. */
export type Manner = {
	/** How many threads are started. */
	readonly threads: number;
	/** Whether the thread that asks reads as well. */
	readonly takesPart: boolean;
	/** In bytes; the last parts may be smaller. */
	readonly partSize: number;
};

/** As fast as it goes. */
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
	const put = ({index}: Coming, scanned: ScannedPart) => {
		putTogether = putTogether.then(() => {
			joined.add(index, scanned);
			return onPart();
		});
		return putTogether;
	};
	/** Another thread reads the next part while this one puts the last one in its place. */
	async function readThere({scan}: PartThread, index: number): Promise<void> {
		if (index === 0 && sample !== undefined) {
			await loadSample(set, dataset, sample.rows, scan);
			sample.onRead();
		}
		for (let coming = take(scan); coming !== undefined; ) {
			const last = coming;
			const scanned = await last.part;
			coming = take(scan);
			// Where this fails, so does all that is awaited in the end.
			put(last, scanned).catch(() => {});
		}
	}
	/** What only this thread can do goes first. */
	async function readHere(): Promise<void> {
		const scanPart = createPartScanner();
		for (let coming = take(scanPart); coming !== undefined; coming = take(scanPart)) {
			await put(coming, await coming.part);
		}
	}
	const started = reader === undefined ? [] : [reader];
	const lacking = Math.min(manner.threads, tasks.length - (manner.takesPart ? 1 : 0)) - started.length;
	const helpers = [
		...started,
		...Array.from({length: Math.max(0, lacking)}, () => startThread({givesWay: !manner.takesPart})),
	];
	const reading = async () => {
		await Promise.all([...helpers.map(readThere), ...(manner.takesPart ? [readHere()] : [])]);
		await putTogether;
	};
	try {
		await Promise.race([reading(), callingOff(signal)]);
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
