import {createWriteStream} from 'node:fs';
import {pipeline} from 'node:stream/promises';
import {type CorrectionRules, corrector, type LeftOut, type OutputKind, type OutputLine} from '../apply/correction.js';
import {configurationAfter, layoutOf} from '../apply/layout.js';
import {Survey} from '../apply/survey.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {createLineDecoder, type ReadLine, type SourceRole} from '../records/add-line.js';
import type {Problem} from '../records/result.js';
import {fileBytes} from './file-bytes.js';
import type {SourceSet} from './load-records.js';
import type {OutputFolder} from './output-folder.js';
import {readLines} from './read-lines.js';
import type {Source} from './source.js';

/** What a run has done, in numbers of lines. */
export type ApplyCounts = {
	readonly input: {records: number; malformed: number; groundTruthRecords: number; malformedGroundTruth: number};
	readonly written: {[kind in OutputKind]: number};
	readonly leftOut: {[reason in LeftOut]: number};
};

export type ApplyRun = {
	readonly counts: ApplyCounts;
	readonly problems: readonly Problem[];
	/** What the monitor has to be told so that it reads the corrected records rightly. */
	readonly monitor: MonitorConfiguration;
};

export type ApplyOptions = Pick<CorrectionRules, 'mapping' | 'configuration'> & {
	readonly set: SourceSet;
	readonly output: OutputFolder;
	/** Hears of each line of output before it is written; `false` leaves it out. */
	readonly isWanted?: (line: OutputLine) => boolean;
	readonly onProgress?: (counts: ApplyCounts) => void;
};

/**
 * Reads the records twice and writes the corrected ones; only ids and labels of the ground truth are held in memory.
 * Writing throws errors of the file system; problems of reading are among the results.
 */
export async function correctRecords(options: ApplyOptions): Promise<ApplyRun> {
	const {mapping, configuration, output, set} = options;
	const captures = await Promise.all(set.captures.map((source, index) => rereadable(source, output, index)));
	const run = {counts: noCounts(), problems: [] as Problem[]};
	const survey = await takeSurvey({...options, set: {...set, captures}}, run);
	const reader = survey.reader();
	const correct = corrector({mapping, configuration, reader, truths: survey.truths});
	for await (const {line, text} of decodedLines(captures, 'captures', [])) {
		if (line.kind !== 'capture') continue;
		const {lines, leftOut} = correct(line.record, text);
		if (leftOut !== undefined) run.counts.leftOut[leftOut]++;
		for (const written of lines) {
			if (options.isWanted?.(written) === false) continue;
			run.counts.written[written.kind]++;
			await output.append(written.path, written.text);
		}
		options.onProgress?.(run.counts);
	}
	const layout = layoutOf(mapping, configuration, reader.sides);
	return {...run, monitor: configurationAfter(mapping, layout, configuration)};
}

type Run = {readonly counts: ApplyCounts; readonly problems: Problem[]};

async function takeSurvey({mapping, set}: ApplyOptions, {counts, problems}: Run): Promise<Survey> {
	const survey = new Survey(mapping);
	for (const [role, sources] of [
		['ground truth', set.groundTruth],
		['captures', set.captures],
	] as const) {
		for await (const {line} of decodedLines(sources, role, problems)) {
			if (line.kind === 'capture') {
				counts.input.records++;
				survey.addCapture(line.record);
			} else if (line.kind === 'ground truth') {
				counts.input.groundTruthRecords++;
				survey.addGroundTruth(line.truth);
			} else if (line.kind === 'odd ground truth') {
				counts.input.groundTruthRecords += line.truths.length;
				for (const truth of line.truths) survey.addGroundTruth(truth);
			} else if (role === 'captures') counts.input.malformed++;
			else counts.input.malformedGroundTruth++;
		}
	}
	return survey;
}

type DecodedLine = {readonly line: ReadLine; readonly text: string};

/** All lines of some sources but blank ones; a line that is too long is a bad one. Problems are added to the list. */
async function* decodedLines(
	sources: readonly Source[],
	role: SourceRole,
	problems: Problem[],
): AsyncGenerator<DecodedLine, void> {
	const decode = createLineDecoder();
	for (const source of sources) {
		for await (const {lines, overlong, problem} of readLines(source)) {
			for (const {text} of lines) {
				const line = decode(text, role);
				if (line !== undefined) yield {line, text};
			}
			for (const _ of overlong) yield {line: {kind: 'bad', reason: 'the line is too long to be a record'}, text: ''};
			if (problem !== undefined) problems.push(problem);
		}
	}
}

/** What can be read only once (standard input, a pipe) is put into a temporary file first. */
async function rereadable(source: Source, output: OutputFolder, index: number): Promise<Source> {
	if (source.path !== undefined || source.size !== undefined) return source;
	const copy = output.scratch(`input-${index}`);
	await pipeline(source.open(), createWriteStream(copy));
	return {...source, path: copy, open: () => fileBytes(copy)};
}

function noCounts(): ApplyCounts {
	return {
		input: {records: 0, malformed: 0, groundTruthRecords: 0, malformedGroundTruth: 0},
		written: {captures: 0, groundTruth: 0, merged: 0, records: 0},
		leftOut: {undecoded: 0, withoutId: 0, withoutGroundTruth: 0, withoutPrediction: 0},
	};
}
