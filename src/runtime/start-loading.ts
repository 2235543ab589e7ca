import {joinUsually} from '../monitor/usual-join.js';
import {Dataset} from '../records/dataset.js';
import type {Budget} from '../records/scan/line-scanner.js';
import type {Event} from '../session/events.js';
import type {Loading} from '../session/model.js';
import type {LineStore} from '../sources/line-store.js';
import {type LoadProgress, loadRecords, type SourceSet} from '../sources/load-records.js';
import {nothingUnread, readsPlace, type UnreadPlaces} from '../sources/scan-part.js';
import {paced} from './paced.js';

/** Longest stretch of reading between two turns of the event loop, in milliseconds. A key takes some four turns. */
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
};

/** Reads the sources and tells the session, until they end or `signal` says stop. */
export async function startLoading(
	set: SourceSet,
	lines: LineStore,
	dispatch: (event: Event) => void,
	signal: AbortSignal,
	{after = 'done', unread = nothingUnread, meanwhile}: LoadingStyle = {},
): Promise<Loaded> {
	const dataset = new Dataset({sampleRows, isRead: readsPlace(unread)});
	const started = performance.now();
	let turned = started;
	let progress: LoadProgress = {phase: 'captures', bytes: 0, total: undefined, problems: []};
	const tell = (state: Loading['state']) => {
		const loading = loadingOf(state, progress, dataset, performance.now() - started);
		const isSample = state === 'reading';
		const first = meanwhile ?? dataset.sample ?? dataset;
		dispatch({type: 'records-arrived', loading, dataset: isSample ? first : dataset, isSample});
	};
	const news = paced(() => tell('reading'), newsEvery);
	signal.addEventListener('abort', news.stop);
	for await (progress of loadRecords(set, dataset, lines, budget)) {
		if (signal.aborted) break;
		news.ask();
		joinUsually(dataset);
		if (performance.now() - turned >= slice) {
			await new Promise((resolve) => setImmediate(resolve));
			turned = performance.now();
		}
	}
	news.stop();
	if (!signal.aborted) tell(dataset.captures.rows === 0 && after === 'done' ? 'failed' : after);
	return {dataset, progress};
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
