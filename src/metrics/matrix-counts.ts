import {inSpans, type Steps} from '../records/steps.js';
import {cellBytesSteps, sides} from './cell-bytes.js';
import {type SampleBits, sampleCount, sampleMasks} from './deviation.js';
import {type Cells, findCellsSteps, type Occurring, occurringSteps} from './matrix-cells.js';
import type {ClassOutcomes} from './outcomes.js';

/** Cells as pairs of label codes, each pair once, and parallel to them the counts over all rows and over each sample. */
export type CellCounts = {
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	readonly whole: Float64Array;
	readonly samples: readonly Float64Array[];
};

const largestHistogram = 1 << 20;
/** Beyond a small one, a grid is worth while up to so many places for each row. */
const smallHistogram = 1 << 14;
const placesPerRow = 8;

/** Counts all rows, and with `samples` also the five samples; in steps. */
export function* countCellsSteps(outcomes: ClassOutcomes, samples: SampleBits | undefined): Steps<CellCounts> {
	const {many, labels, actual, predicted} = outcomes;
	const bytes = many === undefined ? yield* cellBytesSteps(outcomes, samples) : undefined;
	if (bytes !== undefined) {
		const codes = Int32Array.of(-1, ...bytes.codes);
		return cellsIn(bytes.counts, {down: codes, across: codes, width: sides}, samples);
	}
	const classes = labels.length + 1;
	const largest = Math.min(largestHistogram, Math.max(smallHistogram, placesPerRow * actual.length));
	const areFew = classes * classes * sampleMasks <= largest;
	const all = areFew ? {count: classes, place: Int32Array.from({length: classes}, (_, place) => place)} : undefined;
	const down = all ?? (yield* occurringSteps(actual, labels.length));
	const across = all ?? (yield* occurringSteps(predicted, labels.length));
	return down.count * across.count * sampleMasks <= largest
		? yield* countInGridSteps(outcomes, samples, withCodes(down), withCodes(across))
		: yield* countByCell(yield* findCellsSteps(outcomes, down, across), samples);
}

/** The place of each label code + 1 of a side, and the code that is told of each place. */
type Places = {readonly place: Int32Array; readonly codes: Int32Array};

function withCodes({count, place}: Occurring): Places {
	const codes = new Int32Array(count);
	for (let code = 0; code < place.length; code++) if (place[code] !== -1) codes[place[code] as number] = code - 1;
	return {place, codes};
}

/** For few cells: one step a row, by cell and mask at once. */
function* countInGridSteps(
	{actual, predicted}: ClassOutcomes,
	samples: SampleBits | undefined,
	down: Places,
	across: Places,
): Steps<CellCounts> {
	const width = across.codes.length;
	const histogram = new Uint32Array(down.codes.length * width * sampleMasks);
	const masks = samples ?? new Uint8Array(actual.length);
	const places = {from: down.place, to: across.place, width};
	yield* inSpans(actual.length, (start, end) => {
		addToGrid(histogram, places, {actual, predicted, masks}, start, end);
	});
	return cellsIn(histogram, {down: down.codes, across: across.codes, width}, samples);
}

function addToGrid(
	histogram: Uint32Array,
	{from, to, width}: {readonly from: Int32Array; readonly to: Int32Array; readonly width: number},
	{actual, predicted, masks}: Pick<ClassOutcomes, 'actual' | 'predicted'> & {readonly masks: SampleBits},
	start: number,
	end: number,
): void {
	for (let row = start; row < end; row++) {
		const line = from[(actual[row] as number) + 1] as number;
		const slot = line * width + (to[(predicted[row] as number) + 1] as number);
		const bucket = slot * sampleMasks + (masks[row] as number);
		histogram[bucket] = (histogram[bucket] as number) + 1;
	}
}

/** By place the codes of both sides. */
type Grid = {readonly down: Int32Array; readonly across: Int32Array; readonly width: number};

/** The cells that occur. */
export function cellsIn(
	histogram: Uint32Array,
	{down, across, width}: Grid,
	samples: SampleBits | undefined,
): CellCounts {
	const sums = new Float64Array((histogram.length / sampleMasks) * sumsPerSlot);
	addMasks(sums, histogram);
	const slots: number[] = [];
	for (let slot = 0; slot * sumsPerSlot < sums.length; slot++) if (sums[slot * sumsPerSlot] !== 0) slots.push(slot);
	const pick = (which: number) => Float64Array.from(slots, (slot) => sums[slot * sumsPerSlot + which] as number);
	return {
		actual: Int32Array.from(slots, (slot) => down[Math.floor(slot / width)] as number),
		predicted: Int32Array.from(slots, (slot) => across[slot % width] as number),
		whole: pick(0),
		samples: Array.from({length: samples === undefined ? 0 : sampleCount}, (_, sample) => pick(1 + sample)),
	};
}

/** All rows of a slot of the grid, then those of each sample. */
const sumsPerSlot = 1 + sampleCount;

/** What a sample holds is added up from the masks. */
function addMasks(sums: Float64Array, histogram: Uint32Array): void {
	for (let bucket = 0; bucket < histogram.length; bucket++) {
		const count = histogram[bucket] as number;
		if (count === 0) continue;
		const mask = bucket % sampleMasks;
		const all = ((bucket - mask) / sampleMasks) * sumsPerSlot;
		sums[all] = (sums[all] as number) + count;
		for (let sample = 0; sample < sampleCount; sample++) {
			const at = all + 1 + sample;
			sums[at] = (sums[at] as number) + ((mask >> sample) & 1) * count;
		}
	}
}

/** For many labels: one step a row and sample, over the cells that occur. */
function* countByCell({actual, predicted, cellOfRow}: Cells, samples: SampleBits | undefined): Steps<CellCounts> {
	const whole = new Float64Array(actual.length);
	yield* inSpans(cellOfRow.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const cell = cellOfRow[row] as number;
			whole[cell] = (whole[cell] as number) + 1;
		}
	});
	const counts = Array.from({length: samples === undefined ? 0 : sampleCount}, () => new Float64Array(actual.length));
	for (const [sample, sampled] of counts.entries()) {
		yield* inSpans(cellOfRow.length, (start, end) => {
			for (let row = start; row < end; row++) {
				const cell = cellOfRow[row] as number;
				sampled[cell] = (sampled[cell] as number) + (((samples?.[row] ?? 0) >> sample) & 1);
			}
		});
	}
	return {actual, predicted, whole, samples: counts};
}
