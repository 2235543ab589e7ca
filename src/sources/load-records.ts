import type {SourceRole} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import type {Budget} from '../records/scan/line-scanner.js';
import {contentOf} from './content.js';
import type {LineStore} from './line-store.js';
import {readProblem} from './read-problem.js';
import {scanContent} from './scan-content.js';
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
	budget: Budget = defaultBudget,
): AsyncGenerator<LoadProgress, void> {
	const sources = orderedSources(set);
	const total = sources.every(({size}) => size !== undefined)
		? sources.reduce((sum, {size}) => sum + (size ?? 0), 0)
		: undefined;
	const problems: Problem[] = [];
	let bytesBefore = 0;
	for (const [index, source] of sources.entries()) {
		dataset.sources[index] = source.name;
		const phase: SourceRole = index < set.groundTruth.length ? 'ground truth' : 'captures';
		const intake = phase === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		let [read, told] = [0, 0];
		const progress = (): LoadProgress => {
			intake.bytes += read - told;
			told = read;
			return {phase, bytes: bytesBefore + read, total, problems};
		};
		const content = contentOf(source, (bytes) => {
			read += bytes;
		});
		const keep = store.keeperOf(index);
		try {
			for await (const _ of scanContent(content, {dataset, role: phase, source: index, budget, keep})) yield progress();
		} catch (error) {
			problems.push(readProblem(error, source.name));
			yield progress();
		}
		bytesBefore += read;
	}
}

const defaultBudget: Budget = {lines: 16_384, carefulLines: 256};
