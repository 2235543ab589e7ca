import {inSpans, type Steps} from '../records/steps.js';
import {type CellBytes, missingPlace, placesByCode, sides} from './cell-bytes.js';
import {type SampleBits, sampleMasks} from './deviation.js';
import {type CellCounts, cellsIn} from './matrix-counts.js';
import type {ClassOutcomes} from './outcomes.js';

/**
 * Outcomes of which one side alone has very many labels. The few labels of the other one have the places that `bytes`
 * gives them. On the side of the many, place 0 is for all labels together that do not stay by themselves, place 1 is a
 * missing value, and `single` are the codes that have the places behind these.
 */
export type OneSided = {
	readonly areTruthsMany: boolean;
	readonly bytes: CellBytes;
	readonly single: readonly number[];
	/** By label code the rows that have it on that side. */
	readonly rows: Int32Array;
};

export const missingOfMany = 1;

/** By place the codes that cells are told in. */
export type CodesOfSides = {readonly few: Int32Array; readonly many: Int32Array};

/**
 * Counts the cells. Only the rows of labels that stay by themselves are looked at, which are few of a million: those of all
 * others are what is left of what `bytes` has counted.
 */
export function* countOneSidedSteps(
	{actual, predicted}: ClassOutcomes,
	samples: SampleBits | undefined,
	{areTruthsMany, bytes, single, rows}: OneSided,
	codes: CodesOfSides,
): Steps<CellCounts> {
	const [down, across] = areTruthsMany ? [codes.many, codes.few] : [codes.few, codes.many];
	const strides = areTruthsMany ? {many: across.length, few: 1} : {many: 1, few: across.length};
	const histogram = new Uint32Array(down.length * across.length * sampleMasks);
	for (let few = 0; few < codes.few.length; few++) putAllTogether(histogram, strides, few, bytes, areTruthsMany);
	const [ofMany, ofFew] = areTruthsMany ? [actual, predicted] : [predicted, actual];
	const [places, marked] = [placesByCode(bytes.codes, rows.length), markedCodes(single, rows.length)];
	const slots = slotsByRank(single, marked, strides.many);
	const masks = samples ?? new Uint8Array(actual.length);
	// Of a million labels that one row each has, those that keep their names are in the first rows.
	let left = single.reduce((sum, code) => sum + (rows[code] as number), 0);
	yield* inSpans(actual.length, (start, end) => {
		if (left === 0) return;
		left -= takeSingle(
			histogram,
			ofMany,
			ofFew,
			masks,
			marked.bits,
			marked.ranks,
			slots,
			places,
			strides.few,
			start,
			end,
		);
	});
	return cellsIn(histogram, {down, across, width: across.length}, samples);
}

/** How far apart two neighbouring places of a side are. */
type Strides = {readonly many: number; readonly few: number};

/** All rows that have a label of the many, and those that have none, by a place of the few. */
function putAllTogether(
	histogram: Uint32Array,
	strides: Strides,
	few: number,
	{counts}: CellBytes,
	areTruthsMany: boolean,
): void {
	const [rest, missing] = [few * strides.few, few * strides.few + missingOfMany * strides.many];
	for (let many = 0; many < sides; many++) {
		const cell = areTruthsMany ? many * sides + few : few * sides + many;
		const slot = many === missingPlace ? missing : rest;
		for (let mask = 0; mask < sampleMasks; mask++) {
			const bucket = slot * sampleMasks + mask;
			histogram[bucket] = (histogram[bucket] as number) + (counts[cell * sampleMasks + mask] as number);
		}
	}
}

/** A bit for each code that is marked, and by 32 codes how many before them are: a processor keeps those of a million near. */
type Marked = {readonly bits: Int32Array; readonly ranks: Int32Array};

function markedCodes(codes: readonly number[], count: number): Marked {
	const bits = new Int32Array((count >> 5) + 1);
	for (const code of codes) bits[code >> 5] = (bits[code >> 5] as number) | (1 << code);
	const ranks = new Int32Array(bits.length + 1);
	addUp(ranks, bits);
	return {bits, ranks};
}

function addUp(ranks: Int32Array, bits: Int32Array): void {
	for (let word = 0; word < bits.length; word++) {
		ranks[word + 1] = (ranks[word] as number) + bitCount(bits[word] as number);
	}
}

/** How many marked codes are before one. */
function rankOf(bits: Int32Array, ranks: Int32Array, code: number): number {
	const word = code >> 5;
	return (ranks[word] as number) + bitCount((bits[word] as number) & ((1 << code) - 1));
}

function bitCount(bits: number): number {
	const pairs = bits - ((bits >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** What the codes that stay by themselves add to the slot of a cell, by their ranks. */
function slotsByRank(single: readonly number[], {bits, ranks}: Marked, stride: number): Int32Array {
	const slots = new Int32Array(single.length);
	for (const [at, code] of single.entries()) slots[rankOf(bits, ranks, code)] = (missingOfMany + 1 + at) * stride;
	return slots;
}

/** Takes the rows of labels that stay by themselves from those of all together; gives back how many these are. */
function takeSingle(
	histogram: Uint32Array,
	ofMany: Int32Array,
	ofFew: Int32Array,
	masks: SampleBits,
	bits: Int32Array,
	ranks: Int32Array,
	slots: Int32Array,
	places: Uint8Array,
	strideOfFew: number,
	start: number,
	end: number,
): number {
	let taken = 0;
	for (let row = start; row < end; row++) {
		const code = ofMany[row] as number;
		if (code === -1 || ((bits[code >> 5] as number) & (1 << code)) === 0) continue;
		const rest = (places[(ofFew[row] as number) + 1] as number) * strideOfFew;
		const from = rest * sampleMasks + (masks[row] as number);
		const to = from + (slots[rankOf(bits, ranks, code)] as number) * sampleMasks;
		histogram[from] = (histogram[from] as number) - 1;
		histogram[to] = (histogram[to] as number) + 1;
		taken++;
	}
	return taken;
}
