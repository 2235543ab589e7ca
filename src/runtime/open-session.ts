import type {Event} from '../session/events.js';
import {initialModel, type Model, type Opening} from '../session/model.js';
import {createStore, type Store} from '../session/store.js';
import {update} from '../session/update.js';
import {createLineStore} from '../sources/line-store.js';
import {orderedSources, type SourceSet} from '../sources/load-records.js';
import {answerRequests, type CopyText} from './answer-requests.js';
import {startKeeping} from './keep-session.js';
import {letQuestionsBeRead} from './let-questions-be-read.js';
import {loadOnDemand} from './load-on-demand.js';
import {lookAhead} from './look-ahead.js';
import {measureEdits} from './measure-edits.js';
import {type EditFile, openLines} from './open-line.js';
import {runErrands} from './run-errands.js';
import {searchLines} from './search-lines.js';
import {startAnalysis} from './start-analysis.js';
import {type Followed, startFollowing} from './start-following.js';
import {trySuggestions} from './try-suggestions.js';
import {watchTyping} from './typing.js';
import {type WatchedMonitor, watchSettings} from './watch-settings.js';

/** What a session is opened on: the inputs that the command line has opened and checked. */
export type SessionInputs = Omit<Opening, 'size' | 'inputs'> &
	SourceSet & {
		readonly argumentsWithoutMapping: readonly string[];
		/** What becomes of an earlier session on the same inputs, and of this one. */
		readonly keeping: 'resume' | 'fresh' | 'off';
		/** Where the sources are followed as they grow. */
		readonly followed?: Followed | undefined;
		/** Where monitor and mapping are read again when they are saved. */
		readonly watched?: {readonly monitor: WatchedMonitor | undefined} | undefined;
	};

/** A session with all that runs beside its screen. */
export type Session = {
	readonly store: Store<Model, Event>;
	/** Begins to read; called once the screen is there to show it. */
	start(): void;
	/** Resolves when all is written that is kept of it. */
	close(): Promise<void>;
};

export type Surroundings = {
	readonly size: Model['size'];
	readonly copyText: CopyText;
	readonly edit: EditFile;
};

export function openSession(inputs: SessionInputs, {size, copyText, edit}: Surroundings): Session {
	const opening = initialModel({...inputs, inputs: inputs.argumentsWithoutMapping, size});
	const {store, isTyping} = watchTyping(createStore(update, opening));
	// New files of a folder that is followed come behind them.
	const sources = [...orderedSources(inputs)];
	const lines = createLineStore(sources);
	const abort = new AbortController();
	const stopAnswering = answerRequests(store, lines, copyText);
	const stopOpening = openLines(store, sources, lines, edit);
	const stopAsking = letQuestionsBeRead(store);
	const stopErrands = runErrands(store);
	const stopSearching = searchLines(store, sources, lines);
	const stopMeasuring = measureEdits(store);
	const stopTrying = trySuggestions(store);
	const stopLooking = lookAhead(store);
	let keeping = Promise.resolve(async () => {});
	return {
		store,
		start() {
			void startAnalysis(store, abort.signal);
			keeping = startKeeping(store, inputs);
			const given = {set: inputs, sources, lines, dispatch: store.dispatch, signal: abort.signal};
			const {followed} = inputs;
			void keeping.then(async () => {
				if (followed === undefined) await loadOnDemand(inputs, lines, store, abort.signal, {isTyping});
				else await startFollowing({...given, followed});
			});
			if (inputs.watched !== undefined)
				void watchSettings(store, {...inputs.watched, statistics: inputs.statistics}, abort.signal);
		},
		async close() {
			abort.abort();
			stopAnswering();
			stopOpening();
			stopAsking();
			stopErrands();
			stopSearching();
			stopMeasuring();
			stopTrying();
			stopLooking();
			const stopKeeping = await keeping;
			await stopKeeping();
		},
	};
}
