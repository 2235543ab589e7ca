/**
 * Long work in steps: a generator that yields nothing and returns the result. A screen takes keys between two steps,
 * everybody else runs it to its end.
 */
export type Steps<T> = Generator<void, T>;

/** Numbers that lie anywhere in memory, so many of them, are read in some ten milliseconds. */
const indicesPerStep = 1 << 17;
/** Code that has run little yet takes ten times as long. */
const firstIndices = 1 << 14;

/**
 * Does something for all indices below a length, as many at a time as take a step: from one index to before another. Its
 * loop is best a function of arrays and numbers alone: V8 forgets what it has compiled for objects of a shape as soon as
 * none of them is left, and the next loop over a million rows is slow again.
 */
export function* inSpans(length: number, act: (from: number, to: number) => void): Steps<void> {
	for (let from = 0; from < length; ) {
		const to = Math.min(length, from + sizeOfStep(from, firstIndices, indicesPerStep));
		act(from, to);
		from = to;
		yield;
	}
}

/** How many steps that takes. */
export function spanCount(length: number): number {
	let spans = 0;
	for (let from = 0; from < length; from += sizeOfStep(from, firstIndices, indicesPerStep)) spans++;
	return spans;
}

/** How much a step does when so much has been done: little at first, more with each, at most `most`. */
export function sizeOfStep(done: number, first: number, most: number): number {
	return Math.min(most, first + done);
}

export function complete<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
