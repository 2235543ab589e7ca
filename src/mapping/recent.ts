import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';

/**
 * What is kept of each kind: as many values as hold so many rows together, but at least the last one. A value may hold a
 * number for every record, so of a million records no more is kept, and of small samples as much as anybody tries.
 */
const rowsKept = 1 << 20;
/** Values that somebody else holds, such as the draft and the one before it, are found as long as they are there. */
const mostFound = 256;

type Kept =
	| {readonly version: string; readonly value: unknown}
	| {readonly version: string; readonly weak: WeakRef<object>};

/** By the kinds of values, and their keys. */
type Memory = Map<string, Map<string, Kept>>;

const memories = new WeakMap<Dataset, Memory>();

/**
 * The value of a computation over all records, computed again only when the data have grown or when many others of its
 * kind were asked for since. For what has a size of its own; single numbers and short lists are for `Dataset.remember`.
 */
export function recent<T>(dataset: Dataset, kind: string, key: string, compute: () => T): T {
	return complete(recentSteps(dataset, kind, key, () => inOneStep(compute)));
}

/** Whether it would be there at once. */
export function isRecent(dataset: Dataset, kind: string, key: string): boolean {
	return valueKept(memoryOf(dataset, kind).get(key), dataset.version) !== undefined;
}

// biome-ignore lint/correctness/useYield: there is nothing to wait for.
function* inOneStep<T>(compute: () => T): Steps<T> {
	return compute();
}

/** The same for a computation in steps. Where the data grow between two of them, all is done again in one. */
export function* recentSteps<T>(dataset: Dataset, kind: string, key: string, compute: () => Steps<T>): Steps<T> {
	const {version} = dataset;
	const memory = memoryOf(dataset, kind);
	const known = () => valueKept<T>(memory.get(key), dataset.version);
	const found = known() ?? {value: yield* compute()};
	// Somebody may have wanted the same between two steps: all get the one that was there first.
	const {value} = known() ?? (dataset.version === version ? found : {value: complete(compute())});
	memory.delete(key);
	memory.set(key, {version: dataset.version, value});
	forgetOldest(memory, rowsKept / Math.max(1, dataset.captures.rows));
	return value;
}

/** Takes steps of which nothing is kept: what they remember is found by them alone, and is gone when they have ended. */
export function* forgottenSteps<T>(dataset: Dataset, steps: Steps<T>): Steps<T> {
	const own: Memory = new Map();
	for (const [kind, memory] of memories.get(dataset) ?? []) own.set(kind, new Map(memory));
	for (;;) {
		const others = memories.get(dataset) ?? new Map();
		memories.set(dataset, own);
		try {
			const result = steps.next();
			if (result.done === true) return result.value;
		} finally {
			memories.set(dataset, others);
		}
		yield;
	}
}

function valueKept<T>(kept: Kept | undefined, version: string): {readonly value: T} | undefined {
	if (kept?.version !== version) return undefined;
	if ('value' in kept) return {value: kept.value as T};
	const value = kept.weak.deref();
	return value && {value: value as T};
}

function memoryOf(dataset: Dataset, kind: string): Map<string, Kept> {
	const ofDataset: Memory = memories.get(dataset) ?? new Map();
	memories.set(dataset, ofDataset);
	const ofKind = ofDataset.get(kind) ?? new Map<string, Kept>();
	ofDataset.set(kind, ofKind);
	return ofKind;
}

/** A map lists its keys in the order in which they were set: the last ones are held, some before them can be found. */
function forgetOldest(memory: Map<string, Kept>, held: number): void {
	let newer = memory.size;
	for (const [key, kept] of memory) {
		newer--;
		if (newer >= mostFound) memory.delete(key);
		else if (newer < Math.max(1, held)) return;
		else if ('value' in kept) loosen(memory, key, kept);
	}
}

function loosen(memory: Map<string, Kept>, key: string, {version, value}: Kept & {readonly value: unknown}): void {
	if (typeof value === 'object' && value !== null) memory.set(key, {version, weak: new WeakRef(value)});
	else memory.delete(key);
}
