/**
 * Long work in steps: a generator that yields nothing and returns the result. A screen takes keys between two steps,
 * everybody else runs it to its end.
 */
export type Steps<T> = Generator<void, T>;

export function complete<T>(steps: Steps<T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
