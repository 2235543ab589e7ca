import {type ClassOutcomes, labelAt, labelCount, type Outcomes} from '../../metrics/outcomes.js';
import {numberOf} from '../../records/scalar.js';
import {inSpans, type Steps} from '../../records/steps.js';
import type {Units} from './units.js';

/** 1 for each capture row that one reading counts in other cells of the confusion matrix than the other does. */
export function* disagreeingRowsSteps(a: Units, b: Units): Steps<Uint8Array> {
	yield;
	const rows = Math.min(a.rows, b.rows);
	const [ofA, ofB] = yield* comparableCellsSteps(a.outcomes, b.outcomes);
	const [before, after] = [
		{units: yield* unitsByRowSteps(a), cells: ofA},
		{units: yield* unitsByRowSteps(b), cells: ofB},
	];
	const differs = new Uint8Array(a.rows);
	yield* inSpans(rows, (from, to) => markDifferent(differs, before, after, from, to));
	return differs;
}

/** What a reading makes of each row. */
type Judged = {readonly units: UnitsByRow; readonly cells: Cells};

function markDifferent(differs: Uint8Array, before: Judged, after: Judged, from: number, to: number): void {
	const [inA, inB] = [before.units, after.units];
	const [ofA, ofB] = [before.cells, after.cells];
	for (let row = from; row < to; row++) {
		const [count, other] = [inA.count[row] as number, inB.count[row] as number];
		const [first, second] = [inA.first[row] as number, inB.first[row] as number];
		if (count !== other) differs[row] = 1;
		else if (count === 1) differs[row] = sameCell(ofA, first, ofB, second) ? 0 : 1;
		else if (cellsFrom(ofA, first, count) !== cellsFrom(ofB, second, other)) differs[row] = 1;
	}
}

/** Ground truth and prediction of each unit as numbers that can be compared across readings; NaN where missing. */
type Cells = {readonly actual: Float64Array; readonly predicted: Float64Array};

function* comparableCellsSteps(a: Outcomes, b: Outcomes): Steps<readonly [Cells, Cells]> {
	if (a.kind === 'numbers') return [a, b.kind === 'numbers' ? b : yield* cellsSteps(b, yield* spelledNumbers(b))];
	if (b.kind === 'numbers') return [yield* cellsSteps(a, yield* spelledNumbers(a)), b];
	const [ofA, ofB] = yield* sharedNumbers(a, b);
	return [yield* cellsSteps(a, ofA), yield* cellsSteps(b, ofB)];
}

/** A number for each label, one place behind its code; the first place is that of a missing value. */
type OfCode = Float64Array;

function ofNothing(outcomes: ClassOutcomes, filled: number): OfCode {
	return new Float64Array(labelCount(outcomes) + 1).fill(filled).fill(Number.NaN, 0, 1);
}

function* spelledNumbers(outcomes: ClassOutcomes): Steps<OfCode> {
	const numbers = ofNothing(outcomes, Number.NaN);
	for (let code = 0; code < labelCount(outcomes); code++) {
		if (code % labelsPerStep === 0) yield;
		numbers[code + 1] = numberOf({type: 'text', text: labelAt(outcomes, code) ?? ''});
	}
	return numbers;
}

/** The same number for the same label; of labels that only one of the two has it says no more than that. */
function* sharedNumbers(a: ClassOutcomes, b: ClassOutcomes): Steps<readonly [OfCode, OfCode]> {
	const [few, other] = labelCount(a) <= labelCount(b) ? [a, b] : [b, a];
	const codeOf = yield* finderSteps(other);
	const [ofFew, ofOther] = [ofNothing(few, onlyHere), ofNothing(other, onlyThere)];
	for (let code = 0; code < labelCount(few); code++) {
		if (code % labelsPerStep === 0) yield;
		const same = codeOf(labelAt(few, code) ?? '');
		if (same === undefined) continue;
		ofFew[code + 1] = code;
		ofOther[same + 1] = code;
	}
	return few === a ? [ofFew, ofOther] : [ofOther, ofFew];
}

const [onlyHere, onlyThere] = [-1, -2];
const labelsPerStep = 1 << 15;

function* finderSteps(outcomes: ClassOutcomes): Steps<(label: string) => number | undefined> {
	if (outcomes.many !== undefined) return outcomes.many.codeOf;
	const codes = new Map<string, number>();
	for (const [code, label] of outcomes.labels.entries()) {
		if (code % labelsPerStep === 0) yield;
		codes.set(label, code);
	}
	return (label) => codes.get(label);
}

function* cellsSteps({actual, predicted}: ClassOutcomes, ofCode: OfCode): Steps<Cells> {
	return {actual: yield* sideSteps(actual, ofCode), predicted: yield* sideSteps(predicted, ofCode)};
}

function* sideSteps(codes: Int32Array, ofCode: OfCode): Steps<Float64Array> {
	const values = new Float64Array(codes.length);
	yield* inSpans(codes.length, (from, to) => lookUpNumbers(values, codes, ofCode, from, to));
	return values;
}

function lookUpNumbers(values: Float64Array, codes: Int32Array, ofCode: OfCode, from: number, to: number): void {
	for (let unit = from; unit < to; unit++) values[unit] = ofCode[(codes[unit] as number) + 1] as number;
}

/** By row its first unit, and how many it has: units of a row stand one after the other. */
type UnitsByRow = {readonly first: Int32Array; readonly count: Uint32Array};

function* unitsByRowSteps({rows, captureRow}: Units): Steps<UnitsByRow> {
	const found = {first: new Int32Array(rows), count: new Uint32Array(rows)};
	const units = captureRow.length;
	// From the last unit to the first, so that the first of each row stays.
	yield* inSpans(units, (from, to) => noteUnits(found, captureRow, units - to, units - from));
	return found;
}

function noteUnits({first, count}: UnitsByRow, captureRow: Int32Array, start: number, end: number): void {
	for (let unit = end - 1; unit >= start; unit--) {
		const row = captureRow[unit] as number;
		first[row] = unit;
		count[row] = (count[row] as number) + 1;
	}
}

function sameCell(a: Cells, unit: number, b: Cells, other: number): boolean {
	return (
		isSame(a.actual[unit] as number, b.actual[other] as number) &&
		isSame(a.predicted[unit] as number, b.predicted[other] as number)
	);
}

function isSame(a: number, b: number): boolean {
	return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Several cells of one record, whatever their order. */
function cellsFrom({actual, predicted}: Cells, first: number, count: number): string {
	const cells = Array.from({length: count}, (_, at) => `${actual[first + at]} ${predicted[first + at]}`);
	return cells.sort().join(', ');
}
