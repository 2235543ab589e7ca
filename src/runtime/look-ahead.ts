import {numbersAheadSteps} from '../mapping/numbers-ahead.js';
import type {Steps} from '../records/steps.js';
import type {Event} from '../session/events.js';
import type {Data, Model} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';
import type {Store} from '../session/store.js';

type Ahead = Pick<Data, 'dataset' | 'version'> & {readonly steps: Steps<void>; isDone: boolean};

/** Finds out what some edits would take longest for, when there is nothing else to do: one step in a turn of the event loop. */
export function lookAhead(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let ahead: Ahead | undefined;
	const schedule = () => {
		if (turn !== undefined || !isAtLeisure(store.get())) return;
		ahead = currentOf(store.get(), ahead);
		if (!ahead.isDone) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		if (ahead !== undefined && isCurrent(store.get(), ahead)) ahead.isDone = ahead.steps.next().done === true;
		schedule();
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

/** All is read, the findings are there, and nobody waits for anything. */
function isAtLeisure(model: Model): boolean {
	return model.loading.state === 'done' && isUpToDate(model) && model.waiting.length === 0;
}

function isCurrent({data}: Model, {dataset, version}: Ahead): boolean {
	return data.dataset === dataset && data.version === version;
}

/** What is under way, or done, unless the data are others by now. */
function currentOf(model: Model, ahead: Ahead | undefined): Ahead {
	if (ahead !== undefined && isCurrent(model, ahead)) return ahead;
	const {dataset, version} = model.data;
	return {dataset, version, steps: numbersAheadSteps(dataset), isDone: false};
}
