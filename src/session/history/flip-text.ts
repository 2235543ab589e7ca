import {type Cell, cellOf, type Move} from '../../mapping/flip-moves.js';
import {numberText} from '../outcome-text.js';
import type {Change} from './change.js';

/** Moves that are told one by one; the rest is summed up. */
const mostMoves = 3;

/** `12 records flipped: 9 negative → positive, 3 positive → negative; 8 now agree, 4 no longer`. */
export function flipText(change: Change): string {
	const count = change.summary.records;
	if (count === 0) return 'no record flipped';
	const told = [moveTexts(change).join(', '), agreementText(change)].filter((text) => text !== '');
	return `${numberText(count)} ${count === 1 ? 'record' : 'records'} flipped: ${told.join('; ')}`;
}

/** The cells that records moved between, the most frequent first: `9 negative → positive`; without the count where all did. */
export function moveTexts({to, summary}: Change): readonly string[] {
	const tell = to.reading.outcomes.kind === 'numbers' ? numbersMove : cellMove;
	const counts = new Map<string, number>();
	for (const move of summary.moves) counts.set(tell(move), (counts.get(tell(move)) ?? 0) + move.count);
	const sorted = [...counts].sort(([, a], [, b]) => b - a);
	const rest = sorted.slice(mostMoves).reduce((sum, [, count]) => sum + count, 0);
	const [only] = sorted;
	if (only !== undefined && sorted.length === 1) return [only[0]];
	const told = sorted.slice(0, mostMoves).map(([text, count]) => `${numberText(count)} ${text}`);
	return rest === 0 ? told : [...told, `${numberText(rest)} otherwise`];
}

export function agreementText({summary: {agreeNow, agreedBefore}}: Change): string {
	const gained = agreeNow === 0 ? [] : [`${numberText(agreeNow)} now agree`];
	const lost = agreedBefore === 0 ? [] : [`${numberText(agreedBefore)} no longer${agreeNow === 0 ? ' agree' : ''}`];
	return [...gained, ...lost].join(', ');
}

/** Mostly the prediction changes and the ground truth is what it was. */
function cellMove({from, to}: Move): string {
	if (from === undefined) return 'into the matrix';
	if (to === undefined) return 'out of the matrix';
	if (from.actual === to.actual) return `${from.predicted} → ${to.predicted}`;
	const actual = `ground truth ${from.actual} → ${to.actual}`;
	return from.predicted === to.predicted ? actual : `${actual} and prediction ${from.predicted} → ${to.predicted}`;
}

function numbersMove({from, to}: Move): string {
	if (from === undefined) return 'newly comparable';
	return to === undefined ? 'no longer comparable' : 'with other numbers';
}

/** From which cell to which a flipped record went, and whether it is right now; `at` is its place among the flips. */
export function flippedRecordText({from, to, flips}: Change, at: number): string {
	const was = cellOf(from.reading, flips.fromPair[at] ?? -1);
	const is = cellOf(to.reading, flips.toPair[at] ?? -1);
	if (was === undefined || is === undefined) return `: ${cellText(was)} → ${cellText(is)}`;
	const actual = was.actual === is.actual ? is.actual : `${was.actual} → ${is.actual}`;
	const predicted = was.predicted === is.predicted ? is.predicted : `${was.predicted} → ${is.predicted}`;
	const verdict = to.reading.outcomes.kind === 'numbers' ? '' : verdictText(was, is);
	return `${verdict}: prediction ${predicted}, ground truth ${actual}`;
}

function cellText(cell: Cell | undefined): string {
	return cell === undefined ? 'not in the matrix' : `prediction ${cell.predicted}, ground truth ${cell.actual}`;
}

function verdictText(was: Cell, is: Cell): string {
	const [agreed, agrees] = [was.actual === was.predicted, is.actual === is.predicted];
	if (agreed === agrees) return agrees ? ', agrees as before' : ', differs as before';
	return agrees ? ', now agrees' : ', now differs';
}
