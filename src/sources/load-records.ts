import {createLineReader, type SourceRole} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import type {LineLimits} from './line-splitter.js';
import type {LineStore} from './line-store.js';
import {readLines} from './read-lines.js';
import type {Source} from './source.js';

/** How far reading is. `total` is undefined where the size of a source is not known (pipes). */
export type LoadProgress = {
	readonly phase: SourceRole;
	readonly bytes: number;
	readonly total: number | undefined;
	readonly problems: readonly Problem[];
};

export type SourceSet = {readonly captures: readonly Source[]; readonly groundTruth: readonly Source[]};

/** All sources of a set in the order of their index, ground truth first: labels are there when the captures come. */
export function orderedSources({captures, groundTruth}: SourceSet): readonly Source[] {
	return [...groundTruth, ...captures];
}

/**
 * Reads every source into the dataset, ground truth first. Yields after each small batch and does nothing until it is
 * asked for the next one, so the caller decides how much time the screen gets.
 */
export async function* loadRecords(
	set: SourceSet,
	dataset: Dataset,
	store: LineStore,
	limits: Partial<LineLimits> = {},
): AsyncGenerator<LoadProgress, void> {
	const sources = orderedSources(set);
	const total = sources.every(({size}) => size !== undefined)
		? sources.reduce((sum, {size}) => sum + (size ?? 0), 0)
		: undefined;
	const addLine = createLineReader(dataset);
	const problems: Problem[] = [];
	let bytesBefore = 0;
	for (const [index, source] of sources.entries()) {
		dataset.sources[index] = source.name;
		const phase: SourceRole = index < set.groundTruth.length ? 'ground truth' : 'captures';
		const intake = phase === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		let read = 0;
		for await (const {lines, overlong, bytesRead, problem} of readLines(source, limits)) {
			for (const line of lines) {
				store.keep(index, line);
				addLine(line.text, {source: index, line: line.number, offset: line.offset, bytes: line.bytes}, phase);
			}
			for (const {number} of overlong)
				intake.addBadLine({source: index, line: number, reason: 'the line is too long to be a record'});
			if (problem !== undefined) problems.push(problem);
			intake.bytes += bytesRead - read;
			read = bytesRead;
			yield {phase, bytes: bytesBefore + read, total, problems};
		}
		bytesBefore += read;
	}
}
