import type {ClassOutcomes, NumberOutcomes} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';
import type {Pairs} from './pairs.js';

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
	const decoded = dataset.remember('decoded records', () => {
		let count = 0;
		for (let row = 0; row < captures.rows; row++) if (captures.isDecoded(row)) count++;
		return count;
	});
	return {read: captureIntake.read, parsed: captures.rows, decoded, joined, ...passed};
}

/** Counts records by what their pairs prove. `occurs` says which label codes occur as ground truth. */
export function passedByLabels(
	pairs: Pairs,
	{actual, predicted}: Pick<ClassOutcomes, 'actual' | 'predicted'>,
	occurs: Uint8Array,
): Omit<Passed, 'prediction'> {
	return countRecords(pairs, (pair) => {
		const [a, p] = [actual[pair] as number, predicted[pair] as number];
		if (a < 0) return 0;
		if (p < 0 || occurs[p] !== 1) return labelled;
		return a === p ? labelled | comparable | agreeing : labelled | comparable;
	});
}

export function passedByNumbers(pairs: Pairs, {actual, predicted}: NumberOutcomes): Omit<Passed, 'prediction'> {
	return countRecords(pairs, (pair) => {
		if (!Number.isFinite(actual[pair])) return 0;
		return Number.isFinite(predicted[pair]) ? labelled | comparable | agreeing : labelled;
	});
}

const labelled = 1;
const comparable = 2;
const agreeing = 4;

/** `judge` tells what a pair proves about its record, as bits; the pairs of one record follow each other. */
function countRecords({captureRow}: Pairs, judge: (pair: number) => number): Omit<Passed, 'prediction'> {
	const counts = {groundTruth: 0, comparable: 0, agreeing: 0};
	for (let pair = 0; pair < captureRow.length; ) {
		const row = captureRow[pair];
		let proved = 0;
		for (; pair < captureRow.length && captureRow[pair] === row; pair++) proved |= judge(pair);
		if (proved & labelled) counts.groundTruth++;
		if (proved & comparable) counts.comparable++;
		if (proved & agreeing) counts.agreeing++;
	}
	return counts;
}
