import type {ProblemType} from '../../metrics/problem-type.js';

/** Where a record is counted: its cell of the matrix, or why it can never be a match. */
export type Cell = {readonly state: 'agree' | 'differ' | 'no match possible'; readonly text: string};

export type CellTerms = {
	readonly problemType: ProblemType;
	readonly positive: string | undefined;
	/** The labels of the ground truth: a prediction that is none of them matches nothing. */
	readonly known: ReadonlySet<string>;
};

/** Labels in the spelling in which they are shown; in regression the numbers. */
export function cellOf(groundTruth: string | undefined, prediction: string | undefined, terms: CellTerms): Cell {
	if (groundTruth === undefined && prediction === undefined) return none('neither ground truth nor prediction');
	if (groundTruth === undefined) return none('no ground truth');
	if (prediction === undefined) return none('no prediction');
	if (terms.problemType === 'Regression') {
		const error = Number(prediction) - Number(groundTruth);
		return {state: 'differ', text: `error ${Number(error.toPrecision(6))}`};
	}
	if (!terms.known.has(prediction)) return none(`${JSON.stringify(prediction)} is no label of the ground truth`);
	const state = groundTruth === prediction ? 'agree' : 'differ';
	if (terms.problemType === 'MulticlassClassification' || terms.positive === undefined)
		return {state, text: `actual ${groundTruth}, predicted ${prediction}`};
	const side = prediction === terms.positive ? 'positive' : 'negative';
	return {state, text: `${state === 'agree' ? 'true' : 'false'} ${side}`};
}

function none(why: string): Cell {
	return {state: 'no match possible', text: why};
}
