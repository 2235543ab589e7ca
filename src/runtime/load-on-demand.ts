import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import {isRereading} from '../session/stop-reading.js';
import type {Store} from '../session/store.js';
import type {LineStore} from '../sources/line-store.js';
import {canBeLoadedInParts} from '../sources/load-in-parts.js';
import type {SourceSet} from '../sources/load-records.js';
import {featuresUnread, nothingUnread, type UnreadPlaces} from '../sources/scan-part.js';
import {type LoadingStyle, startLoading} from './start-loading.js';

/**
 * Reads the sources; of large files without the features, and once more with them as soon as the session wants some of
 * them. Meanwhile the screen goes on with the first records, which were read whole. A session that no longer wants them
 * ends the reading.
 */
export async function loadOnDemand(
	set: SourceSet,
	lines: LineStore,
	store: Store<Model, Event>,
	signal: AbortSignal,
	{isTyping}: Pick<LoadingStyle, 'isTyping'> = {},
): Promise<void> {
	const isInParts = canBeLoadedInParts(set);
	let unread = isInParts ? featuresUnread : nothingUnread;
	await startLoading(set, lines, store.dispatch, signal, {unread, isInParts, isTyping});
	while (unread !== nothingUnread && !signal.aborted) {
		await valuesWanted(store, signal);
		const wanted = wantedIn(store.get())?.wanted;
		// A key that came right behind may have taken it back.
		if (wanted === undefined || signal.aborted) continue;
		const less = wanted === 'all' ? nothingUnread : withValues(unread, wanted);
		const reading = whileWanted(store, signal);
		await startLoading(set, lines, reading.dispatch, reading.signal, {
			unread: less,
			isInParts,
			isTyping,
			meanwhile: store.get().data.dataset,
		});
		if (reading.isDone()) unread = less;
	}
}

function withValues({sides, except}: UnreadPlaces, wanted: readonly string[]): UnreadPlaces {
	return {sides, except: [...except, ...wanted]};
}

function wantedIn(model: Model): Model['rereading'] {
	return isRereading(model) ? model.rereading : undefined;
}

/** Resolves when the session wants values that were passed over, or when all is called off. */
function valuesWanted(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (wantedIn(store.get()) === undefined && !signal.aborted) return;
			stop();
			signal.removeEventListener('abort', look);
			resolve();
		};
		const stop = store.subscribe(look);
		signal.addEventListener('abort', look);
		look();
	});
}

/** A signal that also says stop when the session wants no longer what it wants now; and whether all arrived before. */
function whileWanted(store: Store<Model, Event>, signal: AbortSignal) {
	const wanted = wantedIn(store.get());
	const unwanted = new AbortController();
	let done = false;
	const stop = store.subscribe(() => {
		if (wantedIn(store.get()) === wanted) return;
		stop();
		unwanted.abort();
	});
	return {
		signal: AbortSignal.any([signal, unwanted.signal]),
		isDone: () => done,
		dispatch(event: Event) {
			// Once all is there it is wanted no longer, which is no reason to stop.
			if (event.type === 'records-arrived' && !event.isSample) {
				done = true;
				stop();
			}
			store.dispatch(event);
		},
	};
}
