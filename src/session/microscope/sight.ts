import {completePairs, type Outcome} from '../../mapping/after.js';
import type {Mapping} from '../../mapping/mapping.js';
import type {Reading} from '../../mapping/reading.js';
import {isRecent, recentSteps} from '../../mapping/recent.js';
import {binaryCodes} from '../../metrics/binary.js';
import type {Curves} from '../../metrics/curves.js';
import type {ClassOutcomes, Curve} from '../../metrics/outcomes.js';
import {type RankedRows, rankedRowsSteps, scoredRows} from '../../metrics/ranked-rows.js';
import {scoreMetricsSteps} from '../../metrics/score-metrics.js';
import {
	bestCutSteps,
	type CutRates,
	cutAt,
	type DecisionRule,
	ratesOf,
	type ThresholdTable,
	thresholdTableSteps,
} from '../../metrics/threshold-table.js';
import type {Dataset} from '../../records/dataset.js';
import {complete, type Steps} from '../../records/steps.js';
import type {Model} from '../model.js';
import {metricValue, numberText} from '../outcome-text.js';
import {atOnce} from '../record-sets/record-set.js';

/** Both from 0 to 1. */
export type Point = readonly [x: number, y: number];

/** What the scores of a mapping come to under every threshold; it does not change with the threshold. */
export type Scores = {
	/** Tells this computation from others, for what is computed from it in turn. */
	readonly key: string;
	readonly table: ThresholdTable;
	/** Recall over false positive rate, and precision over recall, by falling score. */
	readonly roc: readonly Point[];
	readonly precisionRecall: readonly Point[];
	readonly areaUnderRoc: number;
	/** The cuts with the largest F1 and F2. */
	readonly best: {readonly f1: number; readonly f2: number};
};

/** What the microscope looks at. */
export type Sight = {
	readonly scores: Scores;
	readonly positive: string;
	readonly negative: string;
	/** What makes the class of a record. Only a threshold can be moved; `nothing`: none is set yet. */
	readonly decidedBy: 'threshold' | 'nothing' | 'label' | 'argmax';
	readonly threshold: number | undefined;
	readonly rule: DecisionRule;
	/** What the decision comes to now, whatever decides; undefined where nothing does. */
	readonly here: CutRates | undefined;
};

/** True, or why there is nothing to see; found without looking at the records. */
export function canLook({draft}: Model): true | string {
	const outcomes = draft === undefined ? 'There is no record yet' : scoredOutcomes(draft);
	return typeof outcomes === 'string' ? outcomes : true;
}

function shareText(errand: Model['errand']): string {
	return errand === undefined ? '' : ` ${Math.floor(errand.share * 100)} %`;
}

/** What there is to see, or the reason why there is nothing. */
export function sightOf({draft, data, errand}: Model): Sight | string {
	if (draft === undefined) return 'There is no record yet';
	const outcomes = scoredOutcomes(draft);
	if (typeof outcomes === 'string') return outcomes;
	if (data.dataset.captures.rows > atOnce && !isRanked({draft, data}))
		return `The probabilities of ${numberText(data.dataset.captures.rows)} records are being ranked …${shareText(errand)}`;
	const scores = complete(scoresOf(data.dataset, draft.after.reading, outcomes));
	if (scores.table.scores.length === 0) return 'No record has both a probability and ground truth: mend step 1 first';
	const {positive = '1', negative = '0'} = draft.after.reading;
	const {threshold, rule = '>'} = draft.mapping.decision ?? {};
	const decidedBy = deciderOf(draft.mapping);
	const moved = decidedBy === 'threshold' ? threshold : undefined;
	const here =
		moved === undefined
			? decidedRates(draft.after, {positive, negative})
			: ratesOf(scores.table, cutAt(scores.table, moved, rule));
	return {scores, positive, negative, decidedBy, threshold: moved, rule, here};
}

type Looked = Pick<Model, 'draft' | 'data'>;

/** Whether the scores have been ranked, or there are none. */
export function isRanked({draft, data}: Looked): boolean {
	const outcomes = draft && scoredOutcomes(draft);
	if (draft === undefined || outcomes === undefined || typeof outcomes === 'string') return true;
	return isRecent(data.dataset, 'thresholds', keyOf(draft.after.reading, outcomes));
}

/** How many steps ranking takes, roughly. */
export const stepsToScores = 40;

