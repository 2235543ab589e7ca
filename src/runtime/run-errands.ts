import type {Steps} from '../records/steps.js';
import {type Errand, sameErrand} from '../session/errands/errand.js';
import {wantedErrand} from '../session/errands/running.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {turnsOfKey, workedOn} from './turns.js';

/** What takes 100 ms is told before: after so many milliseconds, or after fewer where it looks as if it will. */
const firstNews = 70;
const foreseen = 35;
const longWait = 110;
/** How often it is told how far the rest is. In milliseconds. */
const newsEvery = 100;

type Running = {
	readonly errand: Errand;
	readonly steps: Steps<unknown>;
	/** When it was begun. */
	readonly model: Model;
	done: number;
};

/** Runs what the session wants to be found out, in small steps between the keys, and gives up what is wanted no more. */
export function runErrands(store: Store<Model, Event>): () => void {
	let turn: NodeJS.Immediate | undefined;
	let [turnsLeft, running]: [number, Running | undefined] = [0, undefined];
	/** Since when the user waits; errands one behind the other are one wait. */
	let since: number | undefined;
	/** When it was last told how far it is. */
	let told = Number.NEGATIVE_INFINITY;
	/** What was wanted is there, and nobody has been told. */
	let isOver = false;
	const wanted = () => {
		const model = store.get();
		return running !== undefined && isStillFor(running, model) ? running.errand : wantedErrand(model);
	};
	const schedule = () => {
		if (turn === undefined && (isOver || wanted() !== undefined)) turn = setImmediate(goOn);
	};
	const goOn = () => {
		turn = undefined;
		if (turnsLeft-- > 0) {
			turn = setImmediate(goOn);
			return;
		}
		turnsLeft = turnsOfKey;
		if (isOver) tellOfEnd();
		else workOn();
		schedule();
	};
	const tellOfEnd = () => {
		const isAhead = running?.errand.isAhead === true;
		[isOver, running] = [false, undefined];
		if (isAhead) return;
		store.dispatch({type: 'errand-done'});
		if (wanted() === undefined) since = undefined;
	};
	const workOn = () => {
		const errand = wanted();
		since = errand && !errand.isAhead ? (since ?? performance.now()) : undefined;
		running = errand && (sameErrand(running?.errand, errand) ? running : begun(errand, store.get()));
		if (running === undefined) return;
		const {steps, result} = workedOn(running.steps);
		running.done += steps;
		// What comes of it may take a while to draw: a key that has come meanwhile goes first.
		isOver = result.done === true;
		if (isOver || running.errand.isAhead) return;
		const now = performance.now();
		const share = Math.min(0.99, running.done / running.errand.expected);
		if (now - told < newsEvery || !isWorthTelling(now - (since ?? now), share)) return;
		told = now;
		store.dispatch({type: 'errand-told', doing: running.errand.doing, share});
	};
	const stop = store.subscribe(schedule);
	return () => {
		stop();
		clearImmediate(turn);
	};
}

function begun(errand: Errand, model: Model): Running {
	return {errand, steps: errand.steps(), model, done: 0};
}

/** Whether the same still waits for it: what that waits for may be known before the errand has ended, which looks further ahead. */
function isStillFor({model: {waiting, data, draft}}: Running, now: Model): boolean {
	return waiting[0] !== undefined && waiting[0] === now.waiting[0] && data === now.data && draft === now.draft;
}

function isWorthTelling(waited: number, share: number): boolean {
	return waited >= firstNews || (waited >= foreseen && waited / share >= longWait);
}
