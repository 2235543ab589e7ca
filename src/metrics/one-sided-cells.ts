import {inSpans, type Steps} from '../records/steps.js';
import {type CellBytes, missingPlace, sides} from './cell-bytes.js';
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
	/** How many label codes there are. */
	readonly count: number;
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
	{areTruthsMany, bytes, single, count}: OneSided,
	codes: CodesOfSides,
): Steps<CellCounts> {
	const [down, across] = areTruthsMany ? [codes.many, codes.few] : [codes.few, codes.many];
	const strides = areTruthsMany ? {many: across.length, few: 1} : {many: 1, few: across.length};
	const histogram = new Uint32Array(down.length * across.length * sampleMasks);
	for (let few = 0; few < codes.few.length; few++) putAllTogether(histogram, strides, few, bytes, areTruthsMany);
	const [ofMany, ofFew] = areTruthsMany ? [actual, predicted] : [predicted, actual];
	const slotOfMany = slotsOf(single, missingOfMany + 1, strides.many, count);
	const slotOfFew = slotsOf(bytes.codes, missingPlace + 1, strides.few, count);
	const [isSingle, masks] = [markedCodes(single, count), samples ?? new Uint8Array(actual.length)];
	yield* inSpans(actual.length, (start, end) => {
		takeSingle(histogram, ofMany, ofFew, isSingle, slotOfMany, slotOfFew, masks, start, end);
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

/** By label code + 1, what a code adds to the slot of its cell: of some codes, which have places one after the other. */
function slotsOf(codes: readonly number[], firstPlace: number, stride: number, count: number): Int32Array {
	const slots = new Int32Array(count + 1);
	for (const [at, code] of codes.entries()) slots[code + 1] = (firstPlace + at) * stride;
	return slots;
}

/** A bit for each code: a processor keeps those of a million codes near. */
function markedCodes(codes: readonly number[], count: number): Uint8Array {
	const marked = new Uint8Array((count >> 3) + 1);
	for (const code of codes) marked[code >> 3] = (marked[code >> 3] as number) | (1 << (code & 7));
	return marked;
}

/** Takes the rows of labels that stay by themselves from those of all together. */
function takeSingle(
	histogram: Uint32Array,
	ofMany: Int32Array,
	ofFew: Int32Array,
	isSingle: Uint8Array,
	slotOfMany: Int32Array,
	slotOfFew: Int32Array,
	masks: SampleBits,
	start: number,
	end: number,
): void {
	for (let row = start; row < end; row++) {
		const code = ofMany[row] as number;
		if (code === -1 || (((isSingle[code >> 3] as number) >> (code & 7)) & 1) === 0) continue;
		const rest = slotOfFew[(ofFew[row] as number) + 1] as number;
		const from = rest * sampleMasks + (masks[row] as number);
		const to = from + (slotOfMany[code + 1] as number) * sampleMasks;
		histogram[from] = (histogram[from] as number) - 1;
		histogram[to] = (histogram[to] as number) + 1;
	}
}
