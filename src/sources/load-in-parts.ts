import {availableParallelism} from 'node:os';
import type {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import {type LoadProgress, orderedSources, type SourceSet} from './load-records.js';
import {loadSample} from './load-sample.js';
import {createPartJoiner} from './part-joiner.js';
import {type Manner, tasksOf} from './part-tasks.js';
import {type PartThread, startPartThread} from './part-thread.js';
import {createPartScanner, type PartTask, type ScannedPart, type ScanPart, type UnreadPlaces} from './scan-part.js';
import type {ThreadManner} from './serve-parts.js';
import {worthThreads} from './worth-threads.js';

const mostThreads = 8;

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
	partSize: 16 * 1024 * 1024,
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
	readonly startThread?: (manner: ThreadManner) => PartThread;
};

/** Reads all sources into the dataset, in several threads; what comes out is the same as read one after the other. */
export async function loadInParts(
	set: SourceSet,
	dataset: Dataset,
	unread: UnreadPlaces,
	{onProgress, onPart, manner = withAllThreads, sample, signal, startThread = startPartThread}: PartsOptions,
): Promise<readonly Problem[]> {
	const sources = orderedSources(set);
	const problems: Problem[] = [];
	const tasks = await tasksOf(set, sources, unread, manner, problems);
	const joiner = createPartJoiner(dataset, sources, tasks, problems, onPart);
	const total = sources.reduce((sum, {size}) => sum + (size ?? 0), 0);
	let [next, bytes] = [0, 0];
	const onBytes = (more: number) => {
		bytes += more;
		onProgress({phase: joiner.phase(), bytes, total, problems});
	};
	const take = (scan: ScanPart): Coming | undefined => {
		const index = next++;
		const task = signal?.aborted ? undefined : tasks[index];
		return task && {index, part: scan(task, onBytes)};
	};
	const threads = Math.max(0, Math.min(manner.threads, tasks.length - (manner.takesPart ? 1 : 0)));
	const helpers = Array.from({length: threads}, () => startThread({givesWay: !manner.takesPart}));
	const helping = async ({scan}: PartThread, index: number) => {
		if (index === 0 && sample !== undefined) {
			await loadSample(set, dataset, sample.rows, scan);
			sample.onRead();
		}
		await readThere(() => take(scan), joiner);
	};
	const reading = async () => {
		const end = helpers.length === 0 ? tasks.length : leftToOthersFrom(tasks);
		const here = manner.takesPart ? [readHere((scan) => (next < end ? take(scan) : undefined), joiner)] : [];
		await Promise.all([...helpers.map(helping), ...here]);
		await joiner.done();
	};
	try {
		await Promise.race([reading(), callingOff(signal)]);
	} finally {
		for (const {stop} of helpers) stop();
	}
	return problems;
}

type Joiner = ReturnType<typeof createPartJoiner>;

/** What waits for its place is held twice soon: no thread reads on while so many parts do. */
const mostBehind = 6;

/** Parts that a thread is asked for at once: it goes on while this one is too busy to hear that it has read one. */
const askedAtOnce = 2;

/** Another thread reads the next parts while this one puts those that came in their places. */
async function readThere(take: () => Coming | undefined, joiner: Joiner): Promise<void> {
	const asked: Coming[] = [];
	const ask = () => {
		const coming = take();
		if (coming === undefined) return;
		asked.push(coming);
		// A thread that breaks fails all that it was asked for; the first of these is heard of.
		coming.part.catch(() => {});
	};
	for (let at = 0; at < askedAtOnce; at++) ask();
	for (let coming = asked.shift(); coming !== undefined; coming = asked.shift()) {
		const {index, part} = coming;
		const isPut = joiner.put(index, await part);
		// Where it fails, so does what is awaited in the end.
		isPut.catch(() => {});
		if (joiner.behind() >= mostBehind) await isPut;
		ask();
	}
}

/** Of all bytes, the share that is left to other threads in the end: only this one can put all the parts together. */
const leftToOthers = 0.25;

/** The first of the tasks that are left to other threads. */
function leftToOthersFrom(tasks: readonly PartTask[]): number {
	const sizes = tasks.map(({part}) => part.end - part.start);
	let rest = sizes.reduce((sum, size) => sum + size, 0);
	const left = rest * leftToOthers;
	const from = sizes.findIndex((size) => {
		rest -= size;
		return rest + size <= left;
	});
	return from === -1 ? tasks.length : from;
}

/** What only this thread can do goes first. */
async function readHere(take: (scan: ScanPart) => Coming | undefined, joiner: Joiner): Promise<void> {
	const scanPart = createPartScanner();
	for (let coming = take(scanPart); coming !== undefined; coming = take(scanPart)) {
		await joiner.put(coming.index, await coming.part);
	}
}

/** Resolves when the signal says stop: a thread that was stopped no longer answers. */
function callingOff(signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => {
		if (signal?.aborted) resolve();
		signal?.addEventListener('abort', () => resolve(), {once: true});
	});
}