/** Ranks the scores beforehand, in steps. */
export function* scoresSteps({draft, data}: Looked): Steps<void> {
	const outcomes = draft && scoredOutcomes(draft);
	if (draft === undefined || outcomes === undefined || typeof outcomes === 'string') return;
	yield* scoresOf(data.dataset, draft.after.reading, outcomes);
}

type Draft = NonNullable<Model['draft']>;

function scoredOutcomes({mapping, after: {reading}}: Draft): ClassOutcomes | string {
	const {outcomes} = reading;
	if (mapping.problemType !== 'BinaryClassification')
		return `A threshold parts two classes; ${mapping.problemType} has none`;
	if (outcomes.kind === 'classes' && outcomes.score !== undefined) return outcomes;
	return mapping.roles.probability === undefined
		? 'No probability is mapped: mend step 2, or put the cursor on one in the record and press a b'
		: 'The probabilities are no list of two, so no threshold parts them';
}

function deciderOf({roles, decision}: Mapping): Sight['decidedBy'] {
	if (roles.prediction !== undefined) return 'label';
	if (decision?.argmax === true) return 'argmax';
	return decision?.threshold === undefined ? 'nothing' : 'threshold';
}

/** The rates of a decision that is no threshold, from its matrix. */
function decidedRates(
	after: Outcome,
	{positive, negative}: {positive: string; negative: string},
): CutRates | undefined {
	if (after.outcome !== 'metrics') return undefined;
	const {confusionMatrix} = after.statistics;
	const cell = (actual: string, predicted: string) => confusionMatrix[actual]?.[predicted] ?? 0;
	const rate = (name: string) => metricValue(after, name) ?? 0;
	return {
		truePositives: cell(positive, positive),
		falsePositives: cell(negative, positive),
		falseNegatives: cell(positive, negative),
		trueNegatives: cell(negative, negative),
		precision: rate('precision'),
		recall: rate('recall'),
		falsePositiveRate: rate('false_positive_rate'),
		accuracy: rate('accuracy'),
		f1: rate('f1'),
		f2: rate('f2'),
	};
}

/** All that the scores depend on: a step of the threshold ranks nothing anew. */
function keyOf({mapping, funnel}: Reading, outcomes: ClassOutcomes): string {
	const {threshold: _, rule: __, ...decision} = mapping.decision ?? {};
	return `${JSON.stringify({...mapping, decision})} ${funnel.parsed} ${outcomes.actual.length}`;
}

function scoresOf(dataset: Dataset, reading: Reading, outcomes: ClassOutcomes): Steps<Scores> {
	const {positive = '1', negative = '0'} = reading;
	const key = keyOf(reading, outcomes);
	return recentSteps(dataset, 'thresholds', key, function* () {
		const codes = binaryCodes(outcomes, {positive, negative});
		const rows = yield* rankedRowsOf(reading, outcomes);
		yield;
		const table = yield* thresholdTableSteps(rows, codes);
		yield;
		const {auc, ...curves} = yield* scoreMetricsSteps(rows, codes);
		const best = {f1: yield* bestCutSteps(table, 1), f2: yield* bestCutSteps(table, 2)};
		return {key, table, ...pointsOf(curves), areaUnderRoc: auc.value, best};
	});
}

function pointsOf(curves: Curves): Pick<Scores, 'roc' | 'precisionRecall'> {
	const points = (curve: Curve, x: string, y: string): readonly Point[] =>
		(curve[x] ?? []).map((value, at) => [value, curve[y]?.[at] ?? 0]);
	return {
		roc: points(curves.receiver_operating_characteristic_curve, 'false_positive_rates', 'true_positive_rates'),
		precisionRecall: points(curves.precision_recall_curve, 'recalls', 'precisions'),
	};
}

/** The rows that the metrics count, ranked. */
function* rankedRowsOf({mapping, byThreshold}: Reading, outcomes: ClassOutcomes): Steps<RankedRows> {
	if (byThreshold !== undefined) return byThreshold.scored.rows;
	// A label that is missing leaves its record out of the metrics; a class that no threshold makes yet does not.
	const counted = mapping.roles.prediction === undefined ? outcomes : completePairs(outcomes);
	yield;
	return yield* rankedRowsSteps(scoredRows(counted.kind === 'classes' ? counted : outcomes));
}
