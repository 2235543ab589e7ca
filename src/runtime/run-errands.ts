import type {Steps} from '../records/steps.js';
import {type Errand, sameErrand} from '../session/errands/errand.js';
import {wantedErrand} from '../session/errands/running.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {turnsOfKey, workedOn} from './turns.js';

/** What takes no longer than this is not worth telling, in milliseconds; what takes 100 is told before it is done. */
const firstNews = 70;
/** How often it is told how far the rest is. In milliseconds. */
const newsEvery = 100;

type Running = {
	readonly errand: Errand;
	readonly steps: Steps<unknown>;
	done: number;
	/** When it is to be told how far it is. */
	nextNews: number;
};

/** Runs what the session wants to be found out, in small steps between the keys, and gives up what is wanted no more. */
export function runErrands(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let [turnsLeft, running]: [number, Running | undefined] = [0, undefined];
	const schedule = () => {
		if (turn === undefined && wantedErrand(store.get()) !== undefined) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		if (turnsLeft-- > 0) {
			turn = setImmediate(goOn);
			return;
		}
		turnsLeft = turnsOfKey;
		const errand = wantedErrand(store.get());
		running = errand && (sameErrand(running?.errand, errand) ? running : begun(errand));
		if (running === undefined) return;
		const {steps, result} = workedOn(running.steps);
		running.done += steps;
		if (result.done === true) {
			running = undefined;
			store.dispatch({type: 'errand-done'});
		} else tell(running, store.dispatch);
		schedule();
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

function begun(errand: Errand | undefined): Running | undefined {
	return errand && {errand, steps: errand.steps(), done: 0, nextNews: performance.now() + firstNews};
}

function tell(running: Running, dispatch: (event: Event) => void): void {
	const now = performance.now();
	if (now < running.nextNews) return;
	running.nextNews = now + newsEvery;
	const {doing, expected} = running.errand;
	dispatch({type: 'errand-told', doing, share: Math.min(0.99, running.done / expected)});
}
