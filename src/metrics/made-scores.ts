import {inSpans, type Steps} from '../records/steps.js';

/**
 * What scores were made from: `make` puts in the place of each score what it makes of this one alone, and keeps a missing
 * one (NaN) missing.
 */
export type Origin = {readonly given: Float64Array; readonly make: (scores: Float64Array) => void};

const origins = new WeakMap<Float64Array, Origin>();

/** The scores that are made from others, which stay as they are. */
export function* madeScoresSteps(given: Float64Array, make: Origin['make']): Steps<Float64Array> {
	const scores = yield* madeSteps(given, make);
	noteOrigin(scores, {given, make});
	return scores;
}

/** For scores that were made in another way, but come to the same. */
export function noteOrigin(scores: Float64Array, origin: Origin): void {
	origins.set(scores, origin);
}

/** Undefined where scores were made from no others. */
export function originOf(scores: Float64Array): Origin | undefined {
	return origins.get(scores);
}

/** What is made of some scores; nobody will ask where these come from. */
export function* madeSteps(given: Float64Array, make: Origin['make']): Steps<Float64Array> {
	const made = given.slice();
	yield;
	yield* inSpans(made.length, (from, to) => make(made.subarray(from, to)));
	return made;
}
