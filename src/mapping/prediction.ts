import type {Table} from '../records/table.js';
import {classLabel, isPositive, transformed} from './decision.js';
import type {LabelSides} from './label-sides.js';
import type {LabelSpace} from './label-space.js';
import type {Mapping} from './mapping.js';
import {argmax, labelCodes, numbersOf, vectorOf} from './role-values.js';

/** The predicted label of every row, and the probability of the positive class where one is read. */
export type Predictions = {readonly predicted: Int32Array; readonly score: Float64Array | undefined};

/** A label where the mapping has one; else the class that the decision makes of the probability. */
export function predictionsOf(table: Table, mapping: Mapping, space: LabelSpace, sides: LabelSides): Predictions {
	const {roles, decision} = mapping;
	const byVector = roles.probability !== undefined && decision?.argmax === true;
	const decided = byVector ? byArgmax(table, mapping, space, sides) : byThreshold(table, mapping, space, sides);
	if (roles.prediction === undefined) return decided;
	return {predicted: labelCodes(table, roles.prediction, space), score: decided.score};
}

function byThreshold(table: Table, {roles, decision}: Mapping, space: LabelSpace, sides: LabelSides): Predictions {
	const predicted = new Int32Array(table.rows).fill(-1);
	if (roles.probability === undefined) return {predicted, score: undefined};
	const score = numbersOf(table, roles.probability);
	const positive = space.codeOfText(sides.positive ?? '1');
	const negative = space.codeOfText(sides.negative ?? '0');
	for (let row = 0; row < table.rows; row++) {
		score[row] = transformed(score[row] as number, decision?.transform);
		const verdict = decision && isPositive(score[row] as number, decision);
		if (verdict !== undefined) predicted[row] = verdict ? positive : negative;
	}
	return {predicted, score};
}

function byArgmax(table: Table, {roles, decision}: Mapping, space: LabelSpace, sides: LabelSides): Predictions {
	const vector = vectorOf(table, roles.probability);
	const codes = vector.map((_, index) => space.codeOfText(classLabel(index, decision)));
	const best = argmax(vector, table.rows);
	const predicted = best.map((index) => (index === -1 ? -1 : (codes[index] as number)));
	const positive = sides.positive === undefined ? -1 : codes.indexOf(space.codeOfText(sides.positive));
	return {predicted, score: codes.length === 2 ? vector[positive] : undefined};
}
