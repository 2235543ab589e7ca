import {drawFeatures} from '../../src/demo/customers.js';
import {drawBelow, drawNormal, drawUuid, type Random, roundTo} from '../../src/demo/random.js';

/** What a model is about and how good it is. */
export type World = {
	/** In the order of the model's indices; of two, the second is the positive one. */
	readonly classes: readonly string[];
	/** 120, unless told otherwise. */
	readonly records?: number;
	/** Share of records whose prediction is right; 0.85, unless told otherwise. */
	readonly accuracy?: number;
	/** How frequent each class is; all alike, unless told otherwise. */
	readonly shares?: readonly number[];
};

/** One thing that was predicted, with the truth that the capture is made from. */
export type Subject = {
	readonly index: number;
	readonly id: string;
	readonly features: readonly number[];
	/** A yes-or-no feature and a category, both hanging together with the truth as real features do. */
	readonly flag: boolean;
	readonly category: string;
	readonly actual: string;
	readonly predicted: string;
	readonly actualIndex: number;
	readonly predictedIndex: number;
	/** Of the second class where there are two, else of the predicted one; never exactly 0.5. */
	readonly probability: number;
	readonly probabilities: readonly number[];
};

const categories = ['north', 'south', 'east', 'west'];

export function drawSubjects(random: Random, world: World): readonly Subject[] {
	return Array.from({length: Math.round((world.records ?? 120) * Number(process.env["SCALE"] ?? 1))}, (_, index) => drawSubject(random, world, index));
}

function drawSubject(random: Random, {classes, accuracy = Number(process.env["ACC"] ?? 0.85), shares}: World, index: number): Subject {
	const actualIndex = drawShare(random, shares ?? classes.map(() => 1));
	const isRight = random() < accuracy;
	const predictedIndex = isRight
		? actualIndex
		: (actualIndex + 1 + drawBelow(random, classes.length - 1)) % classes.length;
	const probabilities = drawProbabilities(random, classes.length, predictedIndex, isRight);
	const leaning = actualIndex === 0 ? 0.35 : 0.6;
	return {
		index,
		id: drawUuid(random),
		features: drawFeatures(random, {features: 6, decimals: 4}).map((value, at) =>
			at === 4 ? roundTo(value + 0.7 * actualIndex, 4) : value,
		),
		flag: random() < leaning,
		category: categories[drawBelow(random, actualIndex === 0 ? 4 : 3)] ?? '',
		actual: classes[actualIndex] ?? '',
		predicted: classes[predictedIndex] ?? '',
		actualIndex,
		predictedIndex,
		probability: probabilities[classes.length === 2 ? 1 : predictedIndex] ?? 0,
		probabilities,
	};
}

/** The predicted class is ahead of all others, the further where it is right. */
function drawProbabilities(random: Random, classes: number, predicted: number, isRight: boolean): readonly number[] {
	const ahead = isRight ? Math.sqrt(random()) : random() * random();
	const leader = roundTo(0.5 + 0.003 + 0.49 * ahead, 9);
	const weights = Array.from({length: classes}, (_, index) => (index === predicted ? 0 : 0.05 + random()));
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return weights.map((weight, index) => (index === predicted ? leader : roundTo(((1 - leader) * weight) / sum, 9)));
}

function drawShare(random: Random, shares: readonly number[]): number {
	let rest = random() * shares.reduce((sum, share) => sum + share, 0);
	for (const [index, share] of shares.entries()) {
		rest -= share;
		if (rest < 0) return index;
	}
	return shares.length - 1;
}

/** A number that came in the end, and the one that the model said before. */
export type Quantity = Pick<Subject, 'index' | 'id' | 'features'> & {
	readonly actual: number;
	readonly estimate: number;
};

export type QuantityWorld = {
	readonly records?: number;
	readonly mean: number;
	readonly deviation: number;
	/** Of the number that came in the end. */
	readonly decimals: number;
};

export function drawQuantities(random: Random, world: QuantityWorld): readonly Quantity[] {
	return Array.from({length: Math.round((world.records ?? 120) * Number(process.env["SCALE"] ?? 1))}, (_, index) => {
		const {mean, deviation, decimals} = world;
		const actual = roundTo(Math.max(0, mean + deviation * drawNormal(random)), decimals);
		const estimate = roundTo(actual + 0.3 * deviation * drawNormal(random), 5);
		return {index, id: drawUuid(random), features: drawFeatures(random, {features: 6, decimals: 4}), actual, estimate};
	});
}
