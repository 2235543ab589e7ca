import {occurringCodesSteps} from '../../metrics/distinct-codes.js';
import type {ClassOutcomes, Outcomes} from '../../metrics/outcomes.js';
import type {Dataset} from '../../records/dataset.js';
import {inSpans, type Steps} from '../../records/steps.js';
import type {FactName} from './condition.js';
import type {Units} from './units.js';

/** Facts that follow from one reading. */
export type StageFact = Exclude<FactName, 'disagrees'>;

export const factBits: Readonly<Record<StageFact, number>> = {
	decoded: 1,
	joined: 2,
	labelled: 4,
	predicted: 8,
	comparable: 16,
	agreeing: 32,
};

/** Which stages of the funnel each capture row passes, as bits; the counts are those of the reading's funnel. */
export function* stageBitsSteps({captures}: Dataset, units: Units): Steps<Uint8Array> {
	const bits = new Uint8Array(units.rows);
	const {outcomes} = units;
	const judge = outcomes.kind === 'classes' ? yield* classJudgeSteps(outcomes) : numberJudge(outcomes);
	yield* inSpans(units.captureRow.length, (from, to) => addFound(bits, units, judge, from, to));
	yield* inSpans(units.rows, (from, to) => addDecoded(bits, captures, from, to));
	return bits;
}

function addFound(bits: Uint8Array, {captureRow, pairs}: Units, judge: Judge, from: number, to: number): void {
	for (let unit = from; unit < to; unit++) {
		const row = captureRow[unit] as number;
		const inPair = unit < pairs ? factBits.joined : 0;
		bits[row] = (bits[row] as number) | judge(unit) | inPair;
	}
}

/** Of what is not decoded nothing else is told. */
function addDecoded(bits: Uint8Array, captures: Dataset['captures'], from: number, to: number): void {
	for (let row = from; row < to; row++) {
		bits[row] = captures.isDecoded(row) ? (bits[row] as number) | factBits.decoded : 0;
	}
}

/** What a unit proves about its record. */
type Judge = (unit: number) => number;

function* classJudgeSteps(outcomes: ClassOutcomes): Steps<Judge> {
	const amongTruth = yield* occurringCodesSteps(outcomes);
	yield;
	// Labels that a threshold makes are made here, for all units.
	const {actual, predicted} = outcomes;
	yield;
	return (unit) => {
		const [a, p] = [actual[unit] as number, predicted[unit] as number];
		const found = (a < 0 ? 0 : factBits.labelled) | (p < 0 ? 0 : factBits.predicted);
		if (a < 0 || p < 0 || amongTruth[p] !== 1) return found;
		return found | factBits.comparable | (a === p ? factBits.agreeing : 0);
	};
}

function numberJudge({actual, predicted}: Extract<Outcomes, {kind: 'numbers'}>): Judge {
	return (unit) => {
		const [a, p] = [Number.isFinite(actual[unit]), Number.isFinite(predicted[unit])];
		const found = (a ? factBits.labelled : 0) | (p ? factBits.predicted : 0);
		return a && p ? found | factBits.comparable | factBits.agreeing : found;
	};
}
