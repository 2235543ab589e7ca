import {createReadStream} from 'node:fs';
import ndjson from 'ndjson';
import {answerOfCounts} from '../contenders/answer.js';

/** The same work as one would write it with the ndjson package: a map of labels, then record by record. */
type Label = {readonly groundTruthData: {readonly data: string}; readonly eventMetadata: {readonly eventId: string}};
type Capture = {
	readonly captureData: {readonly endpointOutput: {readonly data: string}};
	readonly eventMetadata: {readonly eventId: string};
};
type Output = {readonly probability: number; readonly predicted_label: string};

const [captures = '', truth = ''] = process.argv.slice(2);

const labels = new Map<string, string>();
for await (const line of createReadStream(truth).pipe(ndjson.parse())) {
	const {groundTruthData, eventMetadata} = line as Label;
	labels.set(eventMetadata.eventId, groundTruthData.data);
}

const counts = {tn: 0, fp: 0, fn: 0, tp: 0};
const positives: number[] = [];
const negatives: number[] = [];
for await (const line of createReadStream(captures).pipe(ndjson.parse())) {
	const {captureData, eventMetadata} = line as Capture;
	const label = labels.get(eventMetadata.eventId);
	if (label === undefined) continue;
	const output = JSON.parse(captureData.endpointOutput.data) as Output;
	const [actual, predicted] = [label === '1', output.predicted_label === '1'];
	counts[actual ? (predicted ? 'tp' : 'fn') : predicted ? 'fp' : 'tn']++;
	(actual ? positives : negatives).push(output.probability);
}
process.stdout.write(`${JSON.stringify(answerOfCounts(counts, areaUnderCurve()))}\n`);

/** How often a positive has the higher score than a negative; equal scores count half. */
function areaUnderCurve(): number {
	const [high, low] = [Float64Array.from(positives).sort(), Float64Array.from(negatives).sort()];
	let won = 0;
	let below = 0;
	let upTo = 0;
	for (const score of high) {
		while (below < low.length && (low[below] as number) < score) below++;
		upTo = Math.max(upTo, below);
		while (upTo < low.length && low[upTo] === score) upTo++;
		won += below + (upTo - below) / 2;
	}
	return won / (high.length * low.length);
}
