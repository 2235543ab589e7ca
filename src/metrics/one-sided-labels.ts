import type {Steps} from '../records/steps.js';
import {type CellBytes, cellBytesSteps, cellTotals, missingPlace, placesOf} from './cell-bytes.js';
import type {SampleBits} from './deviation.js';
import {frequentCodes} from './frequent-codes.js';
import {type LabelsOfSide, namesSteps} from './labels-together.js';
import {majorityCodesSteps} from './majority-codes.js';
import type {CellCounts} from './matrix-counts.js';
import {countOneSidedSteps, missingOfMany} from './one-sided-cells.js';
import type {ClassOutcomes, ManyLabels} from './outcomes.js';
import {rowsOfCodesSteps} from './rows-of-codes.js';

/** How many labels of a side keep their names. */
export type Limits = {
	/** Of very many the most frequent ones. */
	readonly named: number;
	/** Up to so many labels of the ground truth are not very many: all of them keep theirs. */
	readonly truths: number;
};

/** Outcomes with few labels, and where it is known already, how many rows are in each cell. */
export type FewLabels = ClassOutcomes & {
	readonly counted?: {readonly samples: SampleBits | undefined; readonly cells: CellCounts};
};

/**
 * Outcomes of which one side alone has very many labels (`withFewLabels`): of these none is ever right but those that the
 * other side has too, so that they are counted, and nothing else of them has to be known. Undefined in other cases.
 */
export function* withFewOfOneSideSteps(
	outcomes: ClassOutcomes,
	many: ManyLabels,
	sides: readonly number[],
	samples: SampleBits | undefined,
	limits: Limits,
): Steps<FewLabels | undefined> {
	const bytes = yield* cellBytesSteps(outcomes, samples);
	if (bytes === undefined || bytes.codes.length > Math.min(limits.named, limits.truths)) return undefined;
	const areTruthsMany = many.ofTruth > bytes.codes.length;
	if (areTruthsMany && many.ofTruth <= limits.truths) return undefined;
	const counted = yield* rowsOfCodesSteps(areTruthsMany ? outcomes.actual : outcomes.predicted, many.count);
	const {rows, occurring} = counted;
	const labels: LabelsOfSide = {count: occurring, has: (code) => rows[code] !== 0};
	yield;
	const majorities = areTruthsMany ? yield* majorityCodesSteps(outcomes, counted, sides, samples) : [];
	const frequent = frequentCodes(counted, areTruthsMany ? 0 : many.ofTruth, limits.named);
	yield;
	const single = [...new Set([...bytes.codes, ...frequent, ...majorities, ...sides])];
	const others = labelsWithPlaces(bytes, areTruthsMany ? 'predicted' : 'actual');
	const bySide = areTruthsMany ? {actual: labels, predicted: others} : {actual: others, predicted: labels};
	const names = yield* namesSteps(outcomes, bySide, {single, named: single.length});
	// Of the codes behind the single ones the first stands for ground truth, the second for predictions.
	const rest = single.length + (areTruthsMany ? 0 : 1);
	const codes = {
		few: Int32Array.from({length: bytes.codes.length + 1}, (_, place) => place - 1),
		many: Int32Array.of(rest, -1, ...single.keys()),
	};
	const cells = yield* countOneSidedSteps(outcomes, samples, {areTruthsMany, bytes, single, rows}, codes);
	const fewOf = (rows: Int32Array) => recoded(rows, bytes.codes, missingPlace + 1, codes.few);
	const manyOf = (rows: Int32Array) => recoded(rows, single, missingOfMany + 1, codes.many);
	return {
		kind: 'classes',
		...names,
		get actual() {
			return (areTruthsMany ? manyOf : fewOf)(outcomes.actual);
		},
		get predicted() {
			return (areTruthsMany ? fewOf : manyOf)(outcomes.predicted);
		},
		score: outcomes.score,
		counted: {samples, cells},
	};
}

/** The new codes of rows, where somebody wants to look at each; `kept` have the places from the first one on. */
function recoded(rows: Int32Array, kept: readonly number[], firstPlace: number, codes: Int32Array): Int32Array {
	const places = new Map(kept.map((code, at) => [code, firstPlace + at]));
	const [rest, missing] = [codes[0] as number, -1];
	return rows.map((code) => (code === -1 ? missing : (codes[places.get(code) ?? -1] ?? rest)));
}

/** The labels of a side that has none but those with places. */
function labelsWithPlaces(bytes: CellBytes, side: 'actual' | 'predicted'): LabelsOfSide {
	const cells = [...cellTotals(bytes).entries()].filter(([, rows]) => rows > 0);
	const places = new Set(cells.map(([cell]) => placesOf(cell)[side]));
	const codes = new Set(bytes.codes.filter((_, at) => places.has(at + 1)));
	return {count: codes.size, has: (code) => codes.has(code)};
}
