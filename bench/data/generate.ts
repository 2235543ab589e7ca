import {closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {drawBelow, randomFor} from '../../src/demo/random.js';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import {captureLine, decidedByProbability, drawWork, featureSupply, monitorText, truthLine} from './work.js';

/** The input files of one size. */
export type BenchData = {
	readonly records: number;
	readonly captures: string;
	readonly truth: string;
	readonly monitor: string;
	/** A mapping by which the probability decides, so that a threshold changes the matrix. */
	readonly byProbability: string;
};

/** The data of a size, written unless they are there already: the same bytes on every machine. */
export function benchData(folder: string, records: number): BenchData {
	const data: BenchData = {
		records,
		captures: join(folder, `captures-${records}.jsonl`),
		truth: join(folder, `truth-${records}.jsonl`),
		monitor: join(folder, 'monitor.json'),
		byProbability: join(folder, 'by-probability.json'),
	};
	mkdirSync(folder, {recursive: true});
	writeFileSync(data.monitor, monitorText());
	writeFileSync(data.byProbability, formatMapping(decidedByProbability));
	if (existsSync(data.captures) && existsSync(data.truth)) return data;
	const labels = writeCaptures(data.captures, records);
	writeTruth(data.truth, labels);
	return data;
}

/** Writes the captures in order; what turned out to be true of each is kept. */
function writeCaptures(path: string, records: number): Uint8Array {
	const random = randomFor('bench requests');
	const drawFeatures = featureSupply();
	const labels = new Uint8Array(records);
	writeLines(path, records, (index) => {
		const work = drawWork(random);
		labels[index] = work.actual;
		return captureLine(index, drawFeatures(random), work);
	});
	return labels;
}

/** Labels arrive in another order than predictions. */
function writeTruth(path: string, labels: Uint8Array): void {
	const order = shuffled(labels.length);
	writeLines(path, labels.length, (line) => {
		const index = order[line] as number;
		return truthLine(index, labels[index] as number);
	});
}

function shuffled(length: number): Uint32Array {
	const random = randomFor('bench order of labels');
	const order = Uint32Array.from({length}, (_, index) => index);
	for (let index = length - 1; index > 0; index--) {
		const other = drawBelow(random, index + 1);
		const moved = order[index] as number;
		order[index] = order[other] as number;
		order[other] = moved;
	}
	return order;
}

const linesPerWrite = 2048;

/** A file gets its name when it is whole: what an interrupted run leaves behind is never taken for data. */
function writeLines(path: string, count: number, lineOf: (index: number) => string): void {
	const unfinished = `${path}.part`;
	const file = openSync(unfinished, 'w');
	for (let first = 0; first < count; first += linesPerWrite) {
		let text = '';
		for (let index = first; index < Math.min(first + linesPerWrite, count); index++) text += lineOf(index);
		writeAll(file, Buffer.from(text, 'latin1'));
	}
	closeSync(file);
	renameSync(unfinished, path);
}

function writeAll(file: number, bytes: Buffer): void {
	for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
