import {usualJoinSteps} from '../monitor/usual-join.js';
import {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import {createLineStore} from '../sources/line-store.js';
import {canBeLoadedInParts, loadInParts} from '../sources/load-in-parts.js';
import {type LoadProgress, loadRecords, type SourceSet} from '../sources/load-records.js';
import {featuresUnread, nothingUnread, readsPlace, type UnreadPlaces} from '../sources/scan-part.js';
import {completeInTurns} from './interruption.js';

export type Loaded = {readonly dataset: Dataset; readonly problems: readonly Problem[]};

/** A few milliseconds of comparing ids. */
const stepsPerTurn = 16;

type OnProgress = (progress: LoadProgress, dataset: Dataset) => void;

/**
 * Reads all sources and makes something of them. Of large files the features are passed over at first: where somebody
 * asks for any of them, the files are read once more with these, and all is done anew. So what comes out never depends
 * on what was passed over.
 */
export async function withRecords<T>(
	set: SourceSet,
	onProgress: OnProgress,
	use: (loaded: Loaded) => Promise<T>,
): Promise<T> {
	if (!canBeLoadedInParts(set)) return use(await loadAll(set, onProgress));
	let unread: UnreadPlaces = featuresUnread;
	for (;;) {
		const dataset = new Dataset({isRead: readsPlace(unread)});
		const problems = await loadInParts(set, dataset, unread, {
			onProgress: (progress) => onProgress(progress, dataset),
			// In turns: a thread that has read its part gets the next one meanwhile.
			onPart: () => completeInTurns(usualJoinSteps(dataset), stepsPerTurn),
		});
		const made = await use({dataset, problems});
		const {demanded} = dataset.captures;
		if (demanded.size === 0) return made;
		// Who asks for more after having got some may go on asking.
		unread = unread === featuresUnread ? {...featuresUnread, except: [...demanded]} : nothingUnread;
	}
}

/** Reads all sources to their end, in one thread. What could be read before a problem is in the dataset. */
async function loadAll(set: SourceSet, onProgress: OnProgress): Promise<Loaded> {
	const dataset = new Dataset();
	let problems: readonly Problem[] = [];
	// No line is shown again, so none is kept.
	for await (const progress of loadRecords(set, dataset, createLineStore([], 0))) {
		problems = progress.problems;
		onProgress(progress, dataset);
	}
	return {dataset, problems};
}
