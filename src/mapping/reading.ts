import {type ClassOutcomes, labelCount, type NumberOutcomes, type Outcomes} from '../metrics/outcomes.js';
import {recordsAtCut, truthsCounted} from '../metrics/threshold-counts.js';
import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';
import {decodedWithNumberSteps} from './decoded-rows.js';
import {type Funnel, funnelOf, type Passed, passedByLabelsSteps, passedByNumbersSteps} from './funnel.js';
import {labelSides} from './label-sides.js';
import {type Labels, labelsIn} from './label-texts.js';
import type {Mapping, Role} from './mapping.js';
import {type Pairs, pairsSteps} from './pairs.js';
import {ofPairs, type PredictedLabels, predictedLabelsSteps} from './predicted-labels.js';
import {labelOfScore, madeLabelsSteps, type ScoreCut} from './prediction.js';
import {recentSteps} from './recent.js';
import {numbersAt, numbersAtSteps} from './role-values.js';
import {type ScoredPairs, scoredPairsSteps} from './scored-pairs.js';
import {datasetSpellings} from './spelling.js';
import {type TruthFacts, truthFactsSteps} from './truth-facts.js';
import {type TruthLabels, truthLabelsSteps} from './truth-labels.js';

/**
 * All records as a mapping reads them. `literal` is the monitor's own way: what it cannot decode (BASE64) has no value,
 * and a label that is not written as JSON Lines is not there.
 */
export type Reading = {
	readonly mapping: Mapping;
	readonly literal: boolean;
	/** One entry for each pair of a record and a label (one for each record where records carry their labels). */
	readonly outcomes: Outcomes;
	/** The capture row, and the ground-truth row or -1, of each entry. */
	readonly captureRow: Int32Array;
	readonly truthRow: Int32Array;
	readonly positive: string | undefined;
	readonly negative: string | undefined;
	readonly funnel: Funnel;
	/** Where a threshold on the score makes the predictions: it, and what any other one would make of the pairs. */
	readonly byThreshold?: ByThreshold | undefined;
};

export type ByThreshold = {readonly cut: ScoreCut; readonly scored: ScoredPairs};

export type ReadingStyle = {readonly literal: boolean};

/**
 * Reads the whole dataset by a mapping. Each part is remembered by what it depends on, so that a change computes anew
 * only what it changes, and a step of the threshold nothing that takes longer for more records.
 */
export function read(dataset: Dataset, mapping: Mapping, style: ReadingStyle = {literal: false}): Reading {
	return complete(readingSteps(dataset, mapping, style));
}

/** The same in steps. */
export function readingSteps(
	dataset: Dataset,
	mapping: Mapping,
	{literal}: ReadingStyle = {literal: false},
): Steps<Reading> {
	return recentSteps(dataset, 'readings', `${literal} ${JSON.stringify(mapping)}`, function* () {
		return {mapping, literal, ...(yield* foundSteps(dataset, mapping, literal))};
	});
}

type Found = Omit<Reading, 'mapping' | 'literal'>;

/** The same for all mappings, and both ways of reading, that differ only in what plays no part in it. */
function* foundSteps(dataset: Dataset, mapping: Mapping, literal: boolean): Steps<Found> {
	const {problemType, roles, decision, labels} = mapping;
	const hidden = literal && dataset.base64Types.size > 0;
	const pairs = yield* pairsSteps(dataset, mapping, literal);
	const counted = {...roles, id: null, truthId: null, features: null};
	const key = JSON.stringify([pairs.key, hidden, problemType, counted, decision, labels]);
	return yield* recentSteps(dataset, 'outcomes', key, function* () {
		yield;
		const {captureRow, truthRow} = pairs;
		const found =
			problemType === 'Regression'
				? yield* numbersSteps(dataset, mapping, pairs, hidden)
				: yield* classesSteps(dataset, mapping, pairs, hidden);
		return {captureRow, truthRow, ...found};
	});
}

type Judged = Omit<Found, 'captureRow' | 'truthRow'>;

function* classesSteps(dataset: Dataset, mapping: Mapping, pairs: Pairs, hidden: boolean): Steps<Judged> {
	const truth = yield* truthLabelsSteps(dataset, mapping, pairs, hidden);
	yield;
	const spellings = datasetSpellings(dataset, mapping);
	const sides = labelSides(mapping.labels, spellings);
	const found = yield* predictedLabelsSteps(dataset, mapping, {pairs, truth, sides, hidden});
	yield;
	const outcomes = classOutcomes(truth, found, labelsIn(found.space, truth.space.size, spellings));
	const byThreshold = yield* byThresholdSteps(found, outcomes, pairs);
	yield;
	if (byThreshold === undefined) yield* madeLabelsSteps(found);
	const passed = byThreshold
		? passedAtCut(byThreshold, yield* rankedTruthSteps(byThreshold, truth, pairs))
		: yield* passedByLabelsSteps(pairs, outcomes, () => truthFactsSteps(truth, pairs));
	const funnel = funnelOf(dataset, pairs, {...passed, prediction: found.records});
	return {...sides, outcomes, funnel, byThreshold};
}

