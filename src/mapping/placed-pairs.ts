import {type CellBytes, cellBytesSteps, missingPlace, mostCodes, sides} from '../metrics/cell-bytes.js';
import {samplesSteps} from '../metrics/deviation.js';
import {areKnownFinite} from '../metrics/finite-pairs.js';
import {
	type ClassOutcomes,
	codeOfLabel,
	labelAt,
	type ManyLabels,
	type NumberOutcomes,
	type Outcomes,
} from '../metrics/outcomes.js';
import {inSpans, type Steps} from '../records/steps.js';
import {areNamed} from './flip-moves.js';
import type {ReadPairs} from './pair-cells.js';
import type {ScoreCut} from './prediction.js';

/** The cell of each pair of a reading as a byte (`CellBytes`), and the labels that have places of their own, by place. */
export type PlacedPairs = {readonly cells: Uint8Array; readonly labels: readonly (string | undefined)[]};

/** The cell of pairs of two numbers. */
export const numbersCell = sides + 1;

/**
 * For a comparison with a reading that has its labels at places; undefined where there are too many labels. Mostly the
 * cells are there from counting the reading.
 */
export function* placedPairsSteps(
	{outcomes, byThreshold}: ReadPairs,
	other?: PlacedPairs,
): Steps<PlacedPairs | undefined> {
	if (outcomes.kind === 'numbers') return {cells: cellsOfNumbers(outcomes), labels: []};
	if (byThreshold !== undefined && outcomes.score !== undefined) {
		return yield* placedAtCutSteps(outcomes, outcomes.score, byThreshold.cut);
	}
	const samples = yield* samplesSteps(outcomes.actual.length);
	const bytes = yield* cellBytesSteps(outcomes, samples);
	const placed = bytes && placedIn(outcomes, bytes);
	if (other === undefined) return placed;
	const {many, actual} = outcomes;
	// Labels that have names of their own cannot be told as one.
	if (many === undefined && (placed !== undefined || areNamed(actual))) return placed;
	if (many !== undefined && placed !== undefined && areTold(outcomes, many, placed, other)) return placed;
	const codes = other.labels.flatMap((label) => (label === undefined ? [] : (codeOfLabel(outcomes, label) ?? [])));
	const otherwise = yield* cellBytesSteps(outcomes, samples, codes);
	return otherwise && placedIn(outcomes, otherwise);
}

/** Whether a reading has more labels than there are places: then only a comparison with one of few labels gives it places. */
export function hasManyLabels(outcomes: Outcomes): boolean {
	return outcomes.kind === 'classes' && (outcomes.many !== undefined || outcomes.labels.length > mostCodes);
}

function placedIn(outcomes: ClassOutcomes, {cells, codes}: CellBytes): PlacedPairs {
	return {cells, labels: [undefined, ...codes.map((code) => labelAt(outcomes, code))]};
}

/** Whether each label of the other reading that occurs in this one has a place. */
function areTold({actual, predicted}: ClassOutcomes, many: ManyLabels, own: PlacedPairs, other: PlacedPairs): boolean {
	return other.labels.every((label) => {
		const code = label === undefined || own.labels.includes(label) ? undefined : many.codeOf(label);
		return code === undefined || !(actual.includes(code) || predicted.includes(code));
	});
}

const known = new WeakMap<Outcomes, PlacedPairs>();

/** Where a threshold makes the labels, they are not made for it. Remembered: each reading is compared with two others. */
function* placedAtCutSteps(
	outcomes: ClassOutcomes,
	score: Float64Array,
	cut: ScoreCut,
): Steps<PlacedPairs | undefined> {
	const {labels, actual} = outcomes;
	if (labels.length > mostCodes) return undefined;
	const found = known.get(outcomes);
	if (found !== undefined) return found;
	const cells = new Uint8Array(actual.length);
	const {threshold, rule, positive, negative} = cut;
	const takesEqual = Number(rule === '>=');
	yield* inSpans(cells.length, (from, to) => {
		placeAtCut(cells, actual, score, threshold, takesEqual, positive, negative, from, to);
	});
	const placed = {cells, labels: [undefined, ...labels]};
	known.set(outcomes, placed);
	return placed;
}

function placeAtCut(
	cells: Uint8Array,
	actual: Int32Array,
	score: Float64Array,
	threshold: number,
	takesEqual: number,
	positive: number,
	negative: number,
	from: number,
	to: number,
): void {
	for (let pair = from; pair < to; pair++) {
		const value = score[pair] as number;
		// Which side a score is on is anybody's guess for a processor, so nothing branches by it.
		const isAbove = Number(value > threshold) | (Number(value === threshold) & takesEqual);
		const predicted = negative + isAbove * (positive - negative);
		cells[pair] = ((actual[pair] as number) + 1) * sides + Number(!Number.isNaN(value)) * (predicted + 1);
	}
}

function cellsOfNumbers(outcomes: NumberOutcomes): Uint8Array {
	const {actual, predicted} = outcomes;
	const cells = new Uint8Array(actual.length);
	if (areKnownFinite(outcomes)) return cells.fill(numbersCell);
	for (let pair = 0; pair < cells.length; pair++) {
		const isPair = Number.isFinite(actual[pair]) && Number.isFinite(predicted[pair]);
		cells[pair] = isPair ? numbersCell : missingPlace;
	}
	return cells;
}
