import type {Decision} from './mapping.js';

/** The probability after the decision's transforms, in the order in which they are written. */
export function transformed(probability: number, transform: Decision['transform']): number {
	let p = probability;
	for (const step of transform ?? []) {
		if (step === 'percent') p /= 100;
		else if (step === 'sigmoid') p = 1 / (1 + Math.exp(-p));
		else p = 1 - p;
	}
	return p;
}

/** Whether a probability is decided as positive; undefined where there is no threshold or no probability. */
export function isPositive(probability: number, {threshold, rule}: Decision): boolean | undefined {
	if (threshold === undefined || Number.isNaN(probability)) return undefined;
	return rule === '>=' ? probability >= threshold : probability > threshold;
}

/** The class that a place of a list of probabilities stands for: its name, else its index. */
export function classLabel(index: number, decision: Decision | undefined): string {
	return decision?.classes?.[index] ?? String(index);
}
