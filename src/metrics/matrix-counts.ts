import {inSpans, type Steps} from '../records/steps.js';
import {cellBytesSteps, sides} from './cell-bytes.js';
import {type SampleBits, sampleCount, sampleMasks} from './deviation.js';
import {findCellsSteps} from './matrix-cells.js';
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
	const {many, labels} = outcomes;
	const bytes = many === undefined ? yield* cellBytesSteps(outcomes, samples) : undefined;
	if (bytes !== undefined) return cellsIn({histogram: bytes.counts, classes: sides}, samples);
	const classes = labels.length + 1;
	return classes * classes * sampleMasks <= largestHistogram
		? cellsIn({histogram: yield* countInGrid(outcomes, samples), classes}, samples)
		: yield* countByCell(outcomes, samples);
}

/** Rows by cell and mask at once: `(actual * classes + predicted) * sampleMasks + mask`, with codes + 1. */
type Grid = {readonly histogram: Float64Array | Uint32Array; readonly classes: number};

/** For few labels: one step a row. */
function* countInGrid(
	{labels, actual, predicted}: ClassOutcomes,
	samples: SampleBits | undefined,
): Steps<Float64Array> {
	const classes = labels.length + 1;
	const histogram = new Float64Array(classes * classes * sampleMasks);
	yield* inSpans(actual.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const slot = ((actual[row] as number) + 1) * classes + (predicted[row] as number) + 1;
			const bucket = slot * sampleMasks + (samples?.[row] ?? 0);
			histogram[bucket] = (histogram[bucket] as number) + 1;
		}
	});
	return histogram;
}

/** The cells that occur; what a sample holds is added up from the masks. */
function cellsIn({histogram, classes}: Grid, samples: SampleBits | undefined): CellCounts {
	const grid = sumMasks(histogram, 0);
	const slots = Array.from(grid.keys()).filter((slot) => grid[slot] !== 0);
	const pick = (counts: Float64Array) => Float64Array.from(slots, (slot) => counts[slot] as number);
	const masks = samples === undefined ? [] : Array.from({length: sampleCount}, (_, sample) => 1 << sample);
	return {
		actual: Int32Array.from(slots, (slot) => Math.floor(slot / classes) - 1),
		predicted: Int32Array.from(slots, (slot) => (slot % classes) - 1),
		whole: pick(grid),
		samples: masks.map((mask) => pick(sumMasks(histogram, mask))),
	};
}

/** For each slot of the grid the rows whose mask holds all `wanted` bits. */
function sumMasks(histogram: Grid['histogram'], wanted: number): Float64Array {
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
function* countByCell(outcomes: ClassOutcomes, samples: SampleBits | undefined): Steps<CellCounts> {
	const {actual, predicted, cellOfRow} = yield* findCellsSteps(outcomes);
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
