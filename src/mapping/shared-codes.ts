import type {ClassOutcomes} from '../metrics/outcomes.js';

/** At most so many of the labels; of very many those that may be ground truth: the others are in one of two readings only. */
export function namedLabels(outcomes: ClassOutcomes, most = Number.POSITIVE_INFINITY): readonly string[] {
	const {many} = outcomes;
	// All labels are taken out of the outcomes only here: where there are many they would be made for it.
	if (many === undefined) return outcomes.labels.slice(0, most);
	return Array.from({length: Math.min(many.ofTruth, most)}, (_, code) => many.at(code));
}

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
