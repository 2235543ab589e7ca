export type Case =
	| {
			readonly kind: 'binary';
			readonly name: string;
			readonly actual: readonly string[];
			readonly predicted: readonly string[];
			readonly score?: readonly number[];
			readonly positive: string;
			readonly negative: string;
			readonly majority: string;
	  }
	| {
			readonly kind: 'multiclass';
			readonly name: string;
			readonly actual: readonly string[];
			readonly predicted: readonly string[];
			readonly majority: string;
	  }
	| {
			readonly kind: 'regression';
			readonly name: string;
			readonly actual: readonly number[];
			readonly predicted: readonly number[];
	  };

type Random = () => number;

const binaryLabels = [
	['0', '1'],
	['1', '0'],
	['no', 'yes'],
	['positive', 'negative'],
] as const;

/** Many random cases, the same in every run. */
export const cases: readonly Case[] = [
	...seeds(40).map((seed) => binaryCase(seed)),
	...seeds(12).map((seed) => oneClassCase(seed)),
	...seeds(40).map((seed) => multiclassCase(seed)),
	...seeds(30).map((seed) => regressionCase(seed)),
	{kind: 'regression', name: 'regression with a constant ground truth', actual: [2, 2, 2], predicted: [1, 2, 3]},
	{kind: 'regression', name: 'regression that hits a constant ground truth', actual: [2, 2], predicted: [2, 2]},
	{kind: 'regression', name: 'regression of one row', actual: [2], predicted: [3]},
];

function binaryCase(seed: number): Case {
	const random = randomFrom(seed);
	const [negative, positive] = binaryLabels[seed % binaryLabels.length] ?? binaryLabels[0];
	const rows = size(random);
	const levels = [2, 10, 1000, 2 ** 40][Math.floor(random() * 4)] ?? 10;
	const score = times(rows, () => Math.round(random() * levels) / levels);
	const actual = score.map((own) => (random() < 0.15 + 0.7 * own ? positive : negative));
	const predicted = score.map((own) => (own > 0.5 ? positive : negative));
	const scores = seed % 3 === 0 ? {} : {score};
	const name = `binary, ${rows} rows, ${seed % 3 === 0 ? 'no scores' : `scores in steps of 1/${levels}`}, seed ${seed}`;
	return {kind: 'binary', name, actual, predicted, ...scores, positive, negative, majority: majorityOf(actual)};
}

function oneClassCase(seed: number): Case {
	const random = randomFrom(seed);
	const labels = ['0', '1'];
	const only = labels[seed % 2] ?? '';
	const score = times(30, () => Math.round(random() * 10) / 10);
	const both = () => labels[Math.floor(random() * 2)] ?? '';
	const actual = times(30, seed % 3 === 1 ? both : () => only);
	const predicted = times(30, seed % 3 === 0 ? both : () => only);
	const name = `binary, one class on ${['the side of the ground truth', 'the side of the predictions', 'both sides'][seed % 3]}, seed ${seed}`;
	return {kind: 'binary', name, actual, predicted, score, positive: '1', negative: '0', majority: majorityOf(actual)};
}

function multiclassCase(seed: number): Case {
	const random = randomFrom(seed);
	const names = ['setosa', 'virginica', '2', '10', 'a b', 'é'].slice(0, 3 + (seed % 4));
	const pick = (skew: number) => names[Math.floor(random() ** skew * names.length)] ?? '';
	const rows = size(random);
	const skew = 1 + random() * 2;
	const actual = times(rows, () => pick(skew));
	const rate = random();
	const predicted = actual.map((label) => (random() < rate ? label : pick(1)));
	const name = `multiclass, ${names.length} classes, ${rows} rows, seed ${seed}`;
	return {kind: 'multiclass', name, actual, predicted, majority: majorityOf(actual)};
}

function regressionCase(seed: number): Case {
	const random = randomFrom(seed);
	const rows = 2 + size(random);
	const [offset, scale] = [(random() - 0.5) * 1000, 10 ** Math.floor(random() * 6 - 2)];
	const actual = times(rows, () => offset + (random() - 0.5) * scale);
	const predicted = actual.map((own) => own + (random() - 0.5) * scale * (seed % 5));
	return {kind: 'regression', name: `regression, ${rows} rows, seed ${seed}`, actual, predicted};
}

/** The most frequent label; among equals numbers come by value before text. */
function majorityOf(labels: readonly string[]): string {
	const countOf = (label: string) => labels.filter((own) => own === label).length;
	const numeric = (label: string) => (Number.isNaN(Number(label)) ? Number.POSITIVE_INFINITY : Number(label));
	const ordered = [...new Set(labels)].sort().sort((left, right) => Math.sign(numeric(left) - numeric(right)) || 0);
	return ordered.reduce((first, label) => (countOf(label) > countOf(first) ? label : first));
}

function size(random: Random): number {
	return [1, 7, 40, 250, 1000][Math.floor(random() * 5)] ?? 40;
}

function seeds(count: number): number[] {
	return Array.from({length: count}, (_, index) => index + 1);
}

function times<T>(count: number, make: () => T): T[] {
	return Array.from({length: count}, make);
}

/** Mulberry32: a small generator whose numbers depend on the seed alone. */
function randomFrom(seed: number): Random {
	let state = Math.imul(seed, 0x9e3779b9);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}
