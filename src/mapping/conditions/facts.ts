import {type ClassOutcomes, labelCount, type Outcomes} from '../../metrics/outcomes.js';
import type {Dataset} from '../../records/dataset.js';
import type {Steps} from '../../records/steps.js';
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

const unitsPerStep = 1 << 16;

/** Which stages of the funnel each capture row passes, as bits; the counts are those of the reading's funnel. */
export function* stageBitsSteps({captures}: Dataset, units: Units): Steps<Uint8Array> {
	const bits = new Uint8Array(units.rows);
	const judge = units.outcomes.kind === 'classes' ? classJudge(units.outcomes) : numberJudge(units.outcomes);
	const {captureRow, pairs} = units;
	for (let unit = 0; unit < captureRow.length; unit++) {
		if (unit % unitsPerStep === 0) yield;
		const row = captureRow[unit] as number;
		const inPair = unit < pairs ? factBits.joined : 0;
		bits[row] = (bits[row] as number) | judge(unit) | inPair;
	}
	for (let row = 0; row < units.rows; row++) {
		if (row % unitsPerStep === 0) yield;
		bits[row] = captures.isDecoded(row) ? (bits[row] as number) | factBits.decoded : 0;
	}
	return bits;
}

/** What a unit proves about its record. */
type Judge = (unit: number) => number;

function classJudge(outcomes: ClassOutcomes): Judge {
	const {actual, predicted} = outcomes;
	const amongTruth = new Uint8Array(labelCount(outcomes));
	for (const code of actual) if (code >= 0) amongTruth[code] = 1;
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
