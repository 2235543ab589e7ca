import type {Steps} from '../records/steps.js';
import type {Event} from '../session/events.js';
import {editToMeasure, measurementSteps} from '../session/history/history.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {workedOn} from './turns.js';

type Measuring = {
	readonly number: number;
	readonly draft: Model['draft'];
	readonly version: string;
	readonly steps: Steps<Event | undefined>;
};

/** Keeps what earlier edits come to up to date with the data: in small steps between the keys. */
export function measureEdits(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let measuring: Measuring | undefined;
	const schedule = () => {
		if (turn === undefined && editToMeasure(store.get()) !== undefined) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		measuring = current(store.get(), measuring);
		if (measuring === undefined) return;
		const {result} = workedOn(measuring.steps);
		if (result.done === true) {
			measuring = undefined;
			if (result.value === undefined) return;
			store.dispatch(result.value);
		}
		schedule();
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

/** What is under way, unless something else is wanted by now, or the same of another draft or other data. */
function current(model: Model, measuring: Measuring | undefined): Measuring | undefined {
	const number = editToMeasure(model);
	if (number === undefined) return undefined;
	const {draft, data} = model;
	const isSame = measuring?.number === number && measuring.draft === draft && measuring.version === data.version;
	return isSame ? measuring : {number, draft, version: data.version, steps: measurementSteps(model, number)};
}
