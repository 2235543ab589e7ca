import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';

/**
 * What is kept of each kind: as many values as hold so many rows together, but at least what is compared with each other,
 * a draft and a fix of it. A value may hold a number for every record, so of a million records no more are kept, and of
 * small samples as many as there are mappings that anybody tries.
 */
const rowsKept = 1 << 20;
const fewest = 2;
const most = 256;

type Kept = {readonly version: string; readonly value: unknown};

const memories = new WeakMap<Dataset, Map<string, Map<string, Kept>>>();

/**
 * The value of a computation over all records, computed again only when the data have grown or when many others of its
 * kind were asked for since. For what has a size of its own; single numbers and short lists are for `Dataset.remember`.
 */
export function recent<T>(dataset: Dataset, kind: string, key: string, compute: () => T): T {
	return complete(recentSteps(dataset, kind, key, () => inOneStep(compute)));
}

// biome-ignore lint/correctness/useYield: there is nothing to wait for.
function* inOneStep<T>(compute: () => T): Steps<T> {
	return compute();
}

/** The same for a computation in steps. Where the data grow between two of them, all is done again in one. */
export function* recentSteps<T>(dataset: Dataset, kind: string, key: string, compute: () => Steps<T>): Steps<T> {
	const {version} = dataset;
	const memory = memoryOf(dataset, kind);
	const known = (): Kept | undefined => {
		const kept = memory.get(key);
		return kept?.version === dataset.version ? kept : undefined;
	};
	const found = known() ?? {version, value: yield* compute()};
	// Somebody may have wanted the same between two steps: all get the one that was there first.
	const first =
		known() ?? (dataset.version === version ? found : {version: dataset.version, value: complete(compute())});
	memory.delete(key);
	memory.set(key, first);
	forgetOldest(memory, Math.min(most, Math.max(fewest, rowsKept / Math.max(1, dataset.captures.rows))));
	return first.value as T;
}

function memoryOf(dataset: Dataset, kind: string): Map<string, Kept> {
	const ofDataset = memories.get(dataset) ?? new Map<string, Map<string, Kept>>();
	memories.set(dataset, ofDataset);
	const ofKind = ofDataset.get(kind) ?? new Map<string, Kept>();
	ofDataset.set(kind, ofKind);
	return ofKind;
}

/** A map lists its keys in the order in which they were set. */
function forgetOldest(memory: Map<string, Kept>, limit: number): void {
	for (const key of memory.keys()) {
		if (memory.size <= limit) return;
		memory.delete(key);
	}
}
