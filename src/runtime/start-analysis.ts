import {diagnose, sameMapping} from '../findings/diagnose.js';
import type {Finding} from '../findings/finding.js';
import {outcomeBefore} from '../monitor/before.js';
import {expectationFor} from '../monitor/infer-expectation.js';
import {literalMapping} from '../monitor/literal-mapping.js';
import type {Event} from '../session/events.js';
import type {Data, Model} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';
import type {Store} from '../session/store.js';

/** After a piece of work the analysis rests this many times as long while records still arrive: reading goes first. */
const restWhileReading = 4;

/** Keeps the monitor's reading and the findings up to date with data and draft, in small steps between the keys. */
export async function startAnalysis(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	let read = '';
	while (!signal.aborted) {
		const started = performance.now();
		const model = store.get();
		if (model.data.version !== '' && model.data.version !== read) {
			read = model.data.version;
			readMonitor(model, store.dispatch);
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

function readMonitor({data, configuration}: Model, dispatch: (event: Event) => void): void {
	const {dataset, version} = data;
	if (dataset.captures.rows === 0) return;
	const expectation = expectationFor(dataset, configuration);
	const monitor = {
		expectation,
		literal: literalMapping(expectation, dataset),
		before: outcomeBefore(dataset, expectation),
	};
	dispatch(answered({dataset, version}, {type: 'monitor-read', monitor, version}));
}

/** One diagnosis; given up as soon as the draft it is about has changed. */
async function findCauses(store: Store<Model, Event>, signal: AbortSignal): Promise<void> {
	const {data, draft, monitor} = store.get();
	if (draft === undefined || monitor === undefined) return;
	const steps = diagnose(data.dataset, monitor.expectation, draft.mapping);
	for (;;) {
		const step = steps.next();
		if (step.done === true) {
			const {mended} = step.value;
			const findings = data.isSample ? step.value.findings.filter(holdsForSample) : step.value.findings;
			const {version} = data;
			store.dispatch(answered(data, {type: 'diagnosed', findings, mended, draft: draft.mapping, version}));
			return;
		}
		await pause(0, signal);
		const now = store.get();
		const outdated = now.draft === undefined || !sameMapping(now.draft.mapping, draft.mapping);
		if (signal.aborted || outdated || now.data.dataset !== data.dataset) return;
	}
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
