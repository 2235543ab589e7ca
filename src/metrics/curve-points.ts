import {inSpans, type Steps} from '../records/steps.js';
import {type CurvePoint, keptPoints} from './curves.js';
import {kindOfCode, type RankedRows} from './ranked-rows.js';
import type {Sides} from './threshold-counts.js';

/** The points of both curves of ranked rows, as many as are kept; rows of other labels than the two sides count for none. */
export function* curvePointsSteps(rows: RankedRows, sides: Sides): Steps<readonly CurvePoint[]> {
	const counted = countedKinds(rows, sides);
	const ends = yield* endsOfPointsSteps(rows, counted);
	yield;
	let [rank, right, wrong] = [0, 0, 0];
	return keptPoints(ends.length + 1).map((point) => {
		const end = point === 0 ? 0 : (ends[point - 1] as number);
		right += sumOf(rows.kinds, counted.right, rank, end);
		wrong += sumOf(rows.kinds, counted.wrong, rank, end);
		rank = end;
		return {right, wrong};
	});
}

/** By kind a 1 where its rows count as one of the sides, or as either. */
type Counted = {readonly right: Uint8Array; readonly wrong: Uint8Array; readonly either: Uint8Array};

function countedKinds({kindCount}: RankedRows, {positive, negative}: Sides): Counted {
	const ofCodes = (...codes: readonly number[]) => {
		const counted = new Uint8Array(kindCount);
		// A code of no row has kinds below 0.
		for (const code of codes) if (code >= 0) counted.fill(1, kindOfCode(code), kindOfCode(code + 1));
		return counted;
	};
	return {right: ofCodes(positive), wrong: ofCodes(negative), either: ofCodes(positive, negative)};
}

/** Where the ties end that have a row of either side. */
function* endsOfPointsSteps({kinds, ranking: {ends}}: RankedRows, {either}: Counted): Steps<Int32Array> {
	let rows = 0;
	yield* inSpans(kinds.length, (from, to) => {
		rows += sumOf(kinds, either, from, to);
	});
	if (rows === kinds.length) return ends;
	const ofPoints = new Int32Array(ends.length);
	let count = 0;
	yield* inSpans(ends.length, (from, to) => {
		count = addEndsWith(ofPoints, count, {kinds, ends, either}, from, to);
	});
	return ofPoints.subarray(0, count);
}

type Ties = {readonly kinds: RankedRows['kinds']; readonly ends: Int32Array; readonly either: Uint8Array};

/** Returns how many ends there are then. */
function addEndsWith(found: Int32Array, count: number, {kinds, ends, either}: Ties, from: number, to: number): number {
	let added = count;
	let rank = from === 0 ? 0 : (ends[from - 1] as number);
	for (let step = from; step < to; step++) {
		const end = ends[step] as number;
		let rows = 0;
		for (; rank < end; rank++) rows += either[kinds[rank] as number] as number;
		found[added] = end;
		added += Number(rows > 0);
	}
	return added;
}

function sumOf(kinds: RankedRows['kinds'], ofKind: Uint8Array, from: number, to: number): number {
	let sum = 0;
	for (let rank = from; rank < to; rank++) sum += ofKind[kinds[rank] as number] as number;
	return sum;
}
