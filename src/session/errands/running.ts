import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import type {Errand} from './errand.js';
import {errandFor, errandOfScreen} from './wanted.js';

export type ErrandEvent =
	/** It takes long enough to tell how far it is: a share from 0 to 1. */
	| {readonly type: 'errand-told'; readonly doing: string; readonly share: number}
	/** What was wanted is known now. */
	| {readonly type: 'errand-done'};

export const errandHandlers: Handlers<ErrandEvent> = {
	'errand-told': (model, {doing, share}) => ({...model, errand: {doing, share}}),
	'errand-done': (model) => ({...model, errand: undefined}),
};

/** The errand to run: for what the user did last, else for what the screen shows. */
export function wantedErrand(model: Model): Errand | undefined {
	const [first] = model.waiting;
	return first === undefined ? errandOfScreen(model) : errandFor(model, first);
}

/** Esc while something waits: what was to be done is not done, and all stays as it is. */
export function waitingCalledOff(model: Model): Model {
	const {errand} = model;
	const notice = errand && ({kind: 'told', text: `Called off: ${errand.doing}`} as const);
	return {...model, waiting: [], errand: undefined, notice};
}
