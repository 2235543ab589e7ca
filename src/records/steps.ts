/**
 * Long work in steps: a generator that yields nothing and returns the result. A screen takes keys between two steps,
 * everybody else runs it to its end.
 */
export type Steps<T> = Generator<void, T>;

/** Numbers that lie anywhere in memory, so many of them, are read in some ten milliseconds. */
const indicesPerStep = 1 << 17;

/** Does something for all indices below a length, as many at a time as take a step: from one index to before another. */
export function* inSpans(length: number, act: (from: number, to: number) => void): Steps<void> {
	for (let from = 0; from < length; from += indicesPerStep) {
		act(from, Math.min(length, from + indicesPerStep));
		yield;
	}
}

export function complete<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
