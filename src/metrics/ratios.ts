/** A ratio that is 0 where it is undefined, as the monitor has it. */
export function ratio(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** The weighted harmonic mean of precision and recall: with a `beta` above 1 recall weighs more. */
export function fMeasure(precision: number, recall: number, beta: number): number {
	const square = beta * beta;
	return ratio((1 + square) * precision * recall, square * precision + recall);
}
