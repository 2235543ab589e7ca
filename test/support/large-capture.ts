import {closeSync, openSync, writeFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';

/** In milliseconds; a machine that does much else reads slowly. */
export const longestRead = 60_000;

const monitor = {
	kind: 'payload',
	problemType: 'BinaryClassification',
	prediction: 'prediction',
	groundTruth: 'actual',
	groundTruthFrom: 'response',
	positiveLabel: 'yes',
};

const linesAtOnce = 10_000;

/** Writes a capture of exchanges, with the monitor that reads them, into a folder; gives back the arguments that open it there. */
export function writeLargeCapture(folder: string, records: number, exchange: (at: number) => object): string[] {
	const file = openSync(join(folder, 'large.jsonl'), 'w');
	for (let start = 0; start < records; start += linesAtOnce) {
		const length = Math.min(linesAtOnce, records - start);
		writeSync(file, Array.from({length}, (_, at) => `${JSON.stringify(exchange(start + at))}\n`).join(''));
	}
	closeSync(file);
	writeFileSync(join(folder, 'monitor.json'), JSON.stringify(monitor));
	return ['large.jsonl', '--monitor', 'monitor.json', '--no-session'];
}

/** Every third record is a yes; what is said of it is wrong in every tenth. */
export function exchangeLabels(at: number): {readonly actual: string; readonly said: string} {
	const isYes = at % 3 === 0;
	return {actual: isYes ? 'yes' : 'no', said: isYes === at % 10 > 0 ? 'yes' : 'no'};
}
