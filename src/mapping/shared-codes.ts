import type {ClassOutcomes} from '../metrics/outcomes.js';

/** For each label code of a reading the code of its text among those of two readings, `foreign` where it is not among them. */
export function sharedCodes(outcomes: ClassOutcomes, codes: ReadonlyMap<string, number>, foreign: number): Int32Array {
	const {many} = outcomes;
	if (many === undefined) return Int32Array.from(outcomes.labels, (label) => codes.get(label) ?? foreign);
	const shared = new Int32Array(many.count).fill(foreign);
	for (const [text, code] of codes) {
		const own = many.codeOf(text);
		if (own !== undefined) shared[own] = code;
	}
	return shared;
}
