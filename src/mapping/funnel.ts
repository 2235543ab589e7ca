import type {Outcomes} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';

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

type Pairs = {readonly captureRow: Int32Array; readonly joined: number};

export function funnelOf(
	{captures, captureIntake}: Dataset,
	pairs: Pairs,
	outcomes: Outcomes,
	hasPrediction: (captureRow: number) => boolean,
): Funnel {
	const passed = new Uint8Array(captures.rows);
	const judge = outcomes.kind === 'classes' ? classJudge(outcomes) : numberJudge(outcomes);
	for (let pair = 0; pair < pairs.captureRow.length; pair++) {
		const row = pairs.captureRow[pair] as number;
		passed[row] = (passed[row] as number) | judge(pair);
	}
	const count = {decoded: 0, groundTruth: 0, prediction: 0, comparable: 0, agreeing: 0};
	for (let row = 0; row < captures.rows; row++) {
		if (!captures.isDecoded(row)) continue;
		const bits = passed[row] as number;
		count.decoded++;
		if (hasPrediction(row)) count.prediction++;
		if (bits & labelled) count.groundTruth++;
		if (bits & comparable) count.comparable++;
		if (bits & agreeing) count.agreeing++;
	}
	const {decoded, ...found} = count;
	return {read: captureIntake.read, parsed: captures.rows, decoded, joined: pairs.joined, ...found};
}

const labelled = 1;
const comparable = 2;
const agreeing = 4;

/** What a pair proves about its record, as bits. */
type Judge = (pair: number) => number;

function classJudge({labels, actual, predicted}: Extract<Outcomes, {kind: 'classes'}>): Judge {
	const amongTruth = new Uint8Array(labels.length);
	for (const code of actual) if (code >= 0) amongTruth[code] = 1;
	return (pair) => {
		const [a, p] = [actual[pair] as number, predicted[pair] as number];
		if (a < 0) return 0;
		if (p < 0 || amongTruth[p] !== 1) return labelled;
		return a === p ? labelled | comparable | agreeing : labelled | comparable;
	};
}

function numberJudge({actual, predicted}: Extract<Outcomes, {kind: 'numbers'}>): Judge {
	return (pair) => {
		if (!Number.isFinite(actual[pair])) return 0;
		return Number.isFinite(predicted[pair]) ? labelled | comparable | agreeing : labelled;
	};
}
