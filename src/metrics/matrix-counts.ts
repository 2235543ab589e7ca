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

/** Counts all rows, and with `samples` also the five samples; in steps. */
export function* countCellsSteps(outcomes: ClassOutcomes, samples: SampleBits | undefined): Steps<CellCounts> {
	const {many, labels, actual, predicted} = outcomes;
	const bytes = many === undefined ? yield* cellBytesSteps(outcomes, samples) : undefined;
	if (bytes !== undefined) {
		const codes = placesOfCodes(bytes.codes, sides);
		return cellsIn({histogram: bytes.counts, down: codes, across: codes}, samples);
	}
	const classes = labels.length + 1;
	const areFew = classes * classes * sampleMasks <= largestHistogram;
	const all = areFew ? placesOfCodes([...labels.keys()], classes) : undefined;
	const down = all ?? (yield* occurringSteps(actual, labels.length));
	const across = all ?? (yield* occurringSteps(predicted, labels.length));
	const fits = down.count * across.count * sampleMasks <= largestHistogram;
	return fits
		? cellsIn({histogram: yield* countInGrid(outcomes, samples, down, across), down, across}, samples)
		: yield* countByCell(yield* findCellsSteps(outcomes, down, across), samples);
}

/** A place for a missing value, then one for each of some codes. */
function placesOfCodes(codes: readonly number[], count: number): Occurring {
	const place = new Int32Array(1 + codes.reduce((most, code) => Math.max(most, code + 1), 0)).fill(-1);
	place[0] = 0;
	for (const [at, code] of codes.entries()) place[code + 1] = at + 1;
	return {count, place};
}

/** Rows by cell and mask at once: `(place of actual * across.count + place of predicted) * sampleMasks + mask`. */
type Grid = {readonly histogram: Uint32Array; readonly down: Occurring; readonly across: Occurring};

/** For few cells: one step a row. */
function* countInGrid(
	{actual, predicted}: ClassOutcomes,
	samples: SampleBits | undefined,
	down: Occurring,
	across: Occurring,
): Steps<Uint32Array> {
	const histogram = new Uint32Array(down.count * across.count * sampleMasks);
	const masks = samples ?? new Uint8Array(actual.length);
	const places = {from: down.place, to: across.place, width: across.count};
	yield* inSpans(actual.length, (start, end) => {
		addToGrid(histogram, places, {actual, predicted, masks}, start, end);
	});
	return histogram;
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

/** The cells that occur; what a sample holds is added up from the masks. */
function cellsIn({histogram, down, across}: Grid, samples: SampleBits | undefined): CellCounts {
	const grid = sumMasks(histogram, 0);
	const slots = Array.from(grid.keys()).filter((slot) => grid[slot] !== 0);
	const pick = (counts: Float64Array) => Float64Array.from(slots, (slot) => counts[slot] as number);
	const masks = samples === undefined ? [] : Array.from({length: sampleCount}, (_, sample) => 1 << sample);
	const [actual, predicted] = [codesByPlace(down), codesByPlace(across)];
	return {
		actual: Int32Array.from(slots, (slot) => actual[Math.floor(slot / across.count)] as number),
		predicted: Int32Array.from(slots, (slot) => predicted[slot % across.count] as number),
		whole: pick(grid),
		samples: masks.map((mask) => pick(sumMasks(histogram, mask))),
	};
}

function codesByPlace({count, place}: Occurring): Int32Array {
	const codes = new Int32Array(count).fill(-1);
	for (let code = 0; code < place.length; code++) if (place[code] !== -1) codes[place[code] as number] = code - 1;
	return codes;
}

/** For each slot of the grid the rows whose mask holds all `wanted` bits. */
function sumMasks(histogram: Uint32Array, wanted: number): Float64Array {
	const counts = new Float64Array(histogram.length / sampleMasks);
	for (let bucket = 0; bucket < histogram.length; bucket++) {
		if ((bucket & wanted) === wanted) {
			const slot = Math.floor(bucket / sampleMasks);
			counts[slot] = (counts[slot] as number) + (histogram[bucket] as number);
		}
	}
	return counts;
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
