import {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import {createLineStore} from '../sources/line-store.js';
import {type LoadProgress, loadRecords, type SourceSet} from '../sources/load-records.js';

export type Loaded = {readonly dataset: Dataset; readonly problems: readonly Problem[]};

/** Reads all sources to their end. What could be read before a problem is in the dataset. */
export async function loadAll(
	set: SourceSet,
	onProgress: (progress: LoadProgress, dataset: Dataset) => void,
): Promise<Loaded> {
	const dataset = new Dataset();
	let problems: readonly Problem[] = [];
	// No line is shown again, so none is kept.
	for await (const progress of loadRecords(set, dataset, createLineStore([], 0))) {
		problems = progress.problems;
		onProgress(progress, dataset);
	}
	return {dataset, problems};
}
