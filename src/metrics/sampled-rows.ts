import {inSpans, type Steps} from '../records/steps.js';
import {type SampleBits, sampleCount, sampleMasks} from './deviation.js';
import type {RowsOfCodes} from './rows-of-codes.js';

/** How many rows of each sample a label has, as far as it may be the most frequent one of the sample. */
export type SampledRows = {
	readonly rowsOf: (code: number, sample: number) => number;
	/** By sample the first of the most frequent labels, -1 where no row has one. */
	readonly majorities: readonly number[];
};

/** In one pass over the rows, although a million labels have five counts each. */
export function sampledRowsSteps(codes: Int32Array, counted: RowsOfCodes, samples: SampleBits): Steps<SampledRows> {
	return counted.most < 1 << packedBits ? packedSteps(codes, counted, samples) : frequentSteps(codes, counted, samples);
}

/** Where no label has many rows, its counts of all samples are held in one number. */
const packedBits = 6;
const packedMask = (1 << packedBits) - 1;
/** By mask what a row adds to the counts of the samples that it is in. */
const addends = Int32Array.from({length: sampleMasks}, (_, mask) => {
	let addend = 0;
	for (let sample = 0; sample < sampleCount; sample++) addend |= ((mask >> sample) & 1) << (sample * packedBits);
	return addend;
});

function* packedSteps(codes: Int32Array, {rows, repeated}: RowsOfCodes, samples: SampleBits): Steps<SampledRows> {
	const packed = new Int32Array(rows.length);
	yield* inSpans(codes.length, (start, end) => addPacked(packed, codes, samples, start, end));
	const rowsOf = (code: number, sample: number) => ((packed[code] as number) >> (sample * packedBits)) & packedMask;
	const majorities: number[] = [];
	for (let sample = 0; sample < sampleCount; sample++) {
		majorities.push(mostFrequent(repeated, sample, rowsOf) ?? firstInSample(packed, sample));
		yield;
	}
	return {rowsOf, majorities};
}

/** The first label with the most rows in a sample, where these are several: only a label that has several at all can have them. */
function mostFrequent(repeated: Int32Array, sample: number, rowsOf: SampledRows['rowsOf']): number | undefined {
	let [majority, highest]: [number | undefined, number] = [undefined, 1];
	for (const code of repeated) {
		const count = rowsOf(code, sample);
		if (count > highest) [majority, highest] = [code, count];
	}
	return majority;
}

/** The first label that has a row in a sample, -1 where none has. */
function firstInSample(packed: Int32Array, sample: number): number {
	const mask = packedMask << (sample * packedBits);
	return packed.findIndex((counts) => (counts & mask) !== 0);
}

function addPacked(packed: Int32Array, codes: Int32Array, samples: SampleBits, start: number, end: number): void {
	for (let row = start; row < end; row++) {
		const code = codes[row] as number;
		if (code !== -1) packed[code] = (packed[code] as number) + (addends[samples[row] as number] as number);
	}
}

/** Labels with fewer rows than the most frequent one has in a sample cannot be the majority of any; the others are few. */
function* frequentSteps(codes: Int32Array, counted: RowsOfCodes, samples: SampleBits): Steps<SampledRows> {
	const {rows, most} = counted;
	const top = yield* countedFor(codes, placesOf(rows, most), samples);
	const fewest = Math.max(1, Math.min(...top.slice(sampleCount, 2 * sampleCount)));
	const candidates = placesOf(rows, fewest);
	yield;
	const {places} = candidates;
	const counts = yield* countedFor(codes, candidates, samples);
	const rowsOf = (code: number, sample: number) => {
		const place = places[code] as number;
		return place === 0 ? 0 : (counts[place * sampleCount + sample] as number);
	};
	const majorities = Array.from({length: sampleCount}, () => -1);
	for (let code = 0; code < places.length; code++) {
		if (places[code] === 0) continue;
		for (const [sample, majority] of majorities.entries()) {
			const highest = majority === -1 ? 0 : rowsOf(majority, sample);
			if (rowsOf(code, sample) > highest) majorities[sample] = code;
		}
	}
	return {rowsOf, majorities};
}

/** By label code a place from 1 on for those that have so many rows, else 0. */
type Places = {readonly places: Int32Array; readonly last: number};

function placesOf(rows: Int32Array, fewest: number): Places {
	const places = new Int32Array(rows.length);
	let last = 0;
	for (let code = 0; code < rows.length; code++) if ((rows[code] as number) >= fewest) places[code] = ++last;
	return {places, last};
}

/** By place and sample the rows of the labels that have places. */
function* countedFor(codes: Int32Array, {places, last}: Places, samples: SampleBits): Steps<Uint32Array> {
	const counts = new Uint32Array((last + 1) * sampleCount);
	yield* inSpans(codes.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const code = codes[row] as number;
			const place = code === -1 ? 0 : (places[code] as number);
			for (let sample = 0; place !== 0 && sample < sampleCount; sample++) {
				const at = place * sampleCount + sample;
				counts[at] = (counts[at] as number) + (((samples[row] as number) >> sample) & 1);
			}
		}
	});
	return counts;
}
