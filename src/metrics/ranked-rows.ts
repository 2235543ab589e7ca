import {complete, inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleCount} from './deviation.js';
import {type ClassOutcomes, labelCount} from './outcomes.js';
import {type Ranking, rankingSteps} from './ranking.js';

export type Kinds = Uint16Array | Uint32Array;

/** What the metrics need to know of each row, in the order of its score: rows are visited out of order only once. */
export type RankedRows = {
	readonly scores: Float64Array;
	readonly ranking: Ranking;
	/**
	 * By rank: the ground truth's code (`kindOfCode`), two marks, and the samples as the lowest bits. Rows with equal scores
	 * have theirs in any order; the same kinds are only ever those of the same ties.
	 */
	readonly kinds: Kinds;
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
	/** The same rows, in the same samples and records, by other scores: these may have been made from them, or both from the same. */
	readonly like?: RankedRows | undefined;
};

type ScoredOutcomes = Pick<ClassOutcomes, 'labels' | 'many' | 'actual' | 'score'>;

/** `records` says which record each row belongs to, where one may have several; rows of one record follow each other. */
export function rankRows(outcomes: ScoredOutcomes, samples?: SampleBits, records?: Int32Array): RankedRows {
	return complete(rankedRowsSteps(scoredRows(outcomes), samples, records));
}

export function scoredRows(outcomes: ScoredOutcomes): ScoredRows {
	const {actual, score = new Float64Array()} = outcomes;
	return {actual, score, labelCount: labelCount(outcomes)};
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
	const known = like?.kindCount === kindCount ? kindsLike(like, ranking) : undefined;
	yield;
	const kinds = known ?? (yield* kindsSteps(ranking.order, kindCount, {actual, samples, records}));
	return {scores: score, ranking, kinds, kindCount, sampled: samples !== undefined};
}

/** The kinds of rows in the same ties, or in the same ones from the last to the first. */
function kindsLike({kinds, ranking: {line, isTurned}}: RankedRows, ranking: Ranking): Kinds | undefined {
	if (ranking.line !== line) return undefined;
	return ranking.isTurned === isTurned ? kinds : kinds.slice().reverse();
}

type KindSources = {
	readonly actual: Int32Array;
	readonly samples: SampleBits | undefined;
	readonly records: Int32Array | undefined;
};

/** Row by row first: out of order only what is small is read. */
function* kindsSteps(order: Int32Array, kindCount: number, sources: KindSources): Steps<Kinds> {
	const {actual, samples, records} = sources;
	const create = (length: number): Kinds => (kindCount <= 1 << 16 ? new Uint16Array(length) : new Uint32Array(length));
	const marks = records && marksOf(actual, records);
	yield;
	const ofRows = create(actual.length);
	yield* inSpans(actual.length, (from, to) => {
		if (samples === undefined) setCodes(ofRows, actual, from, to);
		else setCodesAndBits(ofRows, actual, samples, from, to);
		if (marks !== undefined) addBits(ofRows, marks, from, to);
	});
	const kinds = create(order.length);
	yield* inSpans(order.length, (from, to) => gather(kinds, ofRows, order, from, to));
	return kinds;
}

function setCodes(kinds: Kinds, actual: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) kinds[row] = kindOfCode(actual[row] as number);
}

function setCodesAndBits(kinds: Kinds, actual: Int32Array, bits: Uint8Array, from: number, to: number): void {
	for (let row = from; row < to; row++) kinds[row] = kindOfCode(actual[row] as number) | (bits[row] as number);
}

function addBits(kinds: Kinds, bits: Uint8Array, from: number, to: number): void {
	for (let row = from; row < to; row++) kinds[row] = (kinds[row] as number) | (bits[row] as number);
}

function gather(kinds: Kinds, ofRows: Kinds, order: Int32Array, from: number, to: number): void {
	for (let rank = from; rank < to; rank++) kinds[rank] = ofRows[order[rank] as number] as number;
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
