import {madeScoresSteps} from '../metrics/made-scores.js';
import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import {applyTransforms} from './decision.js';
import {decodedWithLabelSteps, decodedWithNumberSteps} from './decoded-rows.js';
import type {LabelSides} from './label-sides.js';
import {LabelSpace} from './label-space.js';
import type {Mapping} from './mapping.js';
import type {Pairs} from './pairs.js';
import {cutOf, cutPredictions, isByArgmax, type Predictions, predictionsSteps} from './prediction.js';
import {recentSteps} from './recent.js';
import {codesText, numbersAtSteps} from './role-values.js';
import {hideBase64, type TruthLabels} from './truth-labels.js';

/** The predictions of all pairs, in a label space that goes on from that of the ground truth. */
export type PredictedLabels = Predictions & {
	readonly space: LabelSpace;
	/** Decoded records that have a prediction, in a pair or not. */
	readonly records: number;
};

type Known = {readonly pairs: Pairs; readonly truth: TruthLabels; readonly sides: LabelSides; readonly hidden: boolean};

/** `hidden`: outputs that are BASE64 have no prediction. */
export function* predictedLabelsSteps(dataset: Dataset, mapping: Mapping, known: Known): Steps<PredictedLabels> {
	const isByScore = mapping.roles.prediction === undefined && !known.hidden;
	const decided = isByScore ? yield* decidedByThreshold(dataset, mapping, known) : undefined;
	return decided ?? (yield* labelsOfRows(dataset, mapping, known));
}

function* labelsOfRows(
	dataset: Dataset,
	mapping: Mapping,
	{pairs, truth, sides, hidden}: Known,
): Steps<PredictedLabels> {
	const {roles, labels} = mapping;
	const newSpace = () => new LabelSpace(labels, truth.space);
	function* reading(space: LabelSpace): Steps<PredictedLabels> {
		const found = yield* predictionsSteps(dataset.captures, mapping, space, sides);
		const predicted = hidden ? found.predicted.slice() : found.predicted;
		if (hidden) hideBase64(dataset, predicted);
		const score = isByArgmax(mapping) ? ofPairs(found.score, pairs) : undefined;
		const records = yield* decodedWithLabelSteps(dataset, predicted);
		return {predicted: ofPairs(predicted, pairs), score, records, space};
	}
	const score = yield* scoresOfPairsSteps(dataset, mapping, pairs);
	const space = newSpace();
	const codes = isByArgmax(mapping) ? undefined : labelCodesText(dataset, mapping, space, sides);
	if (codes !== undefined) {
		const key = JSON.stringify([pairs.recordsKey, roles.prediction, codes, hidden]);
		return {...(yield* recentSteps(dataset, 'predictions', key, () => reading(space))), score, space};
	}
	const {threshold, rule, ...withoutThreshold} = mapping.decision ?? {};
	const decision = roles.prediction === undefined ? mapping.decision : withoutThreshold;
	const key = JSON.stringify([pairs.key, {...roles, features: undefined}, decision, labels, sides, hidden]);
	const found = yield* recentSteps(dataset, 'predictions', key, () => reading(newSpace()));
	return {...found, score: score ?? found.score};
}

/** As `predictionsOf` gives codes: the sides of a threshold first. Undefined where no label decides. */
function labelCodesText(
	{captures}: Dataset,
	mapping: Mapping,
	space: LabelSpace,
	sides: LabelSides,
): string | undefined {
	if (mapping.roles.prediction === undefined) return undefined;
	cutOf(mapping, space, sides);
	return codesText(captures, mapping.roles.prediction, space);
}

/** Nothing here takes longer for more records once the scores are known. */
function* decidedByThreshold(
	dataset: Dataset,
	mapping: Mapping,
	{pairs, truth, sides}: Known,
): Steps<PredictedLabels | undefined> {
	const score = yield* scoresOfPairsSteps(dataset, mapping, pairs);
	const space = new LabelSpace(mapping.labels, truth.space);
	const cut = score && cutOf(mapping, space, sides);
	if (score === undefined || cut === undefined) return undefined;
	const records = yield* recentSteps(
		dataset,
		'scored records',
		JSON.stringify(mapping.roles.probability),
		function* () {
			// A transform makes numbers of numbers.
			const scores = pairs.areRows ? score : yield* numbersAtSteps(dataset.captures, mapping.roles.probability);
			return yield* decodedWithNumberSteps(dataset, scores);
		},
	);
	return Object.assign(cutPredictions(score, cut), {space, records});
}

/** Remembered by what makes them: a new threshold, or new labels, leave them as they are. */
function* scoresOfPairsSteps(dataset: Dataset, mapping: Mapping, pairs: Pairs): Steps<Float64Array | undefined> {
	if (isByArgmax(mapping)) return undefined;
	const {probability} = mapping.roles;
	const {transform} = mapping.decision ?? {};
	const key = JSON.stringify([pairs.recordsKey, probability]);
	const given = () =>
		recentSteps(dataset, 'scores', key, function* () {
			yield;
			return probability && ofPairs(yield* numbersAtSteps(dataset.captures, probability), pairs);
		});
	if (transform === undefined) return yield* given();
	return yield* recentSteps(dataset, 'scores', `${key} ${JSON.stringify(transform)}`, function* () {
		const scores = yield* given();
		return scores && (yield* madeScoresSteps(scores, (some) => applyTransforms(some, transform)));
	});
}

/** The values of the capture rows of all pairs. */
export function ofPairs<T extends Int32Array | Float64Array | undefined>(ofRows: T, pairs: Pairs): T;
export function ofPairs(
	ofRows: Int32Array | Float64Array | undefined,
	{captureRow, areRows}: Pairs,
): Int32Array | Float64Array | undefined {
	if (ofRows === undefined || areRows) return ofRows;
	const values = ofRows instanceof Int32Array ? new Int32Array(captureRow.length) : new Float64Array(captureRow.length);
	for (let pair = 0; pair < values.length; pair++) values[pair] = ofRows[captureRow[pair] as number] as number;
	return values;
}
