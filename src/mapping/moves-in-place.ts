import {isAgreeing, isInside, placesOf, sides} from '../metrics/cell-bytes.js';
import type {NumberOutcomes, Outcomes} from '../metrics/outcomes.js';
import {complete, type Steps} from '../records/steps.js';
import {type Cell, type FlipSummary, type Move, namesSteps, nameTable, otherValues} from './flip-moves.js';
import {areSamePairs, areSinglePairs, countMovesSteps, type MoveCounts, singlePairsSteps} from './move-counts.js';
import type {ReadPairs} from './pair-cells.js';
import {hasManyLabels, numbersCell, type PlacedPairs, placedPairsSteps} from './placed-pairs.js';

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
	for (const {captureRow} of [before, after]) yield* singlePairsSteps(captureRow);
	if (!areComparable(before, after)) return undefined;
	const isManyBefore = hasManyLabels(old);
	const [first, second] = isManyBefore ? [after, before] : [before, after];
	// Which labels of very many have places follows from the other reading.
	const few = yield* placedPairsSteps(first);
	yield;
	const other = few && (yield* placedPairsSteps(second, few));
	yield;
	if (few === undefined || other === undefined) return undefined;
	const [from, to] = isManyBefore ? [other, few] : [few, other];
	const areNumbers = old.kind === 'numbers' && now.kind === 'numbers';
	const cells = areNumbers ? otherNumbersMarked(to.cells, old, now) : to.cells;
	const counted = yield* countMovesSteps(
		{captureRow: before.captureRow, cells: from.cells},
		{captureRow: after.captureRow, cells},
		{cellCount: sides * sides, outside: 0},
	);
	yield;
	yield* namesSteps([old, now]);
	const names = nameTable([old, now]);
	return summaryOfMoves(counted, cellsTold(from, old, names), cellsTold(to, now, names));
}

/** Numbers are compared pair by pair. */
function areComparable(before: ReadPairs, after: ReadPairs): boolean {
	const [old, now] = [before, after].map(({outcomes}) => outcomes);
	const [rows, rowsAfter] = [before.captureRow, after.captureRow];
	const areMany = old !== undefined && now !== undefined && hasManyLabels(old) && hasManyLabels(now);
	const areNumbers = old?.kind === 'numbers' && now?.kind === 'numbers';
	if (areMany || (areNumbers && !areSamePairs(rows, rowsAfter))) return false;
	return areSinglePairs(rows) && areSinglePairs(rowsAfter);
}

/** A pair that had other numbers before. */
const otherNumbersCell = 2 * sides + 1;

function otherNumbersMarked(cells: Uint8Array, before: NumberOutcomes, after: NumberOutcomes): Uint8Array {
	const marked = cells.slice();
	for (let pair = 0; pair < cells.length; pair++) {
		const isSame = before.actual[pair] === after.actual[pair] && before.predicted[pair] === after.predicted[pair];
		if (!isSame && cells[pair] === numbersCell) marked[pair] = otherNumbersCell;
	}
	return marked;
}

/** A cell of one reading: cells of two readings are the same one where the keys are. */
type Told = {readonly key: string; readonly cell: Cell | undefined; readonly agrees: boolean};

const outside: Told = {key: 'outside', cell: undefined, agrees: false};

/** By the byte of a cell what it is; labels that have no name of their own are told as one. */
function cellsTold(
	{labels}: PlacedPairs,
	{kind}: Outcomes,
	names: ReturnType<typeof nameTable>,
): (cell: number) => Told {
	const nameOf = (label: string | undefined) =>
		names.texts[label === undefined ? 0 : (names.codeOf(label) ?? 0)] as string;
	return (at) => {
		if (!isInside(at)) return outside;
		if (kind === 'numbers') return {key: `numbers ${at}`, cell: others, agrees: false};
		const {actual, predicted} = placesOf(at);
		const texts = [labels[actual], labels[predicted]];
		const cell = {actual: nameOf(texts[0]), predicted: nameOf(texts[1])};
		return {key: JSON.stringify(texts), cell, agrees: isAgreeing(at)};
	};
}

const others: Cell = {actual: otherValues, predicted: otherValues};

type Named = {-readonly [Key in keyof Move]: Move[Key]} & {first: number};

/** Moves in the order of their first appearance. */
function summaryOfMoves(
	{counts, firsts}: MoveCounts,
	cellBefore: (cell: number) => Told,
	cellAfter: (cell: number) => Told,
): FlipSummary {
	const moves = new Map<string, Named>();
	const summary = {records: 0, agreeNow: 0, agreedBefore: 0};
	for (let move = 0; move < counts.length; move++) {
		const count = counts[move] as number;
		if (count === 0) continue;
		const [was, is] = [cellBefore(Math.floor(move / (sides * sides))), cellAfter(move % (sides * sides))];
		if (was.key === is.key) continue;
		summary.records += count;
		if (is.agrees && !was.agrees) summary.agreeNow += count;
		if (was.agrees && !is.agrees) summary.agreedBefore += count;
		const cells = {from: was.cell, to: is.cell};
		const key = JSON.stringify([cells.from, cells.to]);
		const first = firsts[move] as number;
		const known = moves.get(key) ?? {...cells, count: 0, first};
		moves.set(key, {...known, count: known.count + count, first: Math.min(known.first, first)});
	}
	const ordered = [...moves.values()].sort((a, b) => b.count - a.count || a.first - b.first);
	return {...summary, moves: ordered.map(({from, to, count}) => ({from, to, count}))};
}
