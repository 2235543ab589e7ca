import {labelAt} from '../metrics/outcomes.js';
import {codeOfKind, follows} from '../metrics/ranked-rows.js';
import {kindsMoved} from '../metrics/threshold-counts.js';
import type {FlipSummary, Move} from './flip-moves.js';
import {movedCuts} from './flips.js';
import type {ReadPairs} from './pair-cells.js';

/**
 * What a step of the threshold comes to, counted between two ranks without a look at the records; the same as counted
 * from the flips themselves. Undefined where more than the threshold changed.
 */
export function thresholdMoves(before: ReadPairs, after: ReadPairs): FlipSummary | undefined {
	const moved = movedCuts(before, after);
	const {outcomes} = after;
	if (moved?.scored === undefined || outcomes.kind === 'numbers') return undefined;
	const {positive, negative} = moved.after;
	const nameOf = (code: number) => labelAt(outcomes, code) ?? '';
	const summary = {records: 0, moves: [] as Move[], agreeNow: 0, agreedBefore: 0};
	const {rise, fall} = kindsMoved(moved.scored.counts, moved.before, moved.after);
	const sides = [
		{kinds: rise, from: negative, to: positive},
		{kinds: fall, from: positive, to: negative},
	];
	for (const {kinds, from, to} of positive === negative ? [] : sides) {
		for (const [actual, count] of countsByCode(kinds)) {
			const cell = (predicted: number) => ({actual: nameOf(actual), predicted: nameOf(predicted)});
			summary.moves.push({from: cell(from), to: cell(to), count});
			summary.records += count;
			if (actual === to) summary.agreeNow += count;
			if (actual === from) summary.agreedBefore += count;
		}
	}
	summary.moves.sort((a, b) => b.count - a.count);
	return summary;
}

/** How many records have each ground truth; a record counts by its first pair. */
function countsByCode(kinds: Uint32Array): ReadonlyMap<number, number> {
	const counts = new Map<number, number>();
	for (let kind = 0; kind < kinds.length; kind++) {
		const rows = kinds[kind] as number;
		if (rows === 0 || (kind & follows) !== 0) continue;
		const code = codeOfKind(kind);
		counts.set(code, (counts.get(code) ?? 0) + rows);
	}
	return counts;
}
