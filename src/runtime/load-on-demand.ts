import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import type {LineStore} from '../sources/line-store.js';
import {canBeLoadedInParts} from '../sources/load-in-parts.js';
import type {SourceSet} from '../sources/load-records.js';
import {featuresUnread, nothingUnread, type UnreadPlaces} from '../sources/scan-part.js';
import {type LoadingStyle, startLoading} from './start-loading.js';

/**
 * Reads the sources; of large files without the features, and once more with them as soon as the session wants some of
 * them. Meanwhile the screen goes on with the first records, which were read whole.
 */
export async function loadOnDemand(
	set: SourceSet,
	lines: LineStore,
	store: Store<Model, Event>,
	signal: AbortSignal,
	{isTyping, reader}: Pick<LoadingStyle, 'isTyping' | 'reader'> = {},
): Promise<void> {
	const isInParts = canBeLoadedInParts(set);
	let unread = isInParts ? featuresUnread : nothingUnread;
	await startLoading(set, lines, store.dispatch, signal, {unread, isInParts, reader, isTyping});
	while (unread !== nothingUnread && !signal.aborted) {
		const wanted = await wantedValues(store, signal);
		if (wanted === undefined) return;
		unread = wanted === 'all' ? nothingUnread : withValues(unread, wanted);
		await startLoading(set, lines, store.dispatch, signal, {
			unread,
			isInParts,
			isTyping,
			meanwhile: store.get().data.dataset,
		});
	}
}

function withValues({sides, except}: UnreadPlaces, wanted: readonly string[]): UnreadPlaces {
	return {sides, except: [...except, ...wanted]};
}

/** Resolves when the session wants values that were passed over; with undefined when all is called off. */
function wantedValues(store: Store<Model, Event>, signal: AbortSignal): Promise<readonly string[] | 'all' | undefined> {
	return new Promise((resolve) => {
		const look = () => {
			const wanted = signal.aborted ? undefined : store.get().rereading?.wanted;
			if (wanted === undefined && !signal.aborted) return;
			stop();
			signal.removeEventListener('abort', look);
			resolve(wanted);
		};
		const stop = store.subscribe(look);
		signal.addEventListener('abort', look);
		look();
	});
}
