import {profilesAheadSteps} from '../mapping/profile.js';
import {joinUsually, usualJoinSteps} from '../monitor/usual-join.js';
import {Dataset} from '../records/dataset.js';
import type {Budget} from '../records/scan/line-scanner.js';
import type {Steps} from '../records/steps.js';
import type {Event} from '../session/events.js';
import type {Loading} from '../session/model.js';
import type {LineStore} from '../sources/line-store.js';
import {besideKeys, loadInParts} from '../sources/load-in-parts.js';
import {type LoadProgress, loadRecords, orderedSources, type SourceSet} from '../sources/load-records.js';
import {nothingUnread, readsPlace, type UnreadPlaces} from '../sources/scan-part.js';
import {paced} from './paced.js';
import {letKeysThrough} from './turns.js';

/** Longest stretch of reading during which no key gets through, in milliseconds. */
const slice = 3;
/** Lines that are taken in without a look at the clock. */
const budget: Budget = {lines: 2048, carefulLines: 48};
/** Shortest time between two pieces of news for the screen, in milliseconds. */
export const newsEvery = 100;
/** While more than this arrives, the screen computes on the first records only. */
const sampleRows = 5000;

/** What was read. */
export type Loaded = {readonly dataset: Dataset; readonly progress: LoadProgress};

export type LoadingStyle = {
	/** What comes after the end: where more records may arrive, nothing has failed yet. */
	readonly after?: 'done' | 'following';
	/** Which values are passed over. */
	readonly unread?: UnreadPlaces;
	/** What the screen shows until the end; without it the first records as they come. */
	readonly meanwhile?: Dataset | undefined;
	/** Whether other threads read, which takes plain files. */
	readonly isInParts?: boolean;
	/** Whether a key is to be expected, which goes before news. */
	readonly isTyping?: (() => boolean) | undefined;
};

/** Reads the sources and tells the session, until they end or `signal` says stop. */
export async function startLoading(
	set: SourceSet,
	lines: LineStore,
	dispatch: (event: Event) => void,
	signal: AbortSignal,
	{after = 'done', unread = nothingUnread, meanwhile, isInParts = false, isTyping}: LoadingStyle = {},
): Promise<Loaded> {
	const dataset = new Dataset({sampleRows, isRead: readsPlace(unread)});
	const started = performance.now();
	let progress: LoadProgress = {phase: 'captures', bytes: 0, total: undefined, problems: []};
	const tell = (state: Loading['state']) => {
		// Threads that have been stopped may have told something before.
		if (signal.aborted) return;
		const loading = loadingOf(state, progress, dataset, performance.now() - started);
		const isSample = state === 'reading';
		const first = meanwhile ?? dataset.sample ?? dataset;
		dispatch({type: 'records-arrived', loading, dataset: isSample ? first : dataset, isSample});
	};
	const news = paced(() => tell('reading'), newsEvery, isTyping && {turn: letKeysThrough, isBusy: isTyping});
	const hear = (now: LoadProgress) => {
		progress = now;
		news.ask();
	};
	signal.addEventListener('abort', news.stop);
	if (isInParts) await readInParts(set, dataset, {unread, signal, hear});
	else await readHere(set, dataset, lines, signal, hear);
	news.stop();
	tell(dataset.captures.rows === 0 && after === 'done' ? 'failed' : after);
	return {dataset, progress};
}

type Hear = (progress: LoadProgress) => void;

async function readHere(
	set: SourceSet,
	dataset: Dataset,
	lines: LineStore,
	signal: AbortSignal,
	hear: Hear,
): Promise<void> {
	const turn = turns();
	for await (const progress of loadRecords(set, dataset, lines, budget)) {
		if (signal.aborted) return;
		hear(progress);
		joinUsually(dataset);
		await turn();
	}
}

type InParts = {
	readonly unread: UnreadPlaces;
	readonly signal: AbortSignal;
	readonly hear: Hear;
};

/** Others read while there is time for keys here. */
async function readInParts(set: SourceSet, dataset: Dataset, {unread, signal, hear}: InParts): Promise<void> {
	const total = orderedSources(set).reduce((sum, {size}) => sum + (size ?? 0), 0);
	const phase = set.groundTruth.length > 0 ? 'ground truth' : 'captures';
	await loadInParts(set, dataset, unread, {
		manner: besideKeys,
		sample: {rows: sampleRows, onRead: () => hear({phase, bytes: 0, total, problems: []})},
		signal,
		onProgress: hear,
		onPart: async () => {
			await letKeysThrough();
			await inTurns(usualJoinSteps(dataset));
		},
	});
	// The first screen with all records counts their labels: the first captures have the whole ground truth.
	if (!signal.aborted) await inTurns(profilesAheadSteps(dataset.truths));
}

async function inTurns(steps: Steps<void>): Promise<void> {
	const turn = turns();
	for (const _ of steps) await turn();
}

/** Lets keys through whenever they have been kept waiting for long enough. */
function turns(): () => Promise<void> {
	let turned = performance.now();
	return async () => {
		if (performance.now() - turned < slice) return;
		await letKeysThrough();
		turned = performance.now();
	};
}

/** How far reading is, for the screen; `elapsed` in milliseconds. */
export function loadingOf(state: Loading['state'], progress: LoadProgress, dataset: Dataset, elapsed: number): Loading {
	const records = dataset.captures.rows;
	return {
		...progress,
		state,
		records,
		malformed: dataset.captureIntake.malformed + dataset.truthIntake.malformed,
		recordsPerSecond: elapsed > 0 ? Math.round(((records + dataset.truths.rows) / elapsed) * 1000) : 0,
	};
}
