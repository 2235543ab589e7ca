import {madeScoresSteps} from '../metrics/made-scores.js';
import type {Cut, Sides} from '../metrics/threshold-counts.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {applyTransforms, classLabel, isPositive} from './decision.js';
import type {LabelSides} from './label-sides.js';
import type {LabelSpace} from './label-space.js';
import type {Decision, Mapping} from './mapping.js';
import {argmax, labelsSteps, numbersAtSteps, vectorOf} from './role-values.js';

/** The predicted label of every row, and the probability of the positive class where one is read. */
export type Predictions = {
	readonly predicted: Int32Array;
	readonly score: Float64Array | undefined;
	/** Where nothing but a threshold on the score makes the labels. */
	readonly cut?: ScoreCut;
};

/** A threshold, and the label codes of its two sides. */
export type ScoreCut = Cut & Sides;

/** A label where the mapping has one; else the class that the decision makes of the probability. In steps. */
export function* predictionsSteps(
	table: Table,
	mapping: Mapping,
	space: LabelSpace,
	sides: LabelSides,
): Steps<Predictions> {
	const {roles} = mapping;
	if (isByArgmax(mapping)) {
		const decided = byArgmax(table, mapping, space, sides);
		if (roles.prediction === undefined) return decided;
		return {...decided, predicted: yield* labelsSteps(table, roles.prediction, space)};
	}
	const score = yield* scoresSteps(table, mapping);
	const cut = cutOf(mapping, space, sides);
	if (roles.prediction !== undefined) return {predicted: yield* labelsSteps(table, roles.prediction, space), score};
	return score === undefined || cut === undefined
		? {predicted: new Int32Array(table.rows).fill(-1), score}
		: cutPredictions(score, cut);
}

export function isByArgmax({roles, decision}: Pick<Mapping, 'roles' | 'decision'>): boolean {
	return roles.probability !== undefined && decision?.argmax === true;
}

/** The probabilities of all rows after the decision's transforms, in steps; not to be changed. */
function* scoresSteps(table: Table, {roles, decision}: Mapping): Steps<Float64Array | undefined> {
	if (roles.probability === undefined) return undefined;
	const scores = yield* numbersAtSteps(table, roles.probability);
	const {transform} = decision ?? {};
	return transform === undefined ? scores : yield* madeScoresSteps(scores, (some) => applyTransforms(some, transform));
}

/** The two sides of a threshold get their codes even where a label decides. */
export function cutOf({roles, decision}: Mapping, space: LabelSpace, sides: LabelSides): ScoreCut | undefined {
	if (roles.probability === undefined) return undefined;
	const positive = space.codeOfText(sides.positive ?? '1');
	const negative = space.codeOfText(sides.negative ?? '0');
	const {threshold, rule = '>'}: Decision = decision ?? {};
	return threshold === undefined ? undefined : {threshold, rule, positive, negative};
}

/** Predictions of scores by a threshold; the labels of all rows are made only when somebody asks for them. */
export function cutPredictions(score: Float64Array, cut: ScoreCut) {
	let predicted: Int32Array | undefined;
	return {
		get predicted(): Int32Array {
			predicted ??= complete(labelsOfScoresSteps(score, cut));
			return predicted;
		},
		score,
		cut,
	};
}

/** Makes the labels beforehand where they are wanted one by one. */
export function* madeLabelsSteps(made: {score: Float64Array | undefined; cut?: ScoreCut | undefined}): Steps<void> {
	const {score, cut} = made;
	if (score !== undefined && cut !== undefined) yield* labelsOfScoresSteps(score, cut);
}

const known = new WeakMap<Float64Array, {readonly cut: ScoreCut; readonly labels: Int32Array}>();

/** The labels that a cut makes of scores, in steps. Remembered with the scores, for the last cut. */
function* labelsOfScoresSteps(scores: Float64Array, cut: ScoreCut): Steps<Int32Array> {
	const last = known.get(scores);
	if (last !== undefined && isSameCut(last.cut, cut)) return last.labels;
	const labels = new Int32Array(scores.length);
	const {threshold, rule, positive, negative} = cut;
	const takesEqual = Number(rule === '>=');
	yield* inSpans(scores.length, (from, to) => {
		fillLabels(labels, scores, threshold, takesEqual, positive, negative, from, to);
	});
	known.set(scores, {cut, labels});
	return labels;
}

function fillLabels(
	labels: Int32Array,
	scores: Float64Array,
	threshold: number,
	takesEqual: number,
	positive: number,
	negative: number,
	from: number,
	to: number,
): void {
	for (let row = from; row < to; row++) {
		const score = scores[row] as number;
		// Which side a score is on is anybody's guess for a processor, so nothing branches by it.
		const isAbove = Number(score > threshold) | (Number(score === threshold) & takesEqual);
		const label = negative + isAbove * (positive - negative);
		labels[row] = Number.isNaN(score) ? -1 : label;
	}
}

function isSameCut(a: ScoreCut, b: ScoreCut): boolean {
	const isSamePlace = a.threshold === b.threshold && a.rule === b.rule;
	return isSamePlace && a.positive === b.positive && a.negative === b.negative;
}

/** The label code of a score, -1 for none. */
export function labelOfScore(score: number, cut: ScoreCut): number {
	const verdict = isPositive(score, cut);
	return verdict === undefined ? -1 : verdict ? cut.positive : cut.negative;
}

function byArgmax(
	table: Table,
	{roles, decision}: Mapping,
	space: LabelSpace,
	sides: LabelSides,
): Pick<Predictions, 'predicted' | 'score'> {
	const vector = vectorOf(table, roles.probability);
	const codes = vector.map((_, index) => space.codeOfText(classLabel(index, decision)));
	const best = argmax(vector, table.rows);
	const predicted = best.map((index) => (index === -1 ? -1 : (codes[index] as number)));
	const positive = sides.positive === undefined ? -1 : codes.indexOf(space.codeOfText(sides.positive));
	return {predicted, score: codes.length === 2 ? vector[positive] : undefined};
}
