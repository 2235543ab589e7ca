import {numberOf} from '../records/scalar.js';
import type {Candidate} from './candidates.js';

/** The slot of the output that a monitor is pointed at: its label, else its probability. */
export type Slot = 'prediction' | 'probability';

/** A candidate that knows this much less of the ground truth than the best one is something else. */
export const inTheRunning = 0.6;
/** A label says less than the score that it was cut from. */
const labelsWorth = 1.5;

/**
 * The candidate that a slot most likely means. Only those that tell the ground truth about as well as the best one are in
 * the running, however they are called; of these the first of the kind that the slot takes.
 */
export function fittest(candidates: readonly Candidate[], slot: Slot): Candidate | undefined {
	const strongest = Math.max(...candidates.map(strengthOf));
	const running = candidates.filter((one) => strengthOf(one) >= inTheRunning * strongest || isLabelByItself(one));
	const wanted = slot === 'prediction' ? 'label' : 'probability';
	return running.find(({profile}) => profile.kind === wanted) ?? running[0];
}

/** What a candidate knows of the ground truth, labels and scores on one scale. */
export function strengthOf({association, overlap}: Candidate): number {
	return overlap > 0.9 ? labelsWorth * association : association;
}

/** The labels of the ground truth, in words or under a usual name: however weak the model, it is a label. */
export function isLabelByItself(candidate: Candidate): boolean {
	return speaksTheWords(candidate) || (candidate.overlap > 0.9 && candidate.name >= 0.6);
}

/** Values that are words of the ground truth are hardly ever a coincidence, as numbers may be. */
export function speaksTheWords({profile, overlap}: Candidate): boolean {
	const isWords = profile.values.some(({scalar}) => Number.isNaN(numberOf(scalar)));
	return isWords && overlap > 0.9;
}
