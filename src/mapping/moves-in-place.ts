import type {NumberOutcomes, Outcomes} from '../metrics/outcomes.js';
import {type Cell, type FlipSummary, type Move, nameTable, otherValues} from './flip-moves.js';
import type {ReadPairs} from './pair-cells.js';
import type {ScoreCut} from './prediction.js';
import {namedLabels, sharedCodes} from './shared-codes.js';

/**
 * What the flips of two readings come to, where both judge the very same pairs, one for each record, by a few labels or by numbers: the
 * plain case of most edits, counted without a list of the flips. The same as `summaryOf` has it; undefined in all other
 * cases.
 */
export function movesInPlace(before: ReadPairs, after: ReadPairs): FlipSummary | undefined {
	const [old, now] = [before.outcomes, after.outcomes];
	const texts = sharedLabels(old, now);
	if (texts === undefined || !areSameSinglePairs(before.captureRow, after.captureRow)) return undefined;
	const codes = new Map(texts.map((text, code) => [text, code]));
	const [from, to] = [cellsOf(before, codes), cellsOf(after, codes)];
	if (old.kind === 'numbers' && now.kind === 'numbers') markOtherNumbers(to, old, now);
	return summaryOfMoves(countMoves(from, to), texts, nameTable([old, now]));
}

/** Undefined where there are too many, or where both readings have values of their own. */
function sharedLabels(old: Outcomes, now: Outcomes): readonly string[] | undefined {
	const areMany = [old, now].filter((outcomes) => outcomes.kind === 'classes' && outcomes.many !== undefined);
	if (areMany.length === 2) return undefined;
	const labels = [old, now].flatMap((one) => (one.kind === 'classes' ? namedLabels(one, mostLabels + 1) : []));
	const texts = [...new Set(labels)];
	return texts.length > mostLabels ? undefined : texts;
}

/** So few that a cell is a byte: the labels, and one more for all that only one of the readings has. */
const mostLabels = 14;
const side = mostLabels + 1;
/** The place of all labels that are in one reading only. */
const foreign = mostLabels;
/** A pair that is not in the matrix; a pair of two numbers, and one that had other numbers before. */
const [outside, numbers, otherNumbers] = [side * side, side * side + 1, side * side + 2];
const cellCount = otherNumbers + 1;

function areSameSinglePairs(before: Int32Array, after: Int32Array): boolean {
	if (before.length !== after.length) return false;
	for (let pair = 0; pair < before.length; pair++) {
		const row = before[pair];
		if (row !== after[pair] || (pair > 0 && row === before[pair - 1])) return false;
	}
	return true;
}

/** The cell of each pair as a number, the same number for the same two texts. */
function cellsOf({outcomes, byThreshold}: ReadPairs, codes: ReadonlyMap<string, number>): Uint8Array {
	if (outcomes.kind === 'numbers') return cellsOfNumbers(outcomes);
	const common = sharedCodes(outcomes, codes, foreign);
	const {actual, score} = outcomes;
	if (byThreshold !== undefined && score !== undefined) return cellsAtCut(actual, score, byThreshold.cut, common);
	const {predicted} = outcomes;
	const cells = new Uint8Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		const [from, to] = [actual[pair] as number, predicted[pair] as number];
		cells[pair] = (from | to) < 0 ? outside : (common[from] as number) * side + (common[to] as number);
	}
	return cells;
}

/** The same where a threshold makes the labels, which are not made for it. */
function cellsAtCut(actual: Int32Array, score: Float64Array, cut: ScoreCut, common: Int32Array): Uint8Array {
	const {threshold, rule, positive, negative} = cut;
	const [above, below] = [common[positive] as number, common[negative] as number];
	const cells = new Uint8Array(actual.length);
	for (let pair = 0; pair < cells.length; pair++) {
		const [from, value] = [actual[pair] as number, score[pair] as number];
		const isAbove = rule === '>=' ? value >= threshold : value > threshold;
		const isOutside = from < 0 || Number.isNaN(value);
		cells[pair] = isOutside ? outside : (common[from] as number) * side + (isAbove ? above : below);
	}
	return cells;
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

/** How many pairs went from one cell to another, and the first of them, by both cells. */
type Counted = {readonly counts: Uint32Array; readonly firsts: Uint32Array};

function countMoves(before: Uint8Array, after: Uint8Array): Counted {
	const counts = new Uint32Array(cellCount * cellCount);
	const firsts = new Uint32Array(cellCount * cellCount);
	for (let pair = before.length - 1; pair >= 0; pair--) {
		const move = (before[pair] as number) * cellCount + (after[pair] as number);
		counts[move] = (counts[move] as number) + 1;
		firsts[move] = pair;
	}
	return {counts, firsts};
}

type Named = {-readonly [Key in keyof Move]: Move[Key]} & {first: number};

/** Labels that have no name of their own are told as one; moves in the order of their first appearance. */
function summaryOfMoves(
	{counts, firsts}: Counted,
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

/** The diagonal; labels that are in one reading only are never ground truth. */
function agrees(cell: number): boolean {
	return cell < outside && cell % (side + 1) === 0;
}
