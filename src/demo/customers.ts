import {drawBelow, drawNormal, drawUuid, type Random, roundTo} from './random.js';

/** A customer of a churn model: what was sent, what came out in the end, and what the model thought. */
export type Customer = {
	readonly id: string;
	readonly features: readonly number[];
	/** The ground truth: did it happen? */
	readonly positive: boolean;
	/** Probability of the positive class, with up to 15 decimals; never exactly 0.5. */
	readonly probability: number;
};

/** How many features a request holds, and how long each number is. */
export type Width = {readonly features: number; readonly decimals: number};

const shareOfPositives = 0.36;
/** Distance of the classes in deviations: a threshold at one half is right for 83 % of them. */
const separation = 0.95;
const steepness = 4;

export function drawCustomers(random: Random, count: number, width: Width): readonly Customer[] {
	return Array.from({length: count}, () => drawCustomer(random, width));
}

export function drawFeatures(random: Random, width: Width): readonly number[] {
	return Array.from({length: width.features}, (_, index) => drawFeature(random, index, width.decimals));
}

function drawCustomer(random: Random, width: Width): Customer {
	const id = drawUuid(random);
	const features = drawFeatures(random, width);
	const positive = random() < shareOfPositives;
	let probability = 0.5;
	while (probability === 0.5) {
		const score = steepness * (drawNormal(random) + (positive ? separation : -separation));
		probability = roundTo(0.5 + score / (2 * (1 + Math.abs(score))), 15);
	}
	return {id, features, positive, probability};
}

/** Months, a plan's flag and calls to support, then measurements that were standardised. */
function drawFeature(random: Random, index: number, decimals: number): number {
	if (index === 0) return 1 + drawBelow(random, 72);
	if (index === 1) return drawBelow(random, 2);
	if (index === 2) return drawBelow(random, 10);
	return roundTo(drawNormal(random), decimals);
}
