// Loops over typed arrays read `values[index] as number`: the index is within bounds by the loop, and a default would be
// a branch that never runs.

/**
 * The rows that metrics are computed from: one entry for each pair of a record and a ground-truth label.
 * Label codes index `labels`; -1 stands for a value that is missing.
 */
export type ClassOutcomes = {
	readonly kind: 'classes';
	readonly labels: readonly string[];
	/** Only there where making `labels` takes long; whoever wants a few of them takes these. */
	readonly many?: ManyLabels | undefined;
	/** Only there where some codes stand for several labels. */
	readonly together?: LabelsTogether | undefined;
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	/** Probability of the positive class, NaN where a row has none; undefined where no probability is read. */
	readonly score: Float64Array | undefined;
};

/** Labels where there are very many, as a million probabilities in place of labels are: written out one by one. */
export type ManyLabels = {
	readonly count: number;
	/** Labels with lower codes may be ground truth, all others are predictions only. */
	readonly ofTruth: number;
	readonly at: (code: number) => string;
	readonly codeOf: (label: string) => number | undefined;
	/** By code the number that a label is written as, as JavaScript writes it; NaN for any other text. */
	readonly numbers: () => Float64Array;
};

/** Labels that were put together because there are very many. */
export type LabelsTogether = {
	/** Codes from here on are called in a table by one name together. */
	readonly named: number;
	/** Codes from here on stand for several labels each. */
	readonly single: number;
	/** What is not named is called on either side. */
	readonly actual: string;
	readonly predicted: string;
};

export function labelCount(outcomes: Vocabulary): number {
	return outcomes.many?.count ?? outcomes.labels.length;
}

/** The label of a code; undefined for a missing value. */
export function labelAt(outcomes: Vocabulary, code: number): string | undefined {
	if (code < 0) return undefined;
	return outcomes.many === undefined ? outcomes.labels[code] : outcomes.many.at(code);
}

/** The code of a label; undefined for one that does not occur. */
export function codeOfLabel(outcomes: Vocabulary, label: string): number | undefined {
	if (outcomes.many !== undefined) return outcomes.many.codeOf(label);
	const code = outcomes.labels.indexOf(label);
	return code === -1 ? undefined : code;
}

type Vocabulary = Pick<ClassOutcomes, 'labels' | 'many'>;

/** Regression: one number a side, NaN where it is missing. */
export type NumberOutcomes = {
	readonly kind: 'numbers';
	readonly actual: Float64Array;
	readonly predicted: Float64Array;
};

export type Outcomes = ClassOutcomes | NumberOutcomes;

/** `"NaN"` is what the monitor writes for the deviation of fewer than 200 rows. */
export type Metric = {readonly value: number; readonly standard_deviation: number | 'NaN'};

/** How a value that is missing is written where labels are shown. A label of exactly this text shares its place. */
export const missingLabel = '(missing)';

/** The two labels of a binary problem; one that is undefined or unknown to the data occurs in no row. */
export type BinaryLabels = {readonly positive: string | undefined; readonly negative: string | undefined};

/** `[actual][predicted]`, keys always text. */
export type MatrixTable = {readonly [actual: string]: {readonly [predicted: string]: number}};

export type Curve = {readonly [axis: string]: readonly number[]};

/** A metrics block of `statistics.json` by the monitor's own names. */
export type Metrics = {readonly [name: string]: Metric | Curve | MatrixTable};
