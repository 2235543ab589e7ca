import type {Decision} from './mapping.js';

type Transform = NonNullable<Decision['transform']>[number];

/** The probability after the decision's transforms, in the order in which they are written. */
export function transformed(probability: number, transform: readonly Transform[] = []): number {
	const one = Float64Array.of(probability);
	applyTransforms(one, transform);
	return one[0] as number;
}

/** The same for many, in their place. */
export function applyTransforms(probabilities: Float64Array, transform: readonly Transform[]): void {
	for (const step of transform) transforms[step](probabilities);
}

/** Each changes the probabilities themselves; by loops of their own, which for a million of them is many times as fast. */
const transforms: {readonly [step in Transform]: (probabilities: Float64Array) => void} = {
	percent(p) {
		for (let row = 0; row < p.length; row++) p[row] = (p[row] as number) / 100;
	},
	sigmoid(p) {
		for (let row = 0; row < p.length; row++) p[row] = 1 / (1 + Math.exp(-(p[row] as number)));
	},
	complement(p) {
		for (let row = 0; row < p.length; row++) p[row] = 1 - (p[row] as number);
	},
};

/** Whether a probability is decided as positive; undefined where there is no threshold or no probability. */
export function isPositive(probability: number, {threshold, rule}: Decision): boolean | undefined {
	if (threshold === undefined || Number.isNaN(probability)) return undefined;
	return rule === '>=' ? probability >= threshold : probability > threshold;
}

/** The class that a place of a list of probabilities stands for: its name, else its index. */
export function classLabel(index: number, decision: Decision | undefined): string {
	return decision?.classes?.[index] ?? String(index);
}
