import {numbersAheadSteps} from '../mapping/numbers-ahead.js';
import type {Steps} from '../records/steps.js';
import {isLarge} from '../session/errands/errand.js';
import {likelyEditsSteps} from '../session/errands/likely-edits.js';
import type {Event} from '../session/events.js';
import type {Data, Model} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';
import type {Store} from '../session/store.js';
import {turnsOfKey} from './turns.js';

/** Steps that have ended may hold what they worked with, so they are let go of. */
type Ahead = Pick<Data, 'dataset' | 'version'> & {steps: Steps<void> | undefined};

/**
 * Finds out what some edits would take longest for, when there is nothing else to do, in steps between the keys.
 * Likely edits are tried once, not whenever there are more data.
 */
export function lookAhead(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let ahead: Ahead | undefined;
	let [turnsLeft, areEditsTried] = [0, false];
	function* aheadSteps(model: Model): Steps<void> {
		yield* numbersAheadSteps(model.data.dataset);
		if (areEditsTried || !isLarge(model)) return;
		areEditsTried = true;
		yield* likelyEditsSteps(model);
	}
	/** What is under way, or done, unless the data are others by now. */
	const currentOf = (model: Model, ahead: Ahead | undefined): Ahead => {
		if (ahead !== undefined && isCurrent(model, ahead)) return ahead;
		const {dataset, version} = model.data;
		return {dataset, version, steps: aheadSteps(model)};
	};
	const schedule = () => {
		if (turn !== undefined || !isAtLeisure(store.get())) return;
		ahead = currentOf(store.get(), ahead);
		if (ahead.steps !== undefined) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		if (turnsLeft-- > 0) {
			turn = setImmediate(goOn);
			return;
		}
		turnsLeft = turnsOfKey;
		const model = store.get();
		const isWanted = ahead !== undefined && isAtLeisure(model) && isCurrent(model, ahead);
		if (isWanted && ahead?.steps?.next().done === true) ahead.steps = undefined;
		schedule();
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

/** All is read, the findings are there, and nobody waits for anything, or is about to choose a role. */
function isAtLeisure(model: Model): boolean {
	const {loading, waiting, chord} = model;
	return loading.state === 'done' && isUpToDate(model) && waiting.length === 0 && chord === undefined;
}

function isCurrent({data}: Model, {dataset, version}: Ahead): boolean {
	return data.dataset === dataset && data.version === version;
}
