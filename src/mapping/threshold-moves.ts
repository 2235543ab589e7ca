import {labelAt} from '../metrics/outcomes.js';
import {codeOfKind, follows} from '../metrics/ranked-rows.js';
import {kindsMoved} from '../metrics/threshold-counts.js';
import type {FlipSummary, Move} from './flip-moves.js';
import {cutsOf} from './flips.js';
import type {ReadPairs} from './pair-cells.js';

/**
 * What a step of the threshold comes to, or a transform that keeps the order of the scores or turns it round, counted
 * between two ranks without a look at the records; the same as counted from the flips themselves. Undefined where more
 * than that changed.
 */
export function thresholdMoves(before: ReadPairs, after: ReadPairs): FlipSummary | undefined {
	const moved = cutsOf(before, after);
	const [old, now] = [before.byThreshold?.scored, after.byThreshold?.scored];
	const {outcomes} = after;
	if (moved === undefined || old === undefined || now === undefined || outcomes.kind === 'numbers') return undefined;
	const kinds = kindsMoved({counts: old.counts, cut: moved.before}, {counts: now.counts, cut: moved.after});
	if (kinds === undefined) return undefined;
	const {positive, negative} = moved.after;
	const nameOf = (code: number) => labelAt(outcomes, code) ?? '';
	const summary = {records: 0, moves: [] as Move[], agreeNow: 0, agreedBefore: 0};
	const sides = [
		{counts: kinds.rise, from: negative, to: positive},
		{counts: kinds.fall, from: positive, to: negative},
	];
	for (const {counts, from, to} of positive === negative ? [] : sides) {
		for (const [actual, count] of countsByCode(counts)) {
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
