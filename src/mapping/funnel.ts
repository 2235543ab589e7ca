import {type CellBytes, cellBytesSteps, cellTotals, missingPlace, placesOf} from '../metrics/cell-bytes.js';
import {samplesSteps} from '../metrics/deviation.js';
import {finitePairsSteps} from '../metrics/finite-pairs.js';
import type {ClassOutcomes, NumberOutcomes} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';
import {inSpans, type Steps} from '../records/steps.js';
import type {Pairs} from './pairs.js';
import type {TruthFacts} from './truth-facts.js';

export const stages = [
	'read',
	'parsed',
	'decoded',
	'joined',
	'groundTruth',
	'prediction',
	'comparable',
	'agreeing',
] as const;
export type Stage = (typeof stages)[number];

/** How many records passed each stage; a record with several labels counts once (product contract, section 3). */
export type Funnel = Readonly<Record<Stage, number>>;

/** The stages that depend on what a mapping makes of the records. */
export type Passed = Pick<Funnel, 'groundTruth' | 'prediction' | 'comparable' | 'agreeing'>;

export function funnelOf(dataset: Dataset, {joined}: Pairs, passed: Passed): Funnel {
	const {captures, captureIntake} = dataset;
	return {read: captureIntake.read, parsed: captures.rows, decoded: captures.decodedRows, joined, ...passed};
}

type Proved = Omit<Passed, 'prediction'>;

const known = new WeakMap<Int32Array, {readonly actual: Int32Array; readonly proved: Proved}>();

/**
 * Counts records by what their pairs prove. Remembered with the predictions: only the names of the labels may have
 * changed.
 */
export function* passedByLabelsSteps(
	{captureRow, areSingle}: Pairs,
	outcomes: ClassOutcomes,
	factsSteps: () => Steps<TruthFacts>,
): Steps<Proved> {
	const bytes = areSingle ? yield* cellBytesSteps(outcomes, yield* samplesSteps(captureRow.length)) : undefined;
	if (bytes !== undefined) return provedByCells(bytes);
	const {actual, predicted} = outcomes;
	const counted = known.get(predicted);
	if (counted?.actual === actual) return counted.proved;
	const {occurs} = yield* factsSteps();
	const proofs = new Uint8Array(actual.length);
	yield* inSpans(actual.length, (from, to) => {
		for (let pair = from; pair < to; pair++) {
			const [a, p] = [actual[pair] as number, predicted[pair] as number];
			const isComparable = a >= 0 && p >= 0 && occurs[p] === 1;
			proofs[pair] = Number(a >= 0) | (Number(isComparable) << 1) | (Number(isComparable && a === p) << 2);
		}
	});
	const proved = yield* countRecordsSteps(captureRow, proofs);
	known.set(predicted, {actual, proved});
	return proved;
}

/** Where no record has several pairs, pairs are counted. A label without a place is on one side only. */
function provedByCells(bytes: CellBytes): Proved {
	const cells = [...cellTotals(bytes).entries()].filter(([, count]) => count > 0);
	const truths = new Set(cells.map(([cell]) => placesOf(cell).actual));
	const proved = {groundTruth: 0, comparable: 0, agreeing: 0};
	for (const [cell, count] of cells) {
		const {actual, predicted} = placesOf(cell);
		if (actual === missingPlace) continue;
		proved.groundTruth += count;
		const isLabel = predicted !== missingPlace && predicted <= bytes.codes.length;
		if (!isLabel || !truths.has(predicted)) continue;
		proved.comparable += count;
		if (actual === predicted) proved.agreeing += count;
	}
	return proved;
}

export function* passedByNumbersSteps({captureRow, areSingle}: Pairs, outcomes: NumberOutcomes): Steps<Proved> {
	if (areSingle) {
		const counts = yield* finitePairsSteps(outcomes);
		return {groundTruth: counts.actual, comparable: counts.both, agreeing: counts.both};
	}
	const {actual, predicted} = outcomes;
	const proofs = new Uint8Array(actual.length);
	for (let pair = 0; pair < actual.length; pair++) {
		const isNumber = Number.isFinite(actual[pair]);
		proofs[pair] = isNumber ? (Number.isFinite(predicted[pair]) ? allProofs : labelled) : 0;
	}
	yield;
	return yield* countRecordsSteps(captureRow, proofs);
}

/** What a pair can prove about its record, as bits. */
const labelled = 1;
const allProofs = 0b111;

/** How many records have each proof from any of their pairs; the pairs of one record follow each other. */
function* countRecordsSteps(captureRow: Int32Array, proofs: Uint8Array): Steps<Proved> {
	const counts = new Uint32Array(allProofs + 1);
	const {length} = captureRow;
	let pair = 0;
	yield* inSpans(length, (_, to) => {
		for (; pair < to; pair++) {
			let proof = proofs[pair] as number;
			while (pair + 1 < length && captureRow[pair + 1] === captureRow[pair]) proof |= proofs[++pair] as number;
			counts[proof] = (counts[proof] as number) + 1;
		}
	});
	const withProof = (bit: number) => counts.reduce((sum, count, proof) => sum + ((proof >> bit) & 1) * count, 0);
	return {groundTruth: withProof(0), comparable: withProof(1), agreeing: withProof(2)};
}
