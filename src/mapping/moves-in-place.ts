import type {NumberOutcomes, Outcomes} from '../metrics/outcomes.js';
import {complete, type Steps} from '../records/steps.js';
import {type Cell, type FlipSummary, type Move, nameTable, otherValues} from './flip-moves.js';
import {areSamePairs, areSinglePairs, countMoves, type MoveCounts} from './move-counts.js';
import type {ReadPairs} from './pair-cells.js';
import type {ScoreCut} from './prediction.js';
import {sharedCodes} from './shared-codes.js';

/**
 * What the flips of two readings come to, where each judges no record by several pairs, at least one of them by a few
 * labels or both by numbers: the plain case of most edits, counted without a list of the flips. The same as `summaryOf`
 * has it; undefined in all other cases.
 */
export function movesInPlace(before: ReadPairs, after: ReadPairs): FlipSummary | undefined {
	return complete(movesInPlaceSteps(before, after));
}

/** The same in steps. */
export function* movesInPlaceSteps(before: ReadPairs, after: ReadPairs): Steps<FlipSummary | undefined> {
	const [old, now] = [before.outcomes, after.outcomes];
	const names = nameTable([old, now]);
	const texts = sharedLabels(old, now, names.texts);
	if (texts === undefined || !areComparable(before, after)) return undefined;
	yield;
	const codes = new Map(texts.map((text, code) => [text, code]));
	const from = cellsOf(before, codes);
	yield;
	const to = cellsOf(after, codes);
	yield;
	if (old.kind === 'numbers' && now.kind === 'numbers') markOtherNumbers(to, old, now);
	const [was, is] = [
		{captureRow: before.captureRow, cells: from},
		{captureRow: after.captureRow, cells: to},
	];
	const counted = countMoves(was, is, {cellCount, outside});
	yield;
	return summaryOfMoves(counted, texts, names);
}

/** Numbers are compared pair by pair. */
function areComparable(before: ReadPairs, after: ReadPairs): boolean {
	const [old, now] = [before.captureRow, after.captureRow];
	const areNumbers = before.outcomes.kind === 'numbers' && after.outcomes.kind === 'numbers';
	if (areSamePairs(old, now)) return areSinglePairs(old);
	return !areNumbers && areSinglePairs(old) && areSinglePairs(now);
}

/** The labels that moves are told in; undefined where there are too many, or where both readings have values of their own. */
function sharedLabels(old: Outcomes, now: Outcomes, [, ...named]: readonly string[]): readonly string[] | undefined {
	const areMany = [old, now].filter((outcomes) => outcomes.kind === 'classes' && outcomes.many !== undefined);
	if (areMany.length === 2) return undefined;
	const labels = [old, now].flatMap((one) => (one.kind === 'classes' && one.many === undefined ? one.labels : []));
	const texts = [...new Set([...labels, ...named])];
	return texts.length > mostLabels ? undefined : texts;
}

/** So few that a cell is a byte: the labels, and one more for all that only one of the readings has. */
const mostLabels = 14;
const side = mostLabels + 1;
/** The place of all labels that are in one reading only. */
const foreign = mostLabels;
/** A pair that is not in the matrix; two labels of one reading only that agree. */
const [outside, foreignAgreeing] = [side * side, side * side + 1];
/** A pair of two numbers, and one that had other numbers before. */
const [numbers, otherNumbers] = [side * side + 2, side * side + 3];
const cellCount = otherNumbers + 1;

/** The cell of each pair as a number, the same number for the same two texts. */
function cellsOf({outcomes, byThreshold}: ReadPairs, codes: ReadonlyMap<string, number>): Uint8Array {
	if (outcomes.kind === 'numbers') return cellsOfNumbers(outcomes);
	const common = sharedCodes(outcomes, codes, foreign);
	const {actual, score} = outcomes;
	if (byThreshold !== undefined && score !== undefined) return cellsAtCut(actual, score, byThreshold.cut, common);
	const {predicted} = outcomes;
	const cells = new Uint8Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		cells[pair] = cellOfLabels(actual[pair] as number, predicted[pair] as number, common);
	}
	return cells;
}

