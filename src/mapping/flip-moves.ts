import {fewDistinctCodes, fewDistinctCodesSteps} from '../metrics/distinct-codes.js';
import {type ClassOutcomes, labelAt, labelCount, type Outcomes} from '../metrics/outcomes.js';
import {complete, type Steps} from '../records/steps.js';
import type {Flips} from './flips.js';
import {isInMatrix, predictedBy, type ReadPairs} from './pair-cells.js';

export type Cell = {readonly actual: string; readonly predicted: string};

/** How many records went from one cell to another; undefined is "not in the matrix". */
export type Move = {readonly from: Cell | undefined; readonly to: Cell | undefined; readonly count: number};

export type FlipSummary = {
	/** Records that flipped. */
	readonly records: number;
	/** The most frequent first. */
	readonly moves: readonly Move[];
	/** Records whose two sides have become equal, and those that were equal. */
	readonly agreeNow: number;
	readonly agreedBefore: number;
};

/** What stands for the many labels that are no ground truth: raw probabilities in place of labels. */
export const otherValues = '(other values)';
/** A reading with more labels than this has values among them that are no vocabulary. */
const mostLabels = 64;
/** More different labels than this in the ground truth are no vocabulary either. */
const mostNames = 1000;

/** Counts the flips by the cells that they lead from and to. */
export function summaryOf(before: ReadPairs, after: ReadPairs, flips: Flips): FlipSummary {
	return complete(summaryOfSteps(before, after, flips));
}

/** The same in steps. */
export function* summaryOfSteps(before: ReadPairs, after: ReadPairs, flips: Flips): Steps<FlipSummary> {
	if (flips.rows.length === 0) return noFlips;
	yield* namesSteps([before.outcomes, after.outcomes]);
	const names = nameTable([before.outcomes, after.outcomes]);
	const from = cellsOf(before, names, flips.fromPair);
	yield;
	const to = cellsOf(after, names, flips.toPair);
	const cells = names.count * names.count + 1;
	const counts = createCounts(cells * cells);
	let [agreeNow, agreedBefore] = [0, 0];
	for (let at = 0; at < flips.rows.length; at++) {
		if (at % flipsPerStep === 0) yield;
		counts.add((from.codes[at] as number) * cells + (to.codes[at] as number));
		const [was, is] = [from.agrees[at] as number, to.agrees[at] as number];
		agreeNow += is & ~was;
		agreedBefore += was & ~is;
	}
	const moves = counts
		.take()
		.map(([move, count]) => ({from: names.cell(Math.floor(move / cells)), to: names.cell(move % cells), count}))
		.sort((a, b) => b.count - a.count);
	return {records: flips.rows.length, moves, agreeNow, agreedBefore};
}

const flipsPerStep = 1 << 18;
const noFlips: FlipSummary = {records: 0, moves: [], agreeNow: 0, agreedBefore: 0};

/** Up to this many different moves each has its place in an array, which is faster for a million records. */
const mostPlaces = 1 << 12;

/** Counts moves, and lists them in the order of their first appearance. */
function createCounts(moves: number) {
	const places = new Float64Array(moves <= mostPlaces ? moves : 0);
	const counts = new Map<number, number>();
	return {
		add(move: number): void {
			const count = places[move];
			if (count === undefined || count === 0) counts.set(move, (counts.get(move) ?? 0) + 1);
			if (count !== undefined) places[move] = count + 1;
		},
		take: () => [...counts].map(([move, count]) => [move, places[move] ?? count] as const),
	};
}

/** The cell of a pair in words; undefined where the pair is not in the matrix. */
export function cellOf(reading: ReadPairs, pair: number): Cell | undefined {
	if (pair < 0 || !isInMatrix(reading)(pair)) return undefined;
	const {outcomes} = reading;
	const [actual, predicted] = [outcomes.actual[pair] as number, predictedBy(reading)(pair)];
	if (outcomes.kind === 'numbers') return {actual: String(actual), predicted: String(predicted)};
	return {actual: labelAt(outcomes, actual) ?? '', predicted: labelAt(outcomes, predicted) ?? ''};
}

