import {complete, inSpans, type Steps} from '../records/steps.js';
import type {Metric} from './outcomes.js';

/** The monitor draws five samples of 80 % of the rows, and none where there are fewer than 200 rows. */
export const sampleCount = 5;
const fewestRowsForDeviation = 200;

/** One bit for each sample: every row is one of these many kinds. */
export const sampleMasks = 1 << sampleCount;

/** For each row a mask: bit `s` says whether the row is in sample `s`. */
export type SampleBits = Uint8Array;

/** Values of one metrics block by the monitor's names. */
export type Values<Name extends string = string> = {readonly [name in Name]: number};

const draws = 5 ** sampleCount;
const maskOfDraw = Uint8Array.from({length: draws}, (_, draw) => maskOf(draw));

/**
 * Draws the five samples, each row by itself and in each sample with a probability of 80 %. The mask of a row depends
 * on its index and the seed only, so more rows never change the samples of those before.
 */
export function sampleBits(rows: number, seed = 1): SampleBits {
	return complete(moreDrawnSteps(new Uint8Array(0), rows, seed));
}

function* moreDrawnSteps(drawn: SampleBits, rows: number, seed: number): Steps<SampleBits> {
	const bits = new Uint8Array(rows);
	bits.set(drawn);
	const [before, start] = [drawn.length, Math.imul(seed, 0x9e3779b9)];
	yield* inSpans(rows - before, (from, to) => draw(bits, maskOfDraw, start, before + from, before + to));
	return bits;
}

function draw(bits: SampleBits, masks: Uint8Array, start: number, from: number, to: number): void {
	for (let row = from; row < to; row++) {
		bits[row] = masks[Math.floor((hash(row + start) / 0x1_0000_0000) * draws)] as number;
	}
}

/** The samples of the most rows so far, and those that were asked for last. */
let [longest, last]: [SampleBits, SampleBits] = [new Uint8Array(0), new Uint8Array(0)];

/** The samples of the first seed, drawn once for all mappings: of fewer records they are the first of these. */
function* usualSamples(rows: number): Steps<SampleBits> {
	if (last.length === rows) return last;
	if (longest.length < rows) longest = yield* moreDrawnSteps(longest, rows, 1);
	last = longest.length === rows ? longest : longest.subarray(0, rows);
	return last;
}

/** The random samples of so many rows, in steps; undefined where there are too few rows for a deviation. */
export function* samplesSteps(rows: number): Steps<SampleBits | undefined> {
	return rows >= fewestRowsForDeviation ? yield* usualSamples(rows) : undefined;
}

/** Pairs every value with its standard deviation over the samples; without samples that is the monitor's `"NaN"`. */
export function withDeviation<Name extends string>(
	whole: Values<Name>,
	samples: readonly Values<Name>[],
): {readonly [name in Name]: Metric} {
	const names = Object.keys(whole) as Name[];
	const metrics = names.map(
		(name) =>
			[
				name,
				metric(
					whole[name],
					samples.map((values) => values[name]),
				),
			] as const,
	);
	return Object.fromEntries(metrics) as {[name in Name]: Metric};
}

/** A value with the sample standard deviation (divisor n - 1) of the same metric over the samples. */
export function metric(value: number, samples: readonly number[]): Metric {
	if (samples.length < 2) {
		return {value, standard_deviation: 'NaN'};
	}
	const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
	const squares = samples.reduce((sum, sample) => sum + (sample - mean) ** 2, 0);
	return {value, standard_deviation: Math.sqrt(squares / (samples.length - 1))};
}

/** A draw from 0 to 5^5 - 1 has five independent digits to the base 5, each other than 0 with a probability of 4/5. */
function maskOf(draw: number): number {
	let mask = 0;
	let rest = draw;
	for (let sample = 0; sample < sampleCount; sample++) {
		mask |= rest % 5 === 0 ? 0 : 1 << sample;
		rest = Math.floor(rest / 5);
	}
	return mask;
}

/** An integer hash (two multiply and xor-shift rounds) whose every output bit depends on every input bit. */
function hash(value: number): number {
	let mixed = value | 0;
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
	return (mixed ^ (mixed >>> 15)) >>> 0;
}