/** The same where a threshold makes the labels, which are not made for it. */
function cellsAtCut(actual: Int32Array, score: Float64Array, cut: ScoreCut, common: Int32Array): Uint8Array {
	const {threshold, rule, positive, negative} = cut;
	// Which side a score is on is anybody's guess for a processor, so it looks up the cell instead of branching.
	const codes = common.length + 1;
	const cellOf = (at: number) => cellOfLabels((at % codes) - 1, at < codes ? negative : positive, common);
	const table = Uint8Array.from({length: 2 * codes}, (_, at) => cellOf(at));
	const takesEqual = rule === '>=';
	const cells = new Uint8Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		const value = score[pair] as number;
		const isAbove = Number(value > threshold) | (Number(value === threshold) & Number(takesEqual));
		const cell = table[isAbove * codes + (actual[pair] as number) + 1] as number;
		cells[pair] = Number.isNaN(value) ? outside : cell;
	}
	return cells;
}

function cellOfLabels(actual: number, predicted: number, common: Int32Array): number {
	if ((actual | predicted) < 0) return outside;
	const [from, to] = [common[actual] as number, common[predicted] as number];
	return actual === predicted && from === foreign ? foreignAgreeing : from * side + to;
}

function cellsOfNumbers({actual, predicted}: NumberOutcomes): Uint8Array {
	const cells = new Uint8Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		cells[pair] = Number.isFinite(actual[pair]) && Number.isFinite(predicted[pair]) ? numbers : outside;
	}
	return cells;
}

function markOtherNumbers(cells: Uint8Array, before: NumberOutcomes, after: NumberOutcomes): void {
	for (let pair = 0; pair < cells.length; pair++) {
		const isSame = before.actual[pair] === after.actual[pair] && before.predicted[pair] === after.predicted[pair];
		if (!isSame && cells[pair] === numbers) cells[pair] = otherNumbers;
	}
}

type Named = {-readonly [Key in keyof Move]: Move[Key]} & {first: number};

/** Labels that have no name of their own are told as one; moves in the order of their first appearance. */
function summaryOfMoves(
	{counts, firsts}: MoveCounts,
	texts: readonly string[],
	names: ReturnType<typeof nameTable>,
): FlipSummary {
	const moves = new Map<string, Named>();
	const summary = {records: 0, agreeNow: 0, agreedBefore: 0};
	const cellOf = (cell: number): Cell | undefined => {
		if (cell === outside) return undefined;
		if (cell > outside) return {actual: otherValues, predicted: otherValues};
		const name = (label: number) =>
			names.texts[label === foreign ? 0 : (names.codeOf(texts[label] as string) ?? 0)] as string;
		return {actual: name(Math.floor(cell / side)), predicted: name(cell % side)};
	};
	for (let move = 0; move < counts.length; move++) {
		const count = counts[move] as number;
		if (count === 0) continue;
		const [from, to, first] = [Math.floor(move / cellCount), move % cellCount, firsts[move] as number];
		if (from === to) continue;
		const [was, is] = [agrees(from), agrees(to)];
		summary.records += count;
		if (is && !was) summary.agreeNow += count;
		if (was && !is) summary.agreedBefore += count;
		const cells = {from: cellOf(from), to: cellOf(to)};
		const key = JSON.stringify([cells.from, cells.to]);
		const known = moves.get(key) ?? {...cells, count: 0, first};
		moves.set(key, {...known, count: known.count + count, first: Math.min(known.first, first)});
	}
	const ordered = [...moves.values()].sort((a, b) => b.count - a.count || a.first - b.first);
	return {...summary, moves: ordered.map(({from, to, count}) => ({from, to, count}))};
}

/** The diagonal, where two labels of one reading only are different ones. */
function agrees(cell: number): boolean {
	return cell === foreignAgreeing || (cell < foreign * side && cell % (side + 1) === 0);
}
