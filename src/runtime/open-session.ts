import type {Event} from '../session/events.js';
import {initialModel, type Model, type Opening} from '../session/model.js';
import {createStore, type Store} from '../session/store.js';
import {update} from '../session/update.js';
import {createLineStore} from '../sources/line-store.js';
import {orderedSources, type SourceSet} from '../sources/load-records.js';
import {answerRequests, type CopyText} from './answer-requests.js';
import {startKeeping} from './keep-session.js';
import {measureEdits} from './measure-edits.js';
import {type EditFile, openLines} from './open-line.js';
import {searchLines} from './search-lines.js';
import {startAnalysis} from './start-analysis.js';
import {startLoading} from './start-loading.js';
import {trySuggestions} from './try-suggestions.js';

/** What a session is opened on: the inputs that the command line has opened and checked. */
export type SessionInputs = Omit<Opening, 'size' | 'inputs'> &
	SourceSet & {
		readonly argumentsWithoutMapping: readonly string[];
		/** What becomes of an earlier session on the same inputs, and of this one. */
		readonly keeping: 'resume' | 'fresh' | 'off';
	};

/** A session with all that runs beside its screen. */
export type Session = {
	readonly store: Store<Model, Event>;
	/** Begins to read; called once the screen is there to show it. */
	start(): void;
	/** Resolves when all is written that is kept of it. */
	close(): Promise<void>;
};

type Surroundings = {
	readonly size: Model['size'];
	readonly copyText: CopyText;
	readonly edit: EditFile;
};

export function openSession(inputs: SessionInputs, {size, copyText, edit}: Surroundings): Session {
	const store = createStore(update, initialModel({...inputs, inputs: inputs.argumentsWithoutMapping, size}));
	const sources = orderedSources(inputs);
	const lines = createLineStore(sources);
	const abort = new AbortController();
	const stopAnswering = answerRequests(store, lines, copyText);
	const stopOpening = openLines(store, sources, lines, edit);
	const stopSearching = searchLines(store, sources, lines);
	const stopMeasuring = measureEdits(store);
	const stopTrying = trySuggestions(store);
	let keeping = Promise.resolve(async () => {});
	return {
		store,
		start() {
			void startAnalysis(store, abort.signal);
			keeping = startKeeping(store, inputs);
			void keeping.then(() => startLoading(inputs, lines, store.dispatch, abort.signal));
		},
		async close() {
			abort.abort();
			stopAnswering();
			stopOpening();
			stopSearching();
			stopMeasuring();
			stopTrying();
			const stopKeeping = await keeping;
			await stopKeeping();
		},
	};
}
