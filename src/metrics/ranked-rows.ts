import {complete, inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleCount} from './deviation.js';
import {type ClassOutcomes, labelCount} from './outcomes.js';
import {type Ranking, rankingSteps} from './ranking.js';

/** What the metrics need to know of each row, in the order of its score: rows are visited out of order only once. */
export type RankedRows = {
	readonly scores: Float64Array;
	readonly ranking: Ranking;
	/** By rank: the ground truth's code (`kindOfCode`), two marks, and the samples as the lowest bits. */
	readonly kinds: Uint16Array | Uint32Array;
	/** One more than the largest kind there can be. */
	readonly kindCount: number;
	/** Whether the rows are in samples at all. */
	readonly sampled: boolean;
};

/** Mark of a row whose record has a row before it. */
export const follows = 1 << sampleCount;
/** Mark of a row whose record has a row with the same ground truth before it. */
export const repeats = 1 << (sampleCount + 1);
const codeShift = sampleCount + 2;

/** The first of the kinds with a label code as ground truth; -1 is a missing one. */
export function kindOfCode(code: number): number {
	return (code + 1) << codeShift;
}

export function codeOfKind(kind: number): number {
	return (kind >>> codeShift) - 1;
}

export type ScoredRows = {
	readonly actual: Int32Array;
	readonly score: Float64Array;
	/** How many labels there are, in the ground truth or not. */
	readonly labelCount: number;
	/** The same rows by other scores, which these may have been made from, or both from the same. */
	readonly like?: RankedRows | undefined;
};

type ScoredOutcomes = Pick<ClassOutcomes, 'labels' | 'many' | 'actual' | 'score'>;

/** `records` says which record each row belongs to, where one may have several; rows of one record follow each other. */
export function rankRows(outcomes: ScoredOutcomes, samples?: SampleBits, records?: Int32Array): RankedRows {
	const {actual, score = new Float64Array()} = outcomes;
	return complete(rankedRowsSteps({actual, score, labelCount: labelCount(outcomes)}, samples, records));
}

type Ranked = {
	readonly actual: Int32Array;
	readonly samples: SampleBits | undefined;
	readonly records: Int32Array | undefined;
	readonly rows: RankedRows;
};

const known = new WeakMap<Float64Array, Ranked>();

/** The same in steps; remembered with the scores. */
export function* rankedRowsSteps(scored: ScoredRows, samples?: SampleBits, records?: Int32Array): Steps<RankedRows> {
	const {actual, score} = scored;
	const ranked = known.get(score);
	const isKnown = ranked?.actual === actual && ranked.samples === samples && ranked.records === records;
	const rows = isKnown ? ranked.rows : yield* rankingRowsSteps(scored, samples, records);
	known.set(score, {actual, samples, records, rows});
	return rows;
}

function* rankingRowsSteps(
	{labelCount, actual, score, like}: ScoredRows,
	samples: SampleBits | undefined,
	records: Int32Array | undefined,
): Steps<RankedRows> {
	const ranking = yield* rankingSteps(score, like?.ranking);
	yield;
	const kindCount = kindOfCode(labelCount);
	const marks = records && marksOf(actual, records);
	yield;
	const {order} = ranking;
	const kinds = kindCount <= 1 << 16 ? new Uint16Array(order.length) : new Uint32Array(order.length);
	const known = like?.kindCount === kindCount ? like : undefined;
	const fill = kindFiller(
		kinds,
		order,
		actual,
		{marks, samples},
		known && {kinds: known.kinds, order: known.ranking.order},
	);
	yield* inSpans(order.length, fill);
	return {scores: score, ranking, kinds, kindCount, sampled: samples !== undefined};
}

type Bits = {readonly marks: Uint8Array | undefined; readonly samples: SampleBits | undefined};
type KindsInOrder = Pick<RankedRows, 'kinds'> & {readonly order: Int32Array};

/** Rows that stand at the same rank in another order, or at the same rank from its end, have their kinds there. */
function kindFiller(
	kinds: RankedRows['kinds'],
	order: Int32Array,
	actual: Int32Array,
	{marks, samples}: Bits,
	like: KindsInOrder = {kinds: new Uint16Array(0), order: new Int32Array(0)},
): (from: number, to: number) => void {
	const last = order.length - 1;
	const isTurned = like.order[last] === order[0];
	return (from, to) => {
		for (let rank = from; rank < to; rank++) {
			const row = order[rank] as number;
			const place = isTurned ? last - rank : rank;
			kinds[rank] =
				like.order[place] === row
					? (like.kinds[place] as number)
					: kindOfCode(actual[row] as number) | (marks?.[row] ?? 0) | (samples?.[row] ?? 0);
		}
	};
}

function marksOf(actual: Int32Array, records: Int32Array): Uint8Array {
	const marks = new Uint8Array(records.length);
	let first = 0;
	for (let row = 1; row < records.length; row++) {
		if (records[row] !== records[first]) first = row;
		else marks[row] = follows | (actual.subarray(first, row).includes(actual[row] as number) ? repeats : 0);
	}
	return marks;
}
