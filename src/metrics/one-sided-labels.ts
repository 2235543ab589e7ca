import type {Steps} from '../records/steps.js';
import {type CellBytes, cellBytesSteps, cellTotals, placesOf} from './cell-bytes.js';
import type {SampleBits} from './deviation.js';
import {frequentCodesSteps} from './frequent-codes.js';
import {type LabelsOfSide, namesSteps, recodedSteps} from './labels-together.js';
import {majorityCodesSteps} from './majority-codes.js';
import type {ClassOutcomes, ManyLabels} from './outcomes.js';
import {rowsOfCodesSteps} from './rows-of-codes.js';

/** How many labels of a side keep their names. */
export type Limits = {
	/** Of very many the most frequent ones. */
	readonly named: number;
	/** Up to so many labels of the ground truth are not very many: all of them keep theirs. */
	readonly truths: number;
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
): Steps<ClassOutcomes | undefined> {
	const bytes = yield* cellBytesSteps(outcomes, samples);
	if (bytes === undefined || bytes.codes.length > Math.min(limits.named, limits.truths)) return undefined;
	const areTruthsMany = many.ofTruth > bytes.codes.length;
	const counted = yield* rowsOfCodesSteps(areTruthsMany ? outcomes.actual : outcomes.predicted, many.count);
	const {rows, occurring} = counted;
	const labels: LabelsOfSide = {count: occurring, has: (code) => rows[code] !== 0};
	yield;
	if (areTruthsMany && labels.count <= limits.truths) return undefined;
	const majorities = areTruthsMany ? yield* majorityCodesSteps(outcomes, counted, sides, samples) : [];
	const frequent = yield* frequentCodesSteps(rows, areTruthsMany ? 0 : many.ofTruth, limits.named);
	const single = [...new Set([...bytes.codes, ...frequent, ...majorities, ...sides])];
	const others = labelsWithPlaces(bytes, areTruthsMany ? 'predicted' : 'actual');
	const bySide = areTruthsMany ? {actual: labels, predicted: others} : {actual: others, predicted: labels};
	const names = yield* namesSteps(outcomes, bySide, {single, named: single.length});
	// Of the codes behind the single ones the first stands for ground truth, the second for predictions.
	const codes = new Int32Array(many.count).fill(single.length + (areTruthsMany ? 0 : 1));
	for (const [code, old] of single.entries()) codes[old] = code;
	yield;
	return {
		kind: 'classes',
		...names,
		// Few labels of the ground truth have the first codes before and after.
		actual: areTruthsMany ? yield* recodedSteps(outcomes.actual, codes) : outcomes.actual,
		predicted: yield* recodedSteps(outcomes.predicted, codes),
		score: outcomes.score,
	};
}

/** The labels of a side that has none but those with places. */
function labelsWithPlaces(bytes: CellBytes, side: 'actual' | 'predicted'): LabelsOfSide {
	const cells = [...cellTotals(bytes).entries()].filter(([, rows]) => rows > 0);
	const places = new Set(cells.map(([cell]) => placesOf(cell)[side]));
	const codes = new Set(bytes.codes.filter((_, at) => places.has(at + 1)));
	return {count: codes.size, has: (code) => codes.has(code)};
}