type Names = {
	readonly count: number;
	readonly texts: readonly string[];
	readonly codeOf: (label: string) => number | undefined;
	/** The cell with a code; code 0 is "not in the matrix". */
	readonly cell: (code: number) => Cell | undefined;
};

/** The names that moves are told in: of few labels all, of many those of the ground truth where it has a vocabulary; code 0 is all the others. */
export function nameTable(both: readonly Outcomes[]): Names {
	const named = both.flatMap((outcomes) => {
		if (outcomes.kind === 'numbers') return [];
		if (labelCount(outcomes) <= mostLabels) return outcomes.labels;
		return actualLabels(outcomes);
	});
	const names = [otherValues, ...new Set(named.slice(0, mostNames))];
	const codes = new Map(names.map((name, code) => [name, code]));
	return {
		count: names.length,
		texts: names,
		codeOf: (label) => codes.get(label),
		cell(code) {
			if (code === 0) return undefined;
			const [actual, predicted] = [Math.floor((code - 1) / names.length), (code - 1) % names.length];
			return {actual: names[actual] ?? otherValues, predicted: names[predicted] ?? otherValues};
		},
	};
}

/** Finds out beforehand what names there will be. */
export function* namesSteps(both: readonly Outcomes[]): Steps<void> {
	for (const outcomes of both) {
		if (outcomes.kind === 'classes' && labelCount(outcomes) > mostLabels)
			yield* fewDistinctCodesSteps(outcomes.actual, mostNames);
	}
}

/** Whether the ground truth of a reading, by its label codes, has few enough labels for names. */
export function areNamed(actual: Int32Array): boolean {
	return fewDistinctCodes(actual, mostNames) !== undefined;
}

function actualLabels(outcomes: ClassOutcomes): readonly string[] {
	const codes = fewDistinctCodes(outcomes.actual, mostNames) ?? [];
	return codes.map((code) => labelAt(outcomes, code) ?? '');
}

/** The codes of the cells of pairs, and 1 for each pair whose sides are equal; a pair of -1 is not in the matrix. */
type PairCells = {readonly codes: Int32Array; readonly agrees: Uint8Array};

/** Below this share of all pairs, labels that a threshold makes are made for these only. */
const fewPairs = 0.25;

function cellsOf(reading: ReadPairs, names: Names, pairs: Int32Array): PairCells {
	const cells = {codes: new Int32Array(pairs.length), agrees: new Uint8Array(pairs.length)};
	const {outcomes} = reading;
	if (outcomes.kind === 'numbers') return {...cells, codes: pairs.map((pair) => (pair < 0 ? 0 : 1))};
	const {actual} = outcomes;
	const named = nameCodes(outcomes, names);
	const one = predictedBy(reading);
	const all = pairs.length < fewPairs * actual.length ? undefined : outcomes.predicted;
	for (let at = 0; at < pairs.length; at++) {
		const pair = pairs[at] as number;
		if (pair < 0) continue;
		const [truth, prediction] = [actual[pair] as number, all === undefined ? one(pair) : (all[pair] as number)];
		cells.codes[at] = 1 + (named[truth] as number) * names.count + (named[prediction] as number);
		cells.agrees[at] = Number(truth === prediction);
	}
	return cells;
}

/** The code of the name of each label; of very many labels only the names are looked up. */
function nameCodes(outcomes: ClassOutcomes, names: Names): Int32Array {
	const {many} = outcomes;
	if (many === undefined) return Int32Array.from(outcomes.labels, (label) => names.codeOf(label) ?? 0);
	const codes = new Int32Array(many.count);
	for (const [name, text] of names.texts.entries()) {
		const code = name === 0 ? undefined : many.codeOf(text);
		if (code !== undefined) codes[code] = name;
	}
	return codes;
}
