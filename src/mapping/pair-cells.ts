import {type ClassOutcomes, labelAt, labelCount, type ManyLabels} from '../metrics/outcomes.js';
import {labelOfScore, type ScoreCut} from './prediction.js';
import type {Reading} from './reading.js';
import type {ScoredPairs} from './scored-pairs.js';

/** What a reading holds of each pair of a record and a label. */
export type ReadPairs = Pick<Reading, 'outcomes' | 'captureRow'> & {
	readonly byThreshold?: {readonly cut: ScoreCut; readonly scored?: ScoredPairs} | undefined;
};

/** The predicted label code, or the number, of a pair; labels that a threshold makes are made for this pair only. */
export function predictedBy({outcomes, byThreshold}: ReadPairs): (pair: number) => number {
	const {kind} = outcomes;
	if (kind === 'classes' && byThreshold !== undefined && outcomes.score !== undefined) {
		const {score} = outcomes;
		const {cut} = byThreshold;
		return (pair) => labelOfScore(score[pair] as number, cut);
	}
	const {predicted} = outcomes;
	return (pair) => predicted[pair] as number;
}

/** Whether neither side of a pair is missing. */
export function isInMatrix(reading: ReadPairs): (pair: number) => boolean {
	const {kind, actual} = reading.outcomes;
	const predicted = predictedBy(reading);
	if (kind === 'classes') return (pair) => (actual[pair] as number) >= 0 && predicted(pair) >= 0;
	return (pair) => Number.isFinite(actual[pair]) && Number.isFinite(predicted(pair));
}

/** The product of two vocabularies up to which all their labels are compared beforehand. */
const largestTable = 1 << 16;

/** Whether a pair of one reading and a pair of another, both in the matrix, are in the same cell. */
export function sameCell(before: ReadPairs, after: ReadPairs): (before: number, after: number) => boolean {
	const [old, now] = [before.outcomes, after.outcomes];
	const [actual, actualAfter] = [old.actual, now.actual];
	const [predicted, predictedAfter] = [predictedBy(before), predictedBy(after)];
	if (old.kind === 'numbers' || now.kind === 'numbers') {
		const comparable = old.kind === now.kind;
		return (from, to) => comparable && actual[from] === actualAfter[to] && predicted(from) === predictedAfter(to);
	}
	const same = old.many && now.many ? sameOfMany(old.many, now.many) : sameLabel(old, now);
	return (from, to) =>
		same(actual[from] as number, actualAfter[to] as number) && same(predicted(from), predictedAfter(to));
}

/** A label that is a number is the same as no other text, and compared without making texts. */
function sameOfMany(before: ManyLabels, after: ManyLabels): (before: number, after: number) => boolean {
	const [old, now] = [before.numbers(), after.numbers()];
	return (from, to) => {
		const [was, is] = [old[from] as number, now[to] as number];
		if (Number.isNaN(was) && Number.isNaN(is)) return before.at(from) === after.at(to);
		return was === is;
	};
}

/** Two readings number their labels each in its own order, so labels are the same by their texts. */
function sameLabel(before: ClassOutcomes, after: ClassOutcomes): (before: number, after: number) => boolean {
	const [count, countAfter] = [labelCount(before), labelCount(after)];
	if (before.many === undefined && after.many === undefined && count * countAfter <= largestTable) {
		const table = Uint8Array.from(before.labels.flatMap((from) => after.labels.map((to) => Number(from === to))));
		return (from, to) => table[from * countAfter + to] === 1;
	}
	if (after.many === undefined && countAfter <= fewLabels) {
		const codes = codesIn(before, after.labels);
		return (from, to) => codes[to] === from;
	}
	if (before.many === undefined && count <= fewLabels) {
		const codes = codesIn(after, before.labels);
		return (from, to) => codes[from] === to;
	}
	return (from, to) => labelAt(before, from) === labelAt(after, to);
}

/** Up to so many labels are looked up among the many others, so that no text is compared record by record. */
const fewLabels = 1000;

/** The code that each of a few labels has among many, -1 for none. */
function codesIn(outcomes: ClassOutcomes, few: readonly string[]): Int32Array {
	const {many} = outcomes;
	if (many !== undefined) return Int32Array.from(few, (label) => many.codeOf(label) ?? -1);
	const {labels} = outcomes;
	const places = new Map(few.map((label, code) => [label, code]));
	const lengths = new Set(few.map(({length}) => length));
	const codes = new Int32Array(few.length).fill(-1);
	for (let code = 0; code < labels.length; code++) {
		const label = labels[code] ?? '';
		const place = lengths.has(label.length) ? places.get(label) : undefined;
		if (place !== undefined) codes[place] = code;
	}
	return codes;
}
