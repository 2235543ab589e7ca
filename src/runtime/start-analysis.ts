import {type Diagnosis, diagnose, sameMapping} from '../findings/diagnose.js';
import type {Finding} from '../findings/finding.js';
import type {Mapping} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {outcomeBeforeSteps} from '../monitor/before.js';
import {expectationSteps} from '../monitor/infer-expectation.js';
import {literalMapping} from '../monitor/literal-mapping.js';
import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';
import {wantedErrand} from '../session/errands/running.js';
import type {Event} from '../session/events.js';
import {draftForeseenSteps, outcomeForeseenSteps} from '../session/foreseeing.js';
import type {Data, Model, Monitor} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';
import type {Store} from '../session/store.js';
import {letKeysThrough} from './turns.js';

/** After a piece of work the analysis rests this many times as long while records still arrive: reading goes first. */
const restWhileReading = 4;

/** Keeps the monitor's reading and the findings up to date with data and draft, in small steps between the keys. */
export async function startAnalysis(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	let read: Pick<Data, 'dataset' | 'version'> | undefined;
	while (!signal.aborted) {
		const started = performance.now();
		const model = store.get();
		if (lacksLabels(model)) {
			await changeOf(store, signal);
			continue;
		}
		const {dataset, version} = model.data;
		// What was read once more may be of the same length.
		if (version !== '' && (version !== read?.version || dataset !== read.dataset)) {
			read = {dataset, version};
			await readMonitor(store, signal);
		} else if (model.monitor !== undefined && model.draft !== undefined && !isUpToDate(model)) {
			await findCauses(store, signal);
		} else {
			await changeOf(store, signal);
			continue;
		}
		const arriving = ['reading', 'following'].includes(store.get().loading.state);
		await pause(arriving ? (performance.now() - started) * restWhileReading : 0, signal);
	}
}

/** The first records may be there before their labels, and would all seem to have none; when all is read again they have them. */
function lacksLabels({loading: {state, phase}, rereading}: Model): boolean {
	return rereading === undefined && state === 'reading' && phase === 'ground truth';
}

async function readMonitor(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	const {data: first} = store.get();
	if (first.dataset.captures.rows === 0) return;
	const grown = first.dataset.version;
	const isWanted = () =>
		!signal.aborted && store.get().data.dataset === first.dataset && first.dataset.version === grown;
	const inSteps = await inTurns(monitorSteps(store.get), store, isWanted);
	const {data} = store.get();
	if (signal.aborted || data.dataset !== first.dataset) return;
	// Where records keep arriving, what is already old would never be told; those few are read in one go.
	const isOld = inSteps === undefined || data.version !== first.version;
	const monitor = isOld ? complete(monitorSteps(store.get)) : inSteps;
	store.dispatch(answered(data, {type: 'monitor-read', monitor, version: data.version}));
}

/** What the monitor reads; and what the draft comes to, so that it is there when the session asks for it. */
function* monitorSteps(current: () => Model): Steps<Monitor> {
	const {data, configuration} = current();
	const {dataset} = data;
	const expectation = yield* expectationSteps(dataset, configuration);
	const literal = literalMapping(expectation, dataset);
	const before = yield* outcomeBeforeSteps(dataset, expectation);
	const monitor = {expectation, literal, before};
	let model: Model;
	// What was edited meanwhile is another draft.
	do {
		model = current();
		yield* draftForeseenSteps(model, monitor);
	} while (current().draft?.mapping !== model.draft?.mapping);
	return monitor;
}

/** One diagnosis; given up as soon as the draft it is about has changed. */
async function findCauses(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	const {data, draft, monitor} = store.get();
	if (draft === undefined || monitor === undefined) return;
	const grown = data.dataset.version;
	const isWanted = () => {
		const now = store.get();
		const isSame = now.draft !== undefined && sameMapping(now.draft.mapping, draft.mapping);
		return !signal.aborted && isSame && now.data.dataset === data.dataset && data.dataset.version === grown;
	};
	const diagnosis = await inTurns(causesSteps(data.dataset, monitor, draft.mapping), store, isWanted);
	if (diagnosis === undefined) return;
	const {mended} = diagnosis;
	const findings = data.isSample ? diagnosis.findings.filter(holdsForSample) : diagnosis.findings;
	const {version} = data;
	store.dispatch(answered(data, {type: 'diagnosed', findings, mended, draft: draft.mapping, version}));
}

/** The findings; and what each fix comes to, which is shown as soon as the fix is highlighted. */
function* causesSteps(dataset: Dataset, {expectation}: Monitor, mapping: Mapping): Steps<Diagnosis> {
	const diagnosis = yield* diagnose(dataset, expectation, mapping);
	for (const {changes} of diagnosis.findings.flatMap(({fixes}) => fixes)) {
		yield* outcomeForeseenSteps(dataset, applyPatch(mapping, changes));
	}
	return diagnosis;
}

/**
 * Runs steps to their end with time for a key between each two, and for all that the user waits for; undefined where
 * nobody wants the result any more.
 */
async function inTurns<T>(
	steps: Steps<T>,
	store: Store<Model, Event>,
	isWanted: () => boolean,
): Promise<T | undefined> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		do await letKeysThrough();
		while (isWanted() && isErrandAwaited(store.get()));
		if (!isWanted()) return undefined;
	}
}

/** Mostly it is an edit, after which other findings are wanted. */
function isErrandAwaited(model: Model): boolean {
	return model.waiting.length > 0 && wantedErrand(model) !== undefined;
}

/** An answer for which values were missing that reading passed over is none. */
function answered({dataset, version}: Pick<Data, 'dataset' | 'version'>, answer: Event): Event {
	const isMissing = dataset.captures.demanded.size > 0 && dataset.sample !== undefined;
	return isMissing ? {type: 'values-demanded', version} : answer;
}

/** Labels whose captures have not been read yet are no finding. */
function holdsForSample({code}: Finding): boolean {
	return code !== 'ground-truth/unmatched';
}

/** Ends early when all is called off: a timer that is still running would keep the process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (milliseconds < 1) {
			setImmediate(resolve);
			return;
		}
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal.addEventListener('abort', done);
	});
}

/** Resolves with the next change of the model. */
function changeOf(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			stop();
			signal.removeEventListener('abort', done);
			resolve();
		};
		const stop = store.subscribe(done);
		signal.addEventListener('abort', done);
	});
}
