import {inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleMasks} from './deviation.js';
import {fewDistinctCodesSteps} from './distinct-codes.js';
import type {ClassOutcomes} from './outcomes.js';

/**
 * The cell of the matrix that each pair is in, in a byte: `actual * sides + predicted`. Matrix, funnel and comparison of
 * two readings are all counted from these, so that the labels of a million pairs are looked at once.
 */
export type CellBytes = {
	readonly cells: Uint8Array;
	/** The label codes that have places of their own, from place 1 on; place 0 is a missing value. */
	readonly codes: readonly number[];
	/** How many pairs are in each cell, by the samples that they are in: `cell * sampleMasks + mask`. */
	readonly counts: Uint32Array;
};

/** The places of a side. */
export const sides = 16;
export const missingPlace = 0;
/** The place of all labels without one of their own. */
const otherPlace = sides - 2;
export const mostCodes = sides - 3;
const othersCell = otherPlace * sides + otherPlace;
/** Two labels without a place that are the same one. */
const agreeingOthersCell = sides * sides - 1;

type Known = {readonly actual: Int32Array; readonly samples: SampleBits | undefined; readonly bytes: CellBytes};

const known = new WeakMap<Int32Array, Known>();

/**
 * Unless it is given which labels have places, undefined where both sides have more labels than there are places.
 * Remembered with the predictions.
 */
export function* cellBytesSteps(
	outcomes: ClassOutcomes,
	samples: SampleBits | undefined,
	given?: readonly number[],
): Steps<CellBytes | undefined> {
	const codes = given ?? (yield* codesWithPlacesSteps(outcomes));
	const {actual, predicted} = outcomes;
	const found = known.get(predicted);
	if (found?.actual === actual && found.samples === samples && areSame(found.bytes.codes, codes)) return found.bytes;
	if (codes === undefined || codes.length > mostCodes) return undefined;
	yield;
	const bytes = yield* countingSteps(outcomes, codes, samples ?? new Uint8Array(actual.length));
	known.set(predicted, {actual, samples, bytes});
	return bytes;
}

/** Whether it is known that both sides of all pairs have a value. */
export function areKnownComplete({actual, predicted}: ClassOutcomes): boolean {
	const found = known.get(predicted);
	return found?.actual === actual && cellTotals(found.bytes).every((count, cell) => count === 0 || isInside(cell));
}

/** How many pairs each cell has. */
export function cellTotals({counts}: CellBytes): Uint32Array {
	const totals = new Uint32Array(sides * sides);
	for (let bucket = 0; bucket < counts.length; bucket++) {
		const cell = Math.floor(bucket / sampleMasks);
		totals[cell] = (totals[cell] as number) + (counts[bucket] as number);
	}
	return totals;
}

export function placesOf(cell: number): {readonly actual: number; readonly predicted: number} {
	return {actual: Math.floor(cell / sides), predicted: cell % sides};
}

/** Whether neither side is missing. */
export function isInside(cell: number): boolean {
	const {actual, predicted} = placesOf(cell);
	return actual !== missingPlace && predicted !== missingPlace;
}

/** Whether both sides are the same label. */
export function isAgreeing(cell: number): boolean {
	const {actual, predicted} = placesOf(cell);
	return isInside(cell) && actual === predicted && cell !== othersCell;
}

/** All labels where they are few, else those of the side that has few. */
function* codesWithPlacesSteps(outcomes: ClassOutcomes): Steps<readonly number[] | undefined> {
	const {many} = outcomes;
	const count = many === undefined ? outcomes.labels.length : many.ofTruth;
	if (count <= mostCodes) return Array.from({length: count}, (_, code) => code);
	return many && (yield* fewDistinctCodesSteps(outcomes.predicted, mostCodes));
}

function areSame(some: readonly number[], others: readonly number[] | undefined): boolean {
	return some.length === others?.length && some.every((code, at) => code === others[at]);
}

function* countingSteps(outcomes: ClassOutcomes, codes: readonly number[], samples: SampleBits): Steps<CellBytes> {
	const {actual, predicted} = outcomes;
	const cells = new Uint8Array(actual.length);
	const counts = new Uint32Array(sides * sides * sampleMasks);
	const places = placesByCode(codes, outcomes.many?.count ?? outcomes.labels.length);
	yield* inSpans(cells.length, (start, end) => {
		putIntoCells(cells, counts, actual, predicted, samples, places, start, end);
	});
	return {cells, codes, counts};
}

function putIntoCells(
	cells: Uint8Array,
	counts: Uint32Array,
	actual: Int32Array,
	predicted: Int32Array,
	samples: SampleBits,
	places: Uint8Array,
	start: number,
	end: number,
): void {
	for (let pair = start; pair < end; pair++) {
		const from = (actual[pair] as number) + 1;
		const to = (predicted[pair] as number) + 1;
		const place = (places[from] as number) * sides + (places[to] as number);
		const cell = place === othersCell && from === to ? agreeingOthersCell : place;
		cells[pair] = cell;
		const bucket = cell * sampleMasks + (samples[pair] as number);
		counts[bucket] = (counts[bucket] as number) + 1;
	}
}

/** By label code + 1. */
export function placesByCode(codes: readonly number[], count: number): Uint8Array {
	const places = new Uint8Array(count + 1).fill(otherPlace);
	places[0] = missingPlace;
	for (const [at, code] of codes.entries()) places[code + 1] = at + 1;
	return places;
}