/** Predictions by a threshold, and very many labels, stay unmade as long as nobody looks at them one by one. */
function classOutcomes({actual}: TruthLabels, found: PredictedLabels, labels: Labels): ClassOutcomes {
	return {
		kind: 'classes',
		get labels() {
			return labels.all;
		},
		many: labels.many,
		actual,
		get predicted() {
			return found.predicted;
		},
		score: found.score,
	};
}

function* byThresholdSteps(
	{score, cut}: PredictedLabels,
	outcomes: ClassOutcomes,
	pairs: Pairs,
): Steps<ByThreshold | undefined> {
	if (score === undefined || cut === undefined) return undefined;
	const {actual} = outcomes;
	const scored = yield* scoredPairsSteps({labelCount: labelCount(outcomes), actual, score}, pairs);
	return scored && {cut, scored};
}

/** Where all pairs are ranked, their ground truth is counted already. */
function* rankedTruthSteps({scored}: ByThreshold, truth: TruthLabels, pairs: Pairs): Steps<TruthFacts> {
	return scored.pairs === undefined ? truthsCounted(scored.counts) : yield* truthFactsSteps(truth, pairs);
}

function passedAtCut({cut, scored}: ByThreshold, {occurs, records}: TruthFacts): Omit<Passed, 'prediction'> {
	const {agreeing, above, below} = recordsAtCut(scored.counts, cut, cut);
	const comparable = (occurs[cut.positive] === 1 ? above : 0) + (occurs[cut.negative] === 1 ? below : 0);
	return {groundTruth: records, comparable, agreeing};
}

function* numbersSteps(dataset: Dataset, {roles}: Mapping, pairs: Pairs, hidden: boolean): Steps<Judged> {
	const {groundTruth} = roles;
	const role = roles.prediction ?? roles.probability;
	const ofTruth = () => truthNumbersSteps(dataset, groundTruth, pairs);
	const actual = yield* recentSteps(dataset, 'truth numbers', JSON.stringify([pairs.key, groundTruth]), ofTruth);
	yield;
	const ofRows = hidden ? readableNumbers(dataset, role) : yield* numbersAtSteps(dataset.captures, role);
	const outcomes: NumberOutcomes = {kind: 'numbers', actual, predicted: ofPairs(ofRows, pairs)};
	yield;
	const prediction = yield* decodedWithNumberSteps(dataset, ofRows, Number.MAX_VALUE);
	const funnel = funnelOf(dataset, pairs, {...(yield* passedByNumbersSteps(pairs, outcomes)), prediction});
	return {positive: undefined, negative: undefined, outcomes, funnel, byThreshold: undefined};
}

function* truthNumbersSteps(
	{captures, truths}: Dataset,
	role: Role | undefined,
	{captureRow, truthRow, areRows}: Pairs,
): Steps<Float64Array> {
	const ownSteps = () => numbersAtSteps(captures, role, areRows ? undefined : captureRow);
	if (role?.from !== 'truth') return yield* ownSteps();
	const ofTruth = yield* numbersAtSteps(truths, role, truthRow);
	if (!truthRow.includes(-1)) return ofTruth;
	const ofCaptures = yield* ownSteps();
	for (let pair = 0; pair < ofTruth.length; pair++) {
		if ((truthRow[pair] as number) < 0) ofTruth[pair] = ofCaptures[pair] as number;
	}
	return ofTruth;
}

function readableNumbers({captures}: Dataset, role: Role | undefined): Float64Array {
	return numbersAt(captures, role).map((number, row) => (captures.encodingOf(row) === 'BASE64' ? Number.NaN : number));
}

/** The label code that is predicted in a pair, -1 for none, without making those of all others. */
export function predictedAt({outcomes, byThreshold}: Reading, pair: number): number {
	if (outcomes.kind === 'numbers') return -1;
	if (byThreshold === undefined) return outcomes.predicted[pair] as number;
	return labelOfScore(outcomes.score?.[pair] ?? Number.NaN, byThreshold.cut);
}
