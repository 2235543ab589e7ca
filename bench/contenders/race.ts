import {closeSync, openSync, readSync} from 'node:fs';
import type {BenchData} from '../data/generate.js';
import {median} from '../measure/spread.js';
import {type Run, timedRun} from '../measure/timed-process.js';
import {type Answer, disagreement} from './answer.js';
import type {Contender} from './contender.js';

/** What came of one contender: its medians, or why it did not run. */
export type Standing = {readonly name: string} & (
	| {readonly seconds: number; readonly peakMemory: number | undefined; readonly runs: number}
	| {readonly missing: string}
);

type Track = {readonly contender: Contender; readonly runs: Run[]};

/** A contender that takes longer than this, in seconds, runs in no more than `roundsOfSlow` rounds. */
const slow = 5;
const roundsOfSlow = 3;

/**
 * Runs all contenders in turn, round after round, so that a slow moment of the machine meets each of them. Throws where
 * two find different answers.
 */
export async function race(
	contenders: readonly Contender[],
	data: BenchData,
	rounds: number,
	tell: (text: string) => void,
): Promise<readonly Standing[]> {
	const missing = new Map(contenders.map((contender) => [contender, contender.missing()]));
	const tracks: Track[] = contenders
		.filter((contender) => missing.get(contender) === undefined)
		.map((contender) => ({contender, runs: []}));
	warm(data);
	let agreed: Answer | undefined;
	for (let round = 0; round < rounds; round++) {
		for (const {contender, runs} of tracks) {
			if (round >= roundsOfSlow && (runs[0]?.seconds ?? 0) > slow) continue;
			const run = await timedRun(contender.command(data));
			runs.push(run);
			tell(`${round + 1}/${rounds} ${contender.name}: ${run.seconds.toFixed(2)} s`);
			const answer = contender.answerOf(run.output);
			agreed ??= answer;
			const difference = disagreement(agreed, answer);
			if (difference !== undefined) throw new Error(`${contender.name} disagrees: ${difference}`);
		}
	}
	return contenders.map((contender) => {
		const track = tracks.find((one) => one.contender === contender);
		return track ? standingOf(track) : {name: contender.name, missing: missing.get(contender) ?? ''};
	});
}

function standingOf({contender: {name}, runs}: Track): Standing {
	const peaks = runs.map(({peakMemory}) => peakMemory).filter((peak) => peak !== undefined);
	return {
		name,
		seconds: median(runs.map(({seconds}) => seconds)),
		peakMemory: peaks.length === 0 ? undefined : median(peaks),
		runs: runs.length,
	};
}

/** Files are read once before anything is measured: nobody is to wait for the disk. */
function warm({captures, truth}: BenchData): void {
	const piece = Buffer.alloc(1 << 20);
	for (const path of [captures, truth]) {
		const file = openSync(path, 'r');
		while (readSync(file, piece) > 0);
		closeSync(file);
	}
}
